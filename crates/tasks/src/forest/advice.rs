//! What task notes tell of a job, as the forest takes it.

use super::Forest;
use super::job::Job;
use super::replant::replace;
use super::settle::Touched;
use super::tree::Tree;
use super::waiting::complete;
use crate::notes::Planned;
use crate::{Grouping, Status};

/// What a job asks those who know its notes. Only whoever has notes to tell needs what stands behind it: the page
/// fetches that with the code that reads them, and this trait keeps it from being named anywhere else.
pub(super) trait Adviser {
    /// The steps with what notes add to them; `status` is that of the job.
    fn complete(&self, tree: &Tree, status: Status) -> Tree;

    /// The percent that is reported for the job itself.
    fn progress(&self) -> Option<u8>;

    /// The words about a step of this status, or about the job itself where the id is empty.
    fn text(&self, step: &str, status: Status) -> &str;

    /// The vendor's program that tells them; empty where it does not name itself.
    fn vendor(&self) -> &str;
}

/// A percent that is reported for a step, or for the job itself where `step` is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hint {
    /// Id of the step.
    pub(crate) step: String,
    /// The entry of the plan that it is; empty where nobody says.
    pub(crate) key: String,
    /// 0 to 100.
    pub(crate) progress: Option<u8>,
    /// Words that go with the percent.
    pub(crate) text: String,
}

/// All that notes tell of a job.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Advice {
    /// Id of the job.
    pub(crate) id: String,
    /// About the job itself.
    pub(crate) job: Hint,
    /// Sorted by step.
    pub(crate) steps: Vec<Hint>,
    /// What is planned.
    pub(crate) plan: Vec<Planned>,
    /// Name of the vendor's program.
    pub(crate) vendor: String,
}

impl Advice {
    /// What is told of a step.
    pub(super) fn hint(&self, step: &str) -> Option<&Hint> {
        let at = self.steps.binary_search_by(|hint| hint.step.as_str().cmp(step));
        at.ok().map(|at| &self.steps[at])
    }
}

impl Adviser for Advice {
    fn complete(&self, tree: &Tree, status: Status) -> Tree {
        complete(self, tree, status)
    }

    fn progress(&self) -> Option<u8> {
        self.job.progress
    }

    fn text(&self, step: &str, status: Status) -> &str {
        let hint = if step.is_empty() { Some(&self.job) } else { self.hint(step) };
        let is_over =
            |hint: &&Hint| status == Status::Finished && hint.progress.is_some_and(|percent| percent < 100);
        hint.filter(|hint| !is_over(hint)).map_or("", |hint| &hint.text)
    }

    fn vendor(&self) -> &str {
        &self.vendor
    }
}

impl Job {
    /// What notes say in words about one of its steps, or about the job itself where the id is empty. How far it was on its
    /// way is over where the status is that it has finished.
    pub(super) fn note(&self, step: &str, status: Status) -> &str {
        self.adviser.as_ref().map_or("", |adviser| adviser.text(step, status))
    }
}

impl Forest {
    /// Takes what notes tell of a job; `false` for a job that is not there.
    pub(crate) fn advise(&mut self, advice: Advice) -> bool {
        let Some(at) = self.find_job(&advice.id) else { return false };
        let job = &mut self.jobs[at];
        if let Some(tree) = &job.steps.tree {
            let tree = advice.complete(tree, job.core.status);
            replace(job, tree, &self.openings);
        }
        job.adviser = Some(Box::new(advice));
        job.measure();
        self.settle(Touched { places: vec![at as u32], topics: Vec::new() });
        true
    }

    /// Whether it has a job with this id.
    pub(crate) fn has_job(&self, job: &str) -> bool {
        self.find_job(job).is_some()
    }

    /// Whether notes could tell anything: there is an external job that runs, or whose vendor is asked for.
    pub fn awaits_notes(&self) -> bool {
        let any = self.grouping == Grouping::Vendor;
        self.jobs.iter().any(|job| job.core.external && (any || job.core.status.is_running()))
    }
}
