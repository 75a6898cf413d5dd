//! A time that may be absent, in eight bytes.

/// Milliseconds since 1970, or nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment(i64);

impl Moment {
    /// No time of the engine lies 292 million years before 1970.
    pub(super) const NONE: Self = Self(i64::MIN);

    pub(super) fn get(self) -> Option<i64> {
        (self != Self::NONE).then_some(self.0)
    }
}

impl Default for Moment {
    fn default() -> Self {
        Self::NONE
    }
}

/// The earliest and latest time that a browser's `Date` can tell.
const TELLABLE: std::ops::RangeInclusive<i64> = -8_640_000_000_000_000..=8_640_000_000_000_000;

impl From<Option<i64>> for Moment {
    /// A time that nobody can tell counts as none: formatting it would throw.
    fn from(millis: Option<i64>) -> Self {
        millis.filter(|millis| TELLABLE.contains(millis)).map_or(Self::NONE, Self)
    }
}
