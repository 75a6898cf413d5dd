//! Times as the engine writes them.

use chrono::{DateTime, SecondsFormat};

/// Reads an ISO 8601 time with offset (XML and some JSON, contract 2.2); milliseconds since 1970. By hand: the page reads
/// times at its start, and a library's reader is 4 kB of it.
pub(crate) fn parse_iso(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    let number = |from: usize, to: usize, range: std::ops::RangeInclusive<i64>| {
        let number =
            bytes.get(from..to)?.iter().try_fold(0, |number, byte| Some(10 * number + digit(byte)?))?;
        range.contains(&number).then_some(number)
    };
    let is = |at: usize, any: &[u8]| bytes.get(at).is_some_and(|byte| any.contains(byte));

    let shaped = is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":") && is(16, b":");
    let (year, month) = (number(0, 4, 0..=9_999).filter(|_| shaped)?, number(5, 7, 1..=12)?);
    let first = days_before(year, month);
    let next = if month == 12 { days_before(year + 1, 1) } else { days_before(year, month + 1) };
    let day = first + number(8, 10, 1..=next - first)? - 1;
    let minute = 60 * number(11, 13, 0..=23)? + number(14, 16, 0..=59)?;
    // A leap second is the first of the next minute.
    let second = number(17, 19, 0..=60)?;

    let fraction = if is(19, b".") { bytes.get(20..)? } else { &[] };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if is(19, b".") && digits == 0 {
        return None;
    }
    let thousandths = (0..3).fold(0, |sum, at| {
        10 * sum + fraction.get(at).filter(|_| at < digits).and_then(digit).unwrap_or_default()
    });

    let zone = if digits == 0 { 19 } else { 20 + digits };
    let east = match bytes.len().checked_sub(zone)? {
        1 if is(zone, b"Zz") => 0,
        6 if is(zone, b"+-") && is(zone + 3, b":") => {
            let minutes = 60 * number(zone + 1, zone + 3, 0..=23)? + number(zone + 4, zone + 6, 0..=59)?;
            if is(zone, b"-") { -minutes } else { minutes }
        }
        _ => return None,
    };
    Some(((day * 1_440 + minute - east) * 60 + second) * 1_000 + thousandths)
}

/// Days from 1970 to the first of a month.
fn days_before(year: i64, month: i64) -> i64 {
    // Years begin in March here, so that the odd day of a leap year is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leaps + (153 * month + 2) / 5 - 719_468
}

/// Writes a time in UTC as ISO 8601, as sorting by text needs it; milliseconds since 1970. Empty where it is no time.
pub(crate) fn write_iso(millis: i64) -> String {
    let time = DateTime::from_timestamp_millis(millis);
    time.map(|time| time.to_rfc3339_opts(SecondsFormat::Millis, true)).unwrap_or_default()
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

    /// Times as they may be written, and what is nearly one.
    fn texts() -> impl Strategy<Value = String> {
        let number = |least: u32, most: u32, width: usize| {
            (least..=most).prop_map(move |number| format!("{number:0width$}"))
        };
        let day = (number(0, 9_999, 4), number(0, 13, 2), number(0, 32, 2))
            .prop_map(|(y, m, d)| [y, m, d].join("-"));
        let time =
            (number(0, 25, 2), number(0, 61, 2), number(0, 59, 2)).prop_map(|(h, m, s)| [h, m, s].join(":"));
        (day, "[Tt ]", time, "(\\.[0-9]{0,12})?", "([Zz]|[+-][0-2][0-9]:[0-6][0-9]|)")
            .prop_map(|(day, between, time, fraction, zone)| [day, between, time, fraction, zone].concat())
    }

    fn by_library(text: &str) -> Option<i64> {
        DateTime::parse_from_rfc3339(text).ok().map(|time| time.timestamp_millis())
    }

    proptest! {
        #[test]
        fn is_read_as_a_library_reads_it(text in texts()) {
            prop_assert_eq!(parse_iso(&text), by_library(&text), "{}", text);
        }

        #[test]
        fn no_text_is_too_odd(text in ".{0,30}") {
            prop_assert_eq!(parse_iso(&text), by_library(&text), "{}", text);
        }
    }

    #[test]
    fn reads_iso_with_any_offset() {
        assert_eq!(parse_iso("2026-07-14T08:15:42.130Z"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("2026-07-14T10:15:42.130+02:00"), Some(1_784_016_942_130));
        assert_eq!(parse_iso("2026-07-14T08:15:42"), None);
        assert_eq!(parse_iso("yesterday"), None);
        assert_eq!(parse_iso("2026-07-14T23:59:60Z"), by_library("2026-07-14T23:59:60Z"));
    }
}
