//! Comparing texts without regard to capitals.

use std::cmp::Ordering;

/// A text that is looked for, in small letters.
#[derive(Default)]
pub(crate) struct Needle(String);

impl Needle {
    /// Blanks around it do not count.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.trim().to_lowercase())
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
            let mut here = small(rest.as_str());
            if self.0.chars().all(|letter| here.next() == Some(letter)) {
                return true;
            }
            if rest.next().is_none() {
                return false;
            }
        }
    }
}

/// Compares as a dictionary does, as far as that goes without one for each language.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    small(a).cmp(small(b))
}

fn small(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_do_not_count() {
        for (text, needle) in [
            ("Copy Disk web01", "disk"),
            ("copy disk", " DISK "),
            ("Déplacer le DISQUE", "déplacer"),
            ("DÉPLACER", "éplac"),
            ("ПЕРЕНОС диска", "перенос"),
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
    fn order_of_a_dictionary() {
        let mut words = ["beta", "Alpha", "alpha 2", "École", "Zeta", "école b"];
        words.sort_by(|a, b| compare(a, b));
        assert_eq!(words, ["Alpha", "alpha 2", "beta", "Zeta", "École", "école b"]);
    }
}
