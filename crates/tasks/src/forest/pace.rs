//! When a running task will end, told only where that is honest.
//!
//! The rule: only a percent that somebody reports moves evenly enough, one that is derived from ended steps does not.
//! What is left is reckoned from how far the percent came since this page first saw it. That is told after a warm-up: it
//! must have risen three times, by five points, over half a minute at least. It is told no more while the percent rests
//! for longer than three times the mean time between two rises, and the warm-up begins anew when it falls.

use std::num::NonZeroU16;

use crate::{Percent, PercentSource};

const RISES: i64 = 3;
const POINTS: i64 = 5;
const WHILE: i64 = 30_000;
/// So many times the usual rest is too long.
const PATIENCE: i64 = 3;

/// How a percent moved.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// When it was first seen, in milliseconds since 1970.
    begin: i64,
    /// How long after that it last rose, in milliseconds. After 49 days it begins anew.
    span: u32,
    first: u8,
    last: u8,
    /// How many values it had, the first included.
    values: NonZeroU16,
}

// Nearly every running job has one.
const _: () = assert!(size_of::<Option<Pace>>() == 16);

impl Pace {
    /// Takes the percent of a running task at `now`; forgets everything where there is none to be trusted.
    pub(super) fn take(pace: &mut Option<Self>, percent: Option<Percent>, now: i64) {
        let told = percent.filter(|percent| percent.source != PercentSource::Derived);
        let Some(value) = told.map(|percent| percent.value) else {
            *pace = None;
            return;
        };
        if !pace.as_mut().is_some_and(|pace| pace.last == value || pace.rise(value, now)) {
            *pace = Some(Self { begin: now, span: 0, first: value, last: value, values: NonZeroU16::MIN });
        }
    }

    /// Takes a higher value; `false` where it is none, or its time tells nothing.
    fn rise(&mut self, value: u8, now: i64) -> bool {
        let span = u32::try_from(now - self.begin).ok().filter(|span| *span >= self.span);
        let Some(span) = span.filter(|_| value > self.last) else { return false };
        (self.span, self.last) = (span, value);
        self.values = self.values.saturating_add(1);
        true
    }

    /// When it will end, seen at `now`; both in milliseconds since 1970.
    pub(super) fn end(self, now: i64) -> Option<i64> {
        let (time, points) = (i64::from(self.span), i64::from(self.last - self.first));
        let (last, rises) = (self.begin + time, i64::from(self.values.get()) - 1);
        let warm = rises >= RISES && points >= POINTS && time >= WHILE;
        let rests = now - last > PATIENCE * time / rises.max(1);
        let left = i64::from(100 - self.last) * time / points.max(1);
        let end = last + left;
        (warm && !rests && end > now).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(samples: &[(i64, u8)]) -> Option<Pace> {
        let mut pace = None;
        for (second, value) in samples {
            let percent = Some(Percent { value: *value, source: PercentSource::Steps });
            Pace::take(&mut pace, percent, second * 1_000);
        }
        pace
    }

    fn end(samples: &[(i64, u8)], now: i64) -> Option<i64> {
        pace(samples)?.end(now * 1_000).map(|end| end / 1_000)
    }

    #[test]
    fn an_even_pace_tells_the_end() {
        let samples = [(0, 10), (20, 20), (40, 30), (60, 40)];
        assert_eq!(end(&samples, 60), Some(180));
        assert_eq!(end(&samples, 90), Some(180), "it does not run away while nothing is told");
    }

    #[test]
    fn nothing_is_told_before_the_warm_up() {
        assert_eq!(end(&[(0, 10), (20, 20), (40, 30)], 40), None, "two rises");
        assert_eq!(end(&[(0, 10), (20, 11), (40, 12), (60, 13)], 60), None, "three points");
        assert_eq!(end(&[(0, 10), (5, 20), (10, 30), (15, 40)], 15), None, "a quarter of a minute");
    }

    #[test]
    fn nothing_is_told_of_what_rests() {
        let samples = [(0, 10), (20, 20), (40, 30), (60, 40)];
        assert_eq!(end(&samples, 120), Some(180));
        assert_eq!(end(&samples, 121), None);
        assert_eq!(end(&[(0, 70), (20, 80), (40, 90), (60, 99)], 63), None, "overdue");
    }

    #[test]
    fn a_fall_begins_anew() {
        assert_eq!(end(&[(0, 10), (20, 20), (40, 30), (60, 40), (80, 5)], 80), None);
    }

    #[test]
    fn what_takes_too_long_to_be_counted_begins_anew() {
        let day = 86_400;
        let samples = [(0, 10), (20 * day, 20), (40 * day, 30), (49 * day, 40)];
        assert_eq!(end(&samples, 50 * day), Some(147 * day));
        let later = [&samples[..], &[(50 * day, 41)]].concat();
        assert_eq!(end(&later, 50 * day), None);
    }

    #[test]
    fn what_is_derived_tells_nothing() {
        let mut known = pace(&[(0, 10), (20, 20), (40, 30), (60, 40)]);
        Pace::take(&mut known, Some(Percent { value: 50, source: PercentSource::Derived }), 80_000);
        assert!(known.is_none());
    }
}
