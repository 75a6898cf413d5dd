//! Comparing texts, and looking for words in them, without regard to capitals.

use std::cell::Cell;
use std::cmp::Ordering;

/// A text that is looked for, in small letters.
#[derive(Default)]
pub struct Needle(String);

impl Needle {
    /// Blanks around it do not count.
    pub fn new(text: &str) -> Self {
        Self(small(text.trim()).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it stands in a text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let needle = self.0.as_bytes();
        if needle.is_ascii() {
            // By far the most, and a tenth of the time.
            return needle.is_empty()
                || text.as_bytes().windows(needle.len()).any(|part| part.eq_ignore_ascii_case(needle));
        }
        let mut rest = text.chars();
        loop {
            if self.begins(rest.as_str()) {
                return true;
            }
            if rest.next().is_none() {
                return false;
            }
        }
    }

    /// Number of letters.
    fn len(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether a text begins with it.
    pub fn begins(&self, text: &str) -> bool {
        let mut here = small(text);
        self.0.chars().all(|letter| here.next() == Some(letter))
    }
}

/// Words that are looked for, each of them.
#[derive(Default)]
pub struct Words(Vec<Needle>);

impl Words {
    /// The words of a text: blanks part them, except between quotation marks.
    pub fn new(text: &str) -> Self {
        let mut quoted = false;
        let words = text.split(|letter: char| {
            quoted ^= letter == '"';
            letter == '"' || letter.is_whitespace() && !quoted
        });
        Self(words.map(Needle::new).filter(|word| !word.is_empty()).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where they stand in a text, from which letter to which; in UTF-16, as JavaScript counts.
    pub fn places_in(&self, text: &str) -> Vec<(u32, u32)> {
        let (mut places, mut at) = (Vec::new(), 0);
        for (from, letter) in text.char_indices() {
            let rest = text.get(from..).unwrap_or_default();
            for word in self.0.iter().filter(|word| word.begins(rest)) {
                let len: usize = rest.chars().take(word.len()).map(char::len_utf16).sum();
                places.push((at, at + len as u32));
            }
            at += letter.len_utf16() as u32;
        }
        places
    }

    /// Whether one of them stands in a text.
    pub(crate) fn touch(&self, text: &str) -> bool {
        self.0.iter().any(|word| word.is_in(text))
    }

    /// Those that don't stand in a text.
    pub(crate) fn missing_in(&self, text: &str) -> Vec<&Needle> {
        self.0.iter().filter(|word| !word.is_in(text)).collect()
    }
}

/// Compares as a dictionary does, as far as that goes without one for each language.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    // Sorting compares a lot, and most texts have nothing but ASCII.
    for (at, (x, y)) in a.bytes().zip(b.bytes()).enumerate() {
        if !x.is_ascii() || !y.is_ascii() {
            let (a, b) = (a.get(at..).unwrap_or_default(), b.get(at..).unwrap_or_default());
            return small(a).cmp(small(b));
        }
        match x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase()) {
            Ordering::Equal => {}
            other => return other,
        }
    }
    a.len().cmp(&b.len())
}

thread_local! {
    static SMALL: Cell<fn(char) -> char> = const { Cell::new(usual) };
}

/// Takes small letters of all scripts from `letter` in this thread. The tables of the standard library are 12 kB, so the
/// page has its browser's in their place.
pub fn take_small_letters_from(letter: fn(char) -> char) {
    SMALL.set(letter);
}

/// The first of what is its small letter: only the Turkish İ has two, an i and a dot.
#[cfg(not(target_family = "wasm"))]
fn usual(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(target_family = "wasm")]
fn usual(letter: char) -> char {
    letter
}

/// Small letters; the Greek sigma has one more at the end of a word, which capitals do not know.
fn small(text: &str) -> impl Iterator<Item = char> + '_ {
    let others = SMALL.get();
    text.chars().map(move |letter| match letter {
        _ if letter.is_ascii() => letter.to_ascii_lowercase(),
        'Σ' | 'ς' => 'σ',
        _ => others(letter),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_compare_as_their_small_letters_do(a in "[a-cA-CéÉİß]{0,5}", b in "[a-cA-CéÉİß]{0,5}") {
            // The İ is told by its first small letter alone.
            let small = |text: &str| text.replace('İ', "i").to_lowercase();
            prop_assert_eq!(compare(&a, &b), small(&a).cmp(&small(&b)), "{} {}", a, b);
        }

        #[test]
        fn a_needle_is_found_where_its_small_letters_are(needle in "[a-bA-Bé ]{0,3}", text in "[a-bA-BéÉ ]{0,8}") {
            let found = text.to_lowercase().contains(&needle.trim().to_lowercase());
            prop_assert_eq!(Needle::new(&needle).is_in(&text), found);
        }
    }

    #[test]
    fn capitals_do_not_count() {
        for (text, needle) in [
            ("Copy Disk web01", "disk"),
            ("copy disk", " DISK "),
            ("Déplacer le DISQUE", "déplacer"),
            ("DÉPLACER", "éplac"),
            ("ПЕРЕНОС диска", "перенос"),
            ("ΟΔΟΣ 7", "οδος"),
            ("磁盘复制", "复制"),
            ("anything", ""),
        ] {
            assert!(Needle::new(needle).is_in(text), "{needle} in {text}");
        }
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        for (text, needle) in [("disk", "disks"), ("", "a"), ("deplacer", "dé"), ("é", "éé"), ("abc", "ac")]
        {
            assert!(!Needle::new(needle).is_in(text), "{needle} in {text}");
        }
    }

    #[test]
    fn blanks_part_words_and_quotation_marks_hold_them_together() {
        let words = |text: &str| Words::new(text).0.into_iter().map(|word| word.0).collect::<Vec<_>>();
        assert_eq!(words("  Clone\tweb01 "), ["clone", "web01"]);
        assert_eq!(words("\"clone VM\" web01"), ["clone vm", "web01"]);
        assert_eq!(words("a\"b c\"d \"e f"), ["a", "b c", "d", "e f"]);
        assert_eq!(words(" \"\" \" \" "), [""; 0]);
    }

    #[test]
    fn words_may_stand_in_any_order() {
        let words = Words::new("web01 clone");
        assert!(words.missing_in("Clone VM WEB01").is_empty());
        assert_eq!(words.missing_in("Clone VM web02").len(), 1);
        assert!(words.touch("Copy web01") && !words.touch("Copy"));
    }

    #[test]
    fn words_are_shown_where_they_stand() {
        let found = |words: &str, text: &str| {
            let letters: Vec<u16> = text.encode_utf16().collect();
            let places = Words::new(words).places_in(text).into_iter();
            places
                .map(|(from, to)| String::from_utf16_lossy(&letters[from as usize..to as usize]))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("web clone", "Clone VM WEB01 of web0"), ["Clone", "WEB", "web"]);
        assert_eq!(found("\"vm web\"", "Clone VM WEB01"), ["VM WEB"]);
        assert_eq!(found("œuvre é", "\u{1F600} Œuvre déplacée"), ["Œuvre", "é", "é"]);
        assert_eq!(found("aa", "aaa"), ["aa", "aa"]);
        assert_eq!(found("", "Clone"), [""; 0]);
    }

    #[test]
    fn order_of_a_dictionary() {
        let mut words = ["beta", "Alpha", "alpha 2", "École", "Zeta", "école b"];
        words.sort_by(|a, b| compare(a, b));
        assert_eq!(words, ["Alpha", "alpha 2", "beta", "Zeta", "École", "école b"]);
    }
}
