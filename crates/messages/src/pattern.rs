//! A pattern once read.

use crate::Plural;

/// A message with its placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub(crate) parts: Vec<Part>,
    pub(crate) placeholders: Vec<Placeholder>,
}

/// A name that a message is given a value for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Its name.
    pub name: String,
    /// What its value must be.
    pub kind: Kind,
}

/// What the value of a placeholder must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text or number, put in as it is.
    Any,
    /// A whole number: a plural chooses by it.
    Count,
    /// A word: a select chooses by it.
    Word,
}

/// Why a translation does not fit the message that it translates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The translation wants a value that nobody gives.
    #[error("the placeholder `{0}` is not in the English message")]
    Extra(String),
    /// The translation leaves out a value.
    #[error("the placeholder `{0}` of the English message is missing")]
    Missing(String),
    /// The translation chooses by a value that is not of that kind.
    #[error("the placeholder `{0}` is used as another kind of value than in the English message")]
    Kind(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    Value(String),
    /// `#`: the number that the plural around it chose by.
    Number,
    Plural {
        name: String,
        exact: Vec<(i64, Vec<Part>)>,
        branches: Vec<(Plural, Vec<Part>)>,
        other: Vec<Part>,
    },
    Select {
        name: String,
        branches: Vec<(String, Vec<Part>)>,
        other: Vec<Part>,
    },
}

impl Pattern {
    /// Its placeholders, in the order in which they first stand in the pattern.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }

    /// Whether this translation can stand for a message with the placeholders `original`: the same ones, used in ways
    /// that their values allow. A number may be put in as it is; a plural needs one.
    pub fn check_against(&self, original: &[(&str, Kind)]) -> Result<(), Mismatch> {
        for ours in &self.placeholders {
            match original.iter().find(|(name, _)| *name == ours.name) {
                None => return Err(Mismatch::Extra(ours.name.clone())),
                Some((_, kind)) if ours.kind != Kind::Any && ours.kind != *kind => {
                    return Err(Mismatch::Kind(ours.name.clone()));
                }
                Some(_) => {}
            }
        }
        match original.iter().find(|(name, _)| self.placeholders.iter().all(|own| own.name != *name)) {
            Some((missing, _)) => Err(Mismatch::Missing((*missing).to_owned())),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(translation: &str, original: &str) -> Result<(), Mismatch> {
        let read = |text| Pattern::parse(text).expect("a good pattern");
        let original = read(original);
        let placeholders: Vec<_> = original.placeholders.iter().map(|p| (&*p.name, p.kind)).collect();
        read(translation).check_against(&placeholders)
    }

    #[test]
    fn a_translation_uses_what_the_message_is_given() {
        assert_eq!(check("{b} von {a}", "{a} of {b}"), Ok(()));
        assert_eq!(check("{n} Schritte", "{n, plural, one {# step} other {# steps}}"), Ok(()));
        assert_eq!(check("{a} {c}", "{a}"), Err(Mismatch::Extra("c".into())));
        assert_eq!(check("nichts", "{a}"), Err(Mismatch::Missing("a".into())));
        assert_eq!(check("{a, plural, other {#}}", "{a}"), Err(Mismatch::Kind("a".into())));
    }
}
