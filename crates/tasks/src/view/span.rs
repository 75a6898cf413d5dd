//! Durations and times in a link, as people would type them: `90s`, `2h`, `-1d`, or bare milliseconds.

use super::Bound;

/// Units, the largest first.
const UNITS: [(char, i64); 4] = [('d', 86_400_000), ('h', 3_600_000), ('m', 60_000), ('s', 1_000)];

/// Writes a duration in the largest unit that divides it.
pub(super) fn write(millis: i64) -> String {
    let unit = UNITS.into_iter().find(|(_, unit)| millis != 0 && millis % unit == 0);
    unit.map_or_else(
        || millis.to_string(),
        |(name, unit)| [&*(millis / unit).to_string(), &name.to_string()].concat(),
    )
}

/// Reads a duration from 0 on.
pub(super) fn read(text: &str) -> Option<i64> {
    let unit = UNITS.into_iter().find(|(name, _)| text.ends_with(*name));
    let (number, unit) =
        unit.map_or((text, 1), |(_, unit)| (text.get(..text.len() - 1).unwrap_or_default(), unit));
    number.parse::<i64>().ok().filter(|number| *number >= 0)?.checked_mul(unit)
}

/// Writes a time; one that moves with now has a minus before it.
pub(super) fn write_bound(bound: Bound) -> String {
    match bound {
        Bound::At(time) => time.to_string(),
        Bound::Ago(before) => ["-", &write(before)].concat(),
    }
}

/// Reads a time. Before 1970 there is none that could be told from a moving one.
pub(super) fn read_bound(text: &str) -> Option<Bound> {
    match text.strip_prefix('-') {
        Some(before) => read(before).map(Bound::Ago),
        None => text.parse().ok().filter(|time| *time >= 0).map(Bound::At),
    }
}
