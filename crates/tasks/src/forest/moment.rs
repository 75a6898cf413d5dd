//! A time that may be absent, in eight bytes.

/// Milliseconds since 1970, or nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment(i64);

impl Moment {
    /// No time of the engine lies 292 million years before 1970.
    const NONE: Self = Self(i64::MIN);

    pub(super) fn get(self) -> Option<i64> {
        (self != Self::NONE).then_some(self.0)
    }
}

impl From<Option<i64>> for Moment {
    fn from(millis: Option<i64>) -> Self {
        millis.map_or(Self::NONE, Self)
    }
}
