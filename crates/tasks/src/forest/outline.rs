//! The steps of one job as a list, those that are only planned among them.

use super::Forest;
use super::job::Job;
use crate::OutlinedStep;

impl Forest {
    /// The first so many steps of a job in the order of the tree, with those that wait; `None` while none were read.
    pub fn outline(&self, job: &str, most: usize) -> Option<Vec<OutlinedStep>> {
        let tree = self.find_job(job).and_then(|at| self.jobs[at].steps.tree.as_ref())?;
        let step = |at: usize| {
            let step = tree.step(at);
            OutlinedStep {
                id: tree.id(at).to_owned(),
                description: tree.description(at).to_owned(),
                level: usize::from(step.level).saturating_sub(2),
                status: (!step.waits()).then_some(step.status),
            }
        };
        Some((0..tree.len().min(most)).map(step).collect())
    }

    /// Number of steps of a job that are planned and have not begun.
    pub fn waiting_steps(&self, job: &str) -> usize {
        let tree = self.find_job(job).and_then(|at| self.jobs[at].tree());
        tree.map_or(0, |tree| tree.steps().iter().filter(|step| step.waits()).count())
    }

    /// Whether an external job of the same description was begun after this one was lost: its vendor began it anew.
    pub fn was_begun_anew(&self, job: &str) -> bool {
        let Some(lost) = self.find_job(job).map(|at| &self.jobs[at]) else { return false };
        let after = |other: &Job| other.core.external && other.core.start.get() >= lost.core.end.get();
        let topic = self.topics.places(self.topics.range(lost.topic, &self.jobs));
        topic.iter().map(|at| &self.jobs[*at as usize]).any(|other| other.id() != job && after(other))
    }
}
