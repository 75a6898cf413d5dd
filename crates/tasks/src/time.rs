//! Times as the engine writes them.

use chrono::DateTime;

/// Reads an ISO 8601 time with offset (XML and some JSON, contract 2.2); milliseconds since 1970.
pub(crate) fn parse_iso(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
}

/// Writes a time in UTC as ISO 8601, as sorting by text needs it; milliseconds since 1970.
pub(crate) fn write_iso(millis: i64) -> String {
    const DAY: i64 = 86_400_000;
    let (days, rest) = (millis.div_euclid(DAY), millis.rem_euclid(DAY));
    // Days since 0000-03-01, so that the odd day of a leap year is the last of its year; 146,097 are 400 years.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month <= 2);
    let (hour, minute, second) = (rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", rest % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(millis in -62_135_596_800_000_i64..253_402_300_800_000) {
            let text = write_iso(millis);
            prop_assert_eq!(parse_iso(&text), Some(millis), "{}", text);
            prop_assert_eq!(text.len(), 24);
        }
    }

    #[test]
    fn reads_iso_with_any_offset() {
        assert_eq!(parse_iso("2026-07-14T08:15:42.130Z"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("2026-07-14T10:15:42.130+02:00"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("2026-07-14T08:15:42"), None);
        assert_eq!(parse_iso("yesterday"), None);
    }
}
