//! Percent of a task (task notes): reported, else the mean of what its steps report, else derived, else none.

use crate::{Percent, PercentSource, Status, StepCount};

/// What the steps below a task contribute.
#[derive(Clone, Copy, Default)]
pub(super) struct Below {
    /// Steps, at any depth.
    steps: u32,
    /// Sum of their percents by their shares, nothing counting as 0.
    sum: u64,
    /// Sum of their shares.
    shares: u64,
    /// Whether the engine reports a percent for one of them.
    reported: bool,
    /// Steps without steps below them.
    leaves: u32,
    /// Those of them that have ended.
    ended: u32,
}

/// Planned steps that never began.
#[derive(Clone, Copy, Default)]
pub(super) struct NeverBegun {
    pub(super) leaves: u32,
    /// Sum of their shares.
    pub(super) shares: u32,
}

impl Below {
    /// These, and nothing else.
    pub(super) fn waiting(NeverBegun { leaves, shares }: NeverBegun) -> Self {
        Self { steps: leaves, leaves, shares: shares.into(), ..Self::default() }
    }

    /// Adds a step, which counts as much as its share, and what is below it.
    pub(super) fn add(
        &mut self,
        status: Status,
        share: u16,
        reported: bool,
        percent: Option<Percent>,
        below: Self,
    ) {
        let leaf = below.steps == 0;
        self.steps += 1 + below.steps;
        let share = u64::from(share);
        self.shares += share + below.shares;
        self.sum += share * u64::from(percent.map_or(0, |percent| percent.value)) + below.sum;
        self.reported |= reported || below.reported;
        self.leaves += if leaf { 1 } else { below.leaves };
        self.ended += if leaf { u32::from(!status.is_running()) } else { below.ended };
    }

    /// Ended leaves of all of them; nothing where there are none.
    pub(super) fn count(&self) -> Option<StepCount> {
        (self.leaves > 0).then_some(StepCount { ended: self.ended, all: self.leaves })
    }

    /// Percent of the task that this is below of; `reported` is what the engine tells for the task itself.
    ///
    /// Never a number that would have to be invented: a running task of which nothing is known has none, and neither
    /// has one that ended without success, where all that ran has ended with it.
    pub(super) fn percent(&self, status: Status, reported: Option<u8>) -> Option<Percent> {
        let finished = status == Status::Finished;
        let (value, source) = if let Some(reported) = reported {
            (if finished { 100 } else { reported }, PercentSource::Reported)
        } else if self.reported {
            // Half a percent is rounded up.
            (((2 * self.sum + self.shares) / (2 * self.shares)) as u8, PercentSource::Steps)
        } else if self.leaves > 0 && (finished || status.is_running()) {
            // Rounded down, so that 100 means all.
            ((100 * u64::from(self.ended) / u64::from(self.leaves)) as u8, PercentSource::Derived)
        } else if finished {
            (100, PercentSource::Derived)
        } else {
            return None;
        };
        Some(Percent { value, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(below: &mut Below, status: Status, reported: Option<u8>) {
        let percent = Below::default().percent(status, reported);
        below.add(status, 1, reported.is_some(), percent, Below::default());
    }

    fn told(below: Below, status: Status, reported: Option<u8>) -> Option<(u8, PercentSource)> {
        below.percent(status, reported).map(|percent| (percent.value, percent.source))
    }

    #[test]
    fn what_is_reported_comes_first() {
        let mut below = Below::default();
        leaf(&mut below, Status::Started, Some(80));
        assert_eq!(told(below, Status::Started, Some(30)), Some((30, PercentSource::Reported)));
        assert_eq!(told(below, Status::Finished, Some(30)), Some((100, PercentSource::Reported)));
    }

    #[test]
    fn the_mean_of_the_steps_is_rounded_and_finished_counts_as_done() {
        let mut below = Below::default();
        leaf(&mut below, Status::Finished, None);
        leaf(&mut below, Status::Started, Some(33));
        assert_eq!(told(below, Status::Started, None), Some((67, PercentSource::Steps)), "66.5");
        leaf(&mut below, Status::Started, None);
        assert_eq!(told(below, Status::Started, None), Some((44, PercentSource::Steps)), "44.3");
    }

    #[test]
    fn ended_leaves_are_counted_where_nothing_is_reported() {
        let mut below = Below::default();
        leaf(&mut below, Status::Finished, None);
        leaf(&mut below, Status::Failed, None);
        leaf(&mut below, Status::Started, None);
        assert_eq!(told(below, Status::Started, None), Some((66, PercentSource::Derived)));

        let mut outer = Below::default();
        outer.add(Status::Started, 1, false, below.percent(Status::Started, None), below);
        leaf(&mut outer, Status::Started, None);
        assert_eq!(told(outer, Status::Started, None), Some((50, PercentSource::Derived)), "2 of 4 leaves");
    }

    #[test]
    fn nothing_is_invented() {
        assert_eq!(told(Below::default(), Status::Started, None), None);
        assert_eq!(told(Below::default(), Status::Finished, None), Some((100, PercentSource::Derived)));
        let mut below = Below::default();
        leaf(&mut below, Status::Failed, None);
        for status in [Status::Failed, Status::Aborted, Status::Unknown] {
            assert_eq!(told(below, status, None), None);
        }
    }
}
