//! Takes a search apart, piece by piece.

use super::{Field, Relation};

/// What is left of a search. It never begins with a blank.
#[derive(Debug)]
pub(super) struct Scanner<'text>(&'text str);

impl<'text> Scanner<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self(text.trim_start())
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this word of the language comes next, in any case.
    pub(super) fn is_at(&self, word: &str) -> bool {
        self.word().eq_ignore_ascii_case(word)
    }

    /// Takes this word of the language if it comes next; says whether it did.
    pub(super) fn take(&mut self, word: &str) -> bool {
        let found = self.is_at(word);
        if found {
            self.skip(word.len());
        }
        found
    }

    /// Takes a field and its relation if both come next.
    pub(super) fn condition<F: Field>(&mut self) -> Option<(F, Relation)> {
        /// Longer signs first: `<=` begins as `<` does.
        const SIGNS: [(&str, Relation); 6] = [
            ("!=", Relation::Unequal),
            ("<=", Relation::AtMost),
            (">=", Relation::AtLeast),
            ("=", Relation::Equal),
            ("<", Relation::Below),
            (">", Relation::Above),
        ];
        let end = self.0.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')?;
        let (name, rest) = self.0.split_at(end);
        let field = F::ALL.iter().copied().find(|field| field.name().eq_ignore_ascii_case(name))?;
        let rest = rest.trim_start();
        let (sign, relation) = SIGNS.into_iter().find(|(sign, _)| rest.starts_with(sign))?;
        self.0 = rest[sign.len()..].trim_start();
        Some((field, relation))
    }

    /// Takes a value: a text in quotes, or all up to a blank. `None` when nothing is left, a quote is not closed,
    /// or one stands in the middle.
    pub(super) fn value(&mut self) -> Option<String> {
        if let Some(quoted) = self.0.strip_prefix('"') {
            let (value, _) = quoted.split_once('"')?;
            self.skip(value.len() + 2);
            return Some(value.to_owned());
        }
        let word = self.word();
        if word.is_empty() || word.contains('"') {
            return None;
        }
        self.skip(word.len());
        Some(word.to_owned())
    }

    /// All up to the next blank.
    fn word(&self) -> &'text str {
        self.0.split(char::is_whitespace).next().unwrap_or_default()
    }

    fn skip(&mut self, length: usize) {
        self.0 = self.0[length..].trim_start();
    }
}
