//! Looking over all steps of a job.

use super::tree::Tree;
use crate::Status;

/// What the steps of a job tell about it.
#[derive(Default)]
pub(super) struct Survey {
    /// Whether one of them runs.
    pub(super) running: bool,
    /// The first that runs although what it stands under has ended.
    pub(super) stray: Option<usize>,
    /// The latest end.
    pub(super) last_end: Option<i64>,
    /// The latest start or end.
    pub(super) last_change: Option<i64>,
}

impl Tree {
    /// Looks over all steps; `job_runs` tells of the job.
    pub(super) fn survey(&self, job_runs: bool) -> Survey {
        let runs = |at: Option<usize>| at.map_or(job_runs, |at| self.step(at).status.is_running());
        let mut survey = Survey::default();
        for (at, step) in self.steps().iter().enumerate() {
            survey.last_end = survey.last_end.max(step.end.get());
            survey.last_change = survey.last_change.max(step.start.get()).max(step.end.get());
            if step.status.is_running() {
                survey.running = true;
                let stray = !step.waits() && !runs(self.parent(at));
                survey.stray = survey.stray.or(stray.then_some(at));
            }
        }
        survey
    }

    /// The step that failed its job: the first of the failed leaves. `None` where others ended in the same moment, of which
    /// nobody can tell which one it was.
    pub(super) fn culprit(&self) -> Option<usize> {
        let end = |at: usize| self.step(at).end.get();
        let first = self.failed_leaf()?;
        let together = self.failed_leaves().filter(|at| end(*at) == end(first));
        (together.count() == 1).then_some(first)
    }

    /// The failed step without a failed one below it that ended first: when it failed, the engine failed with it
    /// whatever still ran (contract 4.3).
    pub(super) fn failed_leaf(&self) -> Option<usize> {
        self.failed_leaves().min_by_key(|at| self.step(*at).end.get().unwrap_or(i64::MAX))
    }

    /// The failed steps without a failed one below them.
    fn failed_leaves(&self) -> impl Iterator<Item = usize> {
        let failed = move |at: &usize| self.step(*at).status == Status::Failed;
        let mut above = vec![false; self.len()];
        for at in (0..self.len()).filter(failed) {
            if let Some(parent) = self.parent(at) {
                above[parent] = true;
            }
        }
        (0..self.len()).filter(failed).filter(move |at| !above[*at])
    }
}
