//! When the engine is asked again.

/// The longest pause after failures, in milliseconds.
const LONGEST_PAUSE: u32 = 60_000;

/// The pauses between polls: a fixed one while the engine answers, longer and longer ones while it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    every: u32,
    failures: u32,
}

impl Schedule {
    /// Polls every `every` milliseconds.
    pub fn new(every: u32) -> Self {
        Self { every, failures: 0 }
    }

    /// The engine answered.
    pub fn answered(&mut self) {
        self.failures = 0;
    }

    /// The engine did not answer, or with an error.
    pub fn failed(&mut self) {
        self.failures = self.failures.saturating_add(1);
    }

    /// Whether it has failed once since it answered: that may be chance, and the next poll will tell.
    pub fn may_be_chance(&self) -> bool {
        self.failures == 1
    }

    /// The pause before the next poll, in milliseconds; `random` is from 0 to 1.
    ///
    /// After failures the pause doubles each time and half of it is left to chance, so that the tabs of many
    /// people don't ask all at once when the engine is back.
    pub fn pause(&self, random: f64) -> u32 {
        if self.failures == 0 {
            return self.every;
        }
        let longest = LONGEST_PAUSE.max(self.every);
        let doubled = self.every.saturating_mul(2u32.saturating_pow(self.failures)).min(longest);
        let shortest = (doubled / 2).max(self.every);
        shortest + (f64::from(doubled - shortest) * random.clamp(0.0, 1.0)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answering_engine_is_asked_at_a_fixed_pace() {
        let mut schedule = Schedule::new(5_000);
        assert_eq!(schedule.pause(0.9), 5_000);
        schedule.failed();
        schedule.answered();
        assert_eq!(schedule.pause(0.1), 5_000);
    }

    #[test]
    fn pauses_double_up_to_a_minute() {
        let mut schedule = Schedule::new(5_000);
        let mut longest = Vec::new();
        for _ in 0..6 {
            schedule.failed();
            longest.push(schedule.pause(1.0));
        }
        assert_eq!(longest, [10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    }

    #[test]
    fn one_failure_may_be_chance_and_two_are_none() {
        let mut schedule = Schedule::new(5_000);
        assert!(!schedule.may_be_chance());
        schedule.failed();
        assert!(schedule.may_be_chance());
        schedule.failed();
        assert!(!schedule.may_be_chance());
    }

    #[test]
    fn half_of_a_pause_is_chance() {
        let mut schedule = Schedule::new(5_000);
        schedule.failed();
        assert_eq!(schedule.pause(0.0), 5_000);
        assert_eq!(schedule.pause(0.5), 7_500);
        assert_eq!(schedule.pause(f64::INFINITY), 10_000);
    }

    #[test]
    fn a_site_that_polls_slowly_never_polls_faster_for_failing() {
        let mut schedule = Schedule::new(600_000);
        (0..100).for_each(|_| schedule.failed());
        assert_eq!(schedule.pause(0.0), 600_000);
        assert_eq!(schedule.pause(1.0), 600_000);
    }
}
