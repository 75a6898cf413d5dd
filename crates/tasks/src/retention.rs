//! When the engine's sweep removes a job (contract 4.6).

use crate::{JobView, Status};

const MINUTE: i64 = 60_000;

/// The engine's three periods, in milliseconds. REST does not tell them: these are the defaults unless the site says
/// otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Time between two sweeps.
    pub sweep_every: i64,
    /// Age from which a finished job is taken.
    pub finished_after: i64,
    /// Age from which a failed, aborted or unknown job is taken.
    pub failed_after: i64,
}

/// What the engine takes for each of its periods, in minutes (contract 4.6).
const ALLOWED: std::ops::RangeInclusive<i64> = 5..=100_000;

impl Retention {
    /// Periods in minutes, as a site sets them with `engine-config`. What is left out, or is a number that the engine
    /// would not take, is the default.
    pub fn of_minutes(
        sweep_every: Option<i64>,
        finished_after: Option<i64>,
        failed_after: Option<i64>,
    ) -> Self {
        let default = Self::default();
        let period = |minutes: Option<i64>, default: i64| {
            minutes.filter(|minutes| ALLOWED.contains(minutes)).map_or(default, |minutes| minutes * MINUTE)
        };
        Self {
            sweep_every: period(sweep_every, default.sweep_every),
            finished_after: period(finished_after, default.finished_after),
            failed_after: period(failed_after, default.failed_after),
        }
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self { sweep_every: 10 * MINUTE, finished_after: 10 * MINUTE, failed_after: 60 * MINUTE }
    }
}

/// When a job goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Never: auto-clear is off (or it has ended without an end time, which the sweep does not match).
    Never,
    /// Not while it runs.
    NotWhileRunning,
    /// At the sweep that falls into this window; the moment of the sweep is not known from outside.
    Window {
        /// Not before, in milliseconds since 1970.
        from: i64,
        /// Not after, in milliseconds since 1970.
        to: i64,
    },
}

impl Retention {
    /// When the sweep takes a job, seen at `now` (milliseconds since 1970, the engine's time).
    ///
    /// A job that is still there past its window shows that the periods differ or that the engine was down: then any
    /// sweep to come may take it.
    pub fn removal(&self, job: &JobView, now: i64) -> Removal {
        self.removal_of(job.status, job.auto_cleared, job.end, now)
    }

    /// The same by the three attributes that it depends on.
    pub fn removal_of(&self, status: Status, auto_cleared: bool, end: Option<i64>, now: i64) -> Removal {
        if !auto_cleared {
            return Removal::Never;
        }
        let age = match status {
            Status::Started => return Removal::NotWhileRunning,
            Status::Finished => self.finished_after,
            Status::Failed | Status::Aborted | Status::Unknown => self.failed_after,
        };
        let Some(end) = end else { return Removal::Never };
        let from = end.saturating_add(age);
        let to = from.saturating_add(self.sweep_every);
        if now < to {
            Removal::Window { from: from.max(now), to }
        } else {
            Removal::Window { from: now, to: now.saturating_add(self.sweep_every) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: i64 = 1_000 * MINUTE;

    fn removal(status: Status, auto_cleared: bool, ended_minutes_ago: i64) -> Removal {
        Retention::default().removal_of(status, auto_cleared, Some(AT - ended_minutes_ago * MINUTE), AT)
    }

    fn window(from: i64, to: i64) -> Removal {
        Removal::Window { from: AT + from * MINUTE, to: AT + to * MINUTE }
    }

    #[test]
    fn defaults_of_the_contract() {
        assert_eq!(removal(Status::Finished, true, 0), window(10, 20));
        for status in [Status::Failed, Status::Aborted, Status::Unknown] {
            assert_eq!(removal(status, true, 0), window(60, 70));
        }
    }

    #[test]
    fn a_site_may_have_other_periods() {
        let site = Retention::of_minutes(Some(5), Some(60), None);
        let at = |status| site.removal_of(status, true, Some(AT), AT);
        assert_eq!(at(Status::Finished), window(60, 65));
        assert_eq!(at(Status::Failed), window(60, 65));
        assert_eq!(Retention::of_minutes(Some(4), Some(-1), Some(100_001)), Retention::default());
    }

    #[test]
    fn a_window_that_has_begun_starts_now() {
        assert_eq!(removal(Status::Finished, true, 15), window(0, 5));
    }

    #[test]
    fn an_overdue_job_may_go_at_any_sweep() {
        assert_eq!(removal(Status::Finished, true, 20), window(0, 10));
        assert_eq!(removal(Status::Finished, true, 500), window(0, 10));
    }

    #[test]
    fn kept_jobs() {
        assert_eq!(removal(Status::Finished, false, 500), Removal::Never);
        assert_eq!(removal(Status::Started, false, 0), Removal::Never);
        assert_eq!(removal(Status::Started, true, 0), Removal::NotWhileRunning);
        let endless = Retention::default().removal_of(Status::Failed, true, None, AT);
        assert_eq!(endless, Removal::Never);
    }
}
