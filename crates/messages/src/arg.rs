//! What a placeholder is filled with.

use std::borrow::Cow;

/// Value of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Put in as it is, also if it looks like a pattern.
    Text(Cow<'a, str>),
    /// Written with the grouping of the language. Fractions are written by the caller and given as text.
    Number(i64),
}

/// A whole number: what a plural chooses by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub i64);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Count> for Arg<'_> {
    fn from(count: Count) -> Self {
        Self::Number(count.0)
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Count {
            fn from(number: $number) -> Self {
                Self(i64::from(number))
            }
        }

        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Count::from(number).into()
            }
        }
    )*};
}

whole_numbers!(i64, i32, u32, u16, u8);

impl From<usize> for Count {
    fn from(number: usize) -> Self {
        Self(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Count::from(number).into()
    }
}
