//! Patterns made ready to be filled: one text in which placeholders stand by number and branches between marks. The
//! program holds its messages so, and neither reads patterns nor looks for names when it tells one.

use crate::Pattern;
use crate::pattern::Part;

/// The next letter stands for itself, although it is a mark.
pub(crate) const LITERAL: char = '\0';
/// A value; its number follows.
pub(crate) const VALUE: char = '\x01';
/// The number that the plural around it chose by.
pub(crate) const NUMBER: char = '\x02';
/// Branches to choose from by a number, whose own number follows, up to an [`END`].
pub(crate) const PLURAL: char = '\x03';
/// Branches to choose from by a word.
pub(crate) const SELECT: char = '\x04';
/// A branch: what chooses it, [`BODY`], what it tells, [`END`]. What nothing chooses fits always.
pub(crate) const BRANCH: char = '\x05';
pub(crate) const BODY: char = '\x06';
pub(crate) const END: char = '\x07';

/// Numbers of placeholders are letters from here on.
const FIRST_INDEX: u32 = 0x30;

/// The number of a placeholder by its letter; past all of them where it is none.
pub(crate) fn index_of(letter: char) -> usize {
    u32::from(letter).wrapping_sub(FIRST_INDEX) as usize
}

impl Pattern {
    /// The pattern as [`fill`](crate::fill) takes it, for values that are given in the order of `placeholders`. One
    /// that is not among them shows as `{name}`, so that the mistake is seen and the rest of the sentence still read.
    pub fn ready(&self, placeholders: &[&str]) -> String {
        let mut making = Making { placeholders, text: String::new() };
        making.parts(&self.parts);
        making.text
    }
}

struct Making<'a> {
    placeholders: &'a [&'a str],
    text: String,
}

impl Making<'_> {
    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Text(literal) => self.literal(literal),
                Part::Value(name) => match self.index(name) {
                    Some(index) => self.text.extend([VALUE, index]),
                    None => self.literal(&format!("{{{name}}}")),
                },
                Part::Number => self.text.push(NUMBER),
                Part::Plural { name, exact, branches, other } => {
                    let exact = exact.iter().map(|(number, parts)| (format!("={number}"), parts));
                    let branches = branches.iter().map(|(plural, parts)| (plural.word().to_owned(), parts));
                    self.choice(PLURAL, name, exact.chain(branches), other);
                }
                Part::Select { name, branches, other } => {
                    let branches = branches.iter().map(|(word, parts)| (word.clone(), parts));
                    self.choice(SELECT, name, branches, other);
                }
            }
        }
    }

    fn choice<'p>(
        &mut self,
        kind: char,
        name: &str,
        branches: impl Iterator<Item = (String, &'p Vec<Part>)>,
        other: &'p Vec<Part>,
    ) {
        let Some(index) = self.index(name) else { return self.parts(other) };
        self.text.extend([kind, index]);
        for (selector, parts) in branches.chain([(String::new(), other)]) {
            self.text.push(BRANCH);
            self.literal(&selector);
            self.text.push(BODY);
            self.parts(parts);
            self.text.push(END);
        }
        self.text.push(END);
    }

    fn index(&self, name: &str) -> Option<char> {
        let index = self.placeholders.iter().position(|known| *known == name)?;
        char::from_u32(FIRST_INDEX + u32::try_from(index).ok()?)
    }

    fn literal(&mut self, text: &str) {
        for letter in text.chars() {
            if letter <= END {
                self.text.push(LITERAL);
            }
            self.text.push(letter);
        }
    }
}
