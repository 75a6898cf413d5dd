//! Why a pattern cannot be read.

/// A pattern that cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why} (at byte {at} of the pattern)")]
pub struct PatternError {
    /// Place in the pattern, in bytes from its start.
    pub at: usize,
    /// What is wrong there.
    pub why: Why,
}

/// What is wrong in a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It ends inside a placeholder.
    #[error("a {{ is not closed")]
    Unclosed,
    /// A brace closes nothing.
    #[error("a }} closes nothing; write '}}' for the character itself")]
    Unopened,
    /// Names are a lower-case letter, then lower-case letters, digits and underscores.
    #[error("a name is wanted: a lower-case letter, then lower-case letters, digits or underscores")]
    Name,
    /// The name is one that generated code cannot use.
    #[error("`{0}` cannot be the name of a placeholder")]
    Reserved(String),
    /// Only plural and select are understood.
    #[error("`{0}` is not a known form; known are plural and select")]
    Form(String),
    /// A comma, or a brace that opens a branch, is missing.
    #[error("`{0}` is wanted here")]
    Wanted(char),
    /// A plural branch is neither `=N` nor a plural category.
    #[error("`{0}` is no plural branch; branches are =N, zero, one, two, few, many and other")]
    Branch(String),
    /// The same branch twice.
    #[error("the branch `{0}` is there twice")]
    Twice(String),
    /// `other` is what is taken when nothing else fits.
    #[error("the branch `other` is missing")]
    NoOther,
    /// One name used as a text here and as a number there.
    #[error("`{0}` is used in two ways: in a plural and in a select")]
    TwoKinds(String),
    /// Deeper than anybody can read.
    #[error("branches are nested too deep")]
    TooDeep,
}
