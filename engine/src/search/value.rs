//! The values of a search.

use chrono::{DateTime, Datelike, Days, Local, NaiveDate, NaiveDateTime, TimeZone};

use super::{Kind, Relation};
use crate::model::{Millis, Severity};

/// A value to compare a field with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, in which `*` stands for anything.
    Text(String),
    /// A number; severities are compared by theirs.
    Number(i64),
    /// A point in time.
    Time(Millis),
    /// The 24 hours from a point in time: what an equal time means.
    Day(Millis),
}

/// Signs that no text may hold.
const FORBIDDEN: [char; 6] = ['<', '>', '&', '^', '#', '!'];

impl Value {
    /// Reads the value of a field of some kind. `None` when it is none, and when such values cannot relate so.
    pub(super) fn read(text: &str, kind: Kind, relation: Relation, now: Millis) -> Option<Self> {
        let is_equation = matches!(relation, Relation::Equal | Relation::Unequal);
        match kind {
            Kind::Text if is_equation && !text.contains(FORBIDDEN) => Some(Value::Text(text.to_owned())),
            Kind::Integer if is_equation => {
                text.parse::<i32>().ok().map(|number| Value::Number(number.into()))
            }
            Kind::Flag if is_equation => {
                let flag = text.eq_ignore_ascii_case("true");
                (flag || text.eq_ignore_ascii_case("false")).then_some(Value::Number(flag.into()))
            }
            Kind::Severity => Severity::from_name(text).map(|severity| Value::Number(severity.number())),
            Kind::Time => match relation {
                Relation::Equal => time(text, now).map(Value::Day),
                Relation::Below | Relation::Above => time(text, now).map(Value::Time),
                _ => None,
            },
            Kind::Text | Kind::Integer | Kind::Flag => None,
        }
    }
}

/// Formats of a point in time, and of a day.
const TIMES: [&str; 5] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%m/%d/%y %I:%M %p",
    "%b %d, %Y %I:%M:%S %p",
];
const DAYS: [&str; 4] = ["%Y-%m-%d", "%m/%d/%y", "%m/%d/%Y", "%b %d, %Y"];

/// Reads a time: `today`, `yesterday`, the name of a day of the past week, a date with or without the time of the
/// day, in the zone of this machine. A day begins at midnight.
fn time(text: &str, now: Millis) -> Option<Millis> {
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Some(exact.timestamp_millis());
    }
    let here = |time: NaiveDateTime| {
        Local.from_local_datetime(&time).earliest().map(|time: DateTime<Local>| time.timestamp_millis())
    };
    if let Some(time) = TIMES.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok()) {
        return here(time);
    }
    let today = Local.timestamp_millis_opt(now).single()?.date_naive();
    let day = DAYS.iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    let day = day.or_else(|| named_day(text, today))?;
    here(day.and_hms_opt(0, 0, 0)?)
}

fn named_day(name: &str, today: NaiveDate) -> Option<NaiveDate> {
    let back = |days: u64| today.checked_sub_days(Days::new(days));
    if name.eq_ignore_ascii_case("today") {
        return Some(today);
    }
    if name.eq_ignore_ascii_case("yesterday") {
        return back(1);
    }
    let weekday = name.parse::<chrono::Weekday>().ok().filter(|_| name.len() > 3)?;
    // Yesterday has a name of its own, so the names of days begin before it.
    (2..=8).filter_map(back).find(|day| day.weekday() == weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday, 14 July 2025.
    const NOW: Millis = 1_752_480_942_130;

    fn day_of(text: &str) -> Option<String> {
        let at = Local.timestamp_millis_opt(time(text, NOW)?).single()?;
        Some(at.format("%F %T").to_string())
    }

    #[test]
    fn times_have_many_forms() {
        let table = [
            ("2025-07-01", "2025-07-01 00:00:00"),
            ("7/1/25", "2025-07-01 00:00:00"),
            ("07/01/2025", "2025-07-01 00:00:00"),
            ("Jul 1, 2025", "2025-07-01 00:00:00"),
            ("2025-07-01 10:30", "2025-07-01 10:30:00"),
            ("7/1/25 3:05 PM", "2025-07-01 15:05:00"),
            ("Thursday", "2025-07-10 00:00:00"),
        ];
        for (text, expected) in table {
            assert_eq!(day_of(text).as_deref(), Some(expected), "{text}");
        }
        let today = time("today", NOW).expect("a day");
        assert!(today <= NOW && NOW - today < 24 * 3_600_000);
        assert!(time("YESTERDAY", NOW).expect("a day") < today);
        assert_eq!(time("2025-07-14T08:15:42.130Z", NOW), Some(NOW));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in ["", "soon", "mon", "2025-13-01", "1/2", "12:00"] {
            assert_eq!(time(text, NOW), None, "{text}");
        }
    }

    #[test]
    fn an_equal_time_is_within_the_day() {
        let read = |relation| Value::read("2025-07-01", Kind::Time, relation, NOW);
        assert!(matches!(read(Relation::Equal), Some(Value::Day(_))));
        assert!(matches!(read(Relation::Above), Some(Value::Time(_))));
        assert_eq!(read(Relation::AtLeast), None);
    }

    #[test]
    fn severities_are_compared_by_number() {
        assert_eq!(Value::read("Warning", Kind::Severity, Relation::AtLeast, NOW), Some(Value::Number(1)));
        assert_eq!(Value::read("1", Kind::Severity, Relation::AtLeast, NOW), None);
    }
}
