//! Times as the engine writes them.

use chrono::DateTime;

/// Reads an ISO 8601 time with offset (XML and some JSON, contract 2.2); milliseconds since 1970.
pub(crate) fn parse_iso(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iso_with_any_offset() {
        assert_eq!(parse_iso("2026-07-14T08:15:42.130Z"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("2026-07-14T10:15:42.130+02:00"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("2026-07-14T08:15:42"), None);
        assert_eq!(parse_iso("yesterday"), None);
    }
}
