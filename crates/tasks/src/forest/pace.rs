//! When a running task will end, told only where that is honest.
//!
//! The rule: only a percent that somebody reports moves evenly enough, one that is derived from ended steps does not.
//! What is left is reckoned from how far the percent came since this page first saw it. That is told after a warm-up: it
//! must have risen three times, by five points, over half a minute at least. It is told no more while the percent rests
//! for longer than three times the mean time between two rises, and the warm-up begins anew when it falls.

use crate::{Percent, PercentSource};

const RISES: u32 = 3;
const POINTS: u8 = 5;
const WHILE: i64 = 30_000;
/// So many times the usual rest is too long.
const PATIENCE: i64 = 3;

/// How a percent moved.
pub(super) struct Pace {
    first: (i64, u8),
    last: (i64, u8),
    rises: u32,
}

impl Pace {
    /// Takes the percent of a running task at `now`; forgets everything where there is none to be trusted.
    pub(super) fn take(pace: &mut Option<Box<Self>>, percent: Option<Percent>, now: i64) {
        let told = percent.filter(|percent| percent.source != PercentSource::Derived);
        let Some(value) = told.map(|percent| percent.value) else {
            *pace = None;
            return;
        };
        match pace {
            Some(pace) if pace.last.1 == value => {}
            Some(pace) if pace.last.1 < value && pace.last.0 <= now => {
                pace.last = (now, value);
                pace.rises += 1;
            }
            _ => *pace = Some(Box::new(Self { first: (now, value), last: (now, value), rises: 0 })),
        }
    }

    /// When it will end, seen at `now`; both in milliseconds since 1970.
    pub(super) fn end(&self, now: i64) -> Option<i64> {
        let (time, points) = (self.last.0 - self.first.0, i64::from(self.last.1 - self.first.1));
        let warm = self.rises >= RISES && points >= i64::from(POINTS) && time >= WHILE;
        let rests = now - self.last.0 > PATIENCE * time / i64::from(self.rises.max(1));
        let left = i64::from(100 - self.last.1) * time / points.max(1);
        let end = self.last.0 + left;
        (warm && !rests && end > now).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(samples: &[(i64, u8)]) -> Option<Box<Pace>> {
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
    fn what_is_derived_tells_nothing() {
        let mut known = pace(&[(0, 10), (20, 20), (40, 30), (60, 40)]);
        Pace::take(&mut known, Some(Percent { value: 50, source: PercentSource::Derived }), 80_000);
        assert!(known.is_none());
    }
}
