//! Failure first: a job that failed is opened at the step that failed it.

use super::Forest;
use super::job::Job;
use super::openings::Openings;
use crate::Status;

/// Opens what the failed step stands under, once the steps are known.
pub(super) fn open_way(job: &mut Job, openings: &mut Openings) {
    let Some(tree) = &mut job.steps.tree else { return };
    job.seeks_failure = false;
    let mut next = tree.failed_leaf().and_then(|leaf| tree.parent(leaf));
    while let Some(at) = next {
        openings.set(tree.id(at), true);
        tree.set_open(at, true);
        next = tree.parent(at);
    }
}

/// Whether opening a job should show why it failed.
pub(super) fn has_failed(job: &Job) -> bool {
    job.core.status == Status::Failed
}

impl Forest {
    /// Id of the step that failed a job: of the failed steps with no failed one below them, the one that ended first.
    /// `None` while the steps are not known, where none failed, and where several did in the same moment.
    pub fn failed_step(&self, job: &str) -> Option<&str> {
        let tree = self.jobs[self.find_job(job)?].tree()?;
        tree.culprit().map(|step| tree.id(step))
    }

    /// Opens a job at the step that failed it, also where its steps are still to come; tells whether rows changed.
    pub fn open_failure(&mut self, job: &str) -> bool {
        let Some(at) = self.find_job(job) else { return false };
        let before = self.layout.total();
        self.openings.set(job, true);
        let job = &mut self.jobs[at];
        job.open = true;
        job.seeks_failure = true;
        open_way(job, &mut self.openings);
        job.arrange();
        self.count_rows();
        self.layout.total() != before
    }
}
