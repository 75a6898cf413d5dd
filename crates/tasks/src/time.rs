//! Times as the engine writes them, and how long something took. No clock: "now" is always a parameter.

use chrono::{DateTime, SecondsFormat};

/// Reads an ISO 8601 time with offset (XML and some JSON, contract 2.2); milliseconds since 1970.
pub fn parse_iso(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
}

/// Writes milliseconds since 1970 as ISO 8601 in UTC; `None` for times that no calendar has.
pub fn to_iso(millis: i64) -> Option<String> {
    DateTime::from_timestamp_millis(millis).map(|time| time.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// How long something has run at `now`, in milliseconds; `None` where no start is known.
///
/// Never negative: a step that ended with its job can have an end before its start (contract 9.17), and clocks
/// differ.
pub fn elapsed(start: Option<i64>, end: Option<i64>, now: i64) -> Option<i64> {
    Some(end.unwrap_or(now).saturating_sub(start?).max(0))
}

/// A duration in the parts that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Whole hours, also more than 24.
    pub hours: i64,
    /// 0 to 59.
    pub minutes: u8,
    /// 0 to 59.
    pub seconds: u8,
}

/// Splits a duration of milliseconds, rounded down to whole seconds; a negative one is taken as zero.
pub fn split(millis: i64) -> Parts {
    let seconds = millis.max(0) / 1000;
    Parts { hours: seconds / 3600, minutes: (seconds / 60 % 60) as u8, seconds: (seconds % 60) as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_iso() {
        assert_eq!(parse_iso("2026-07-14T08:15:42.130Z"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("2026-07-14T10:15:42.130+02:00"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("yesterday"), None);
        assert_eq!(to_iso(1_784_016_942_130).as_deref(), Some("2026-07-14T08:15:42.130Z"));
        assert_eq!(to_iso(i64::MAX), None);
    }

    #[test]
    fn elapsed_is_never_negative() {
        assert_eq!(elapsed(Some(1000), None, 3500), Some(2500));
        assert_eq!(elapsed(Some(1000), Some(1500), 9000), Some(500));
        assert_eq!(elapsed(Some(2000), Some(1500), 9000), Some(0));
        assert_eq!(elapsed(Some(i64::MIN), None, i64::MAX), Some(i64::MAX));
        assert_eq!(elapsed(None, Some(1), 2), None);
    }

    #[test]
    fn splits() {
        assert_eq!(split(0), Parts { hours: 0, minutes: 0, seconds: 0 });
        assert_eq!(split(-5), split(0));
        assert_eq!(split(61_999), Parts { hours: 0, minutes: 1, seconds: 1 });
        assert_eq!(split(90_000_000), Parts { hours: 25, minutes: 0, seconds: 0 });
    }
}
