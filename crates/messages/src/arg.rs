//! What a placeholder is filled with.

/// Value of a placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Put in as it is, also if it looks like a pattern.
    Text(&'a str),
    /// Written with the grouping of the language. Fractions are written by the caller and given as text.
    Number(i64),
}

/// What a placeholder takes.
pub trait Value {
    /// The value.
    fn arg(&self) -> Arg<'_>;
}

impl Value for str {
    fn arg(&self) -> Arg<'_> {
        Arg::Text(self)
    }
}

impl Value for String {
    fn arg(&self) -> Arg<'_> {
        Arg::Text(self)
    }
}

impl<V: Value + ?Sized> Value for &V {
    fn arg(&self) -> Arg<'_> {
        (**self).arg()
    }
}

/// A whole number: what a plural chooses by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub i64);

impl Value for Count {
    fn arg(&self) -> Arg<'_> {
        Arg::Number(self.0)
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Count {
            fn from(number: $number) -> Self {
                Self(i64::from(number))
            }
        }

        impl Value for $number {
            fn arg(&self) -> Arg<'_> {
                Arg::Number(i64::from(*self))
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

impl Value for usize {
    fn arg(&self) -> Arg<'_> {
        Arg::Number(Count::from(*self).0)
    }
}
