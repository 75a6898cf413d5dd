//! What one thing leads to for each of many tasks, told before it is sent.

use super::{Deed, Obstacle, Target, obstacle};
use crate::predict::Outcome;
use crate::{JobView, Retention};

/// What it leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The tasks that it changes, in the order in which it is sent.
    pub fit: Vec<Fit>,
    /// The tasks that it does not change, or can't be done to.
    pub unfit: Vec<Unfit>,
}

/// A task that it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The task.
    pub target: Target,
    /// Its description.
    pub name: String,
    /// What it leads to, after what was done to the tasks before.
    pub outcome: Outcome,
}

/// A task that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The task.
    pub target: Target,
    /// Its description; empty where it is gone.
    pub name: String,
    /// Why.
    pub obstacle: Obstacle,
}

impl Preview {
    /// Number of running steps that are taken along by the end of something else.
    pub fn taken_along(&self) -> usize {
        let along = |fit: &Fit| {
            let itself = fit.target.step.as_ref();
            fit.outcome.steps.iter().filter(|change| Some(&change.id) != itself).count()
        };
        self.fit.iter().map(along).sum()
    }

    /// Number of jobs that end.
    pub fn jobs_ended(&self) -> usize {
        self.fit.iter().filter(|fit| fit.outcome.job.before != fit.outcome.job.after).count()
    }

    /// Whether the steps of all jobs are known, so that no more of them change than is told.
    pub fn steps_known(&self) -> bool {
        self.fit.iter().all(|fit| fit.outcome.steps_known)
    }
}

/// What `deed` leads to for `targets`, one after the other. Those of a job stand together, the job before its steps, as in
/// a selection. `look` gives a job as it is.
pub fn preview(
    deed: Deed,
    targets: &[Target],
    look: &dyn Fn(&str) -> Option<JobView>,
    retention: &Retention,
    now: i64,
) -> Preview {
    let ends_jobs = matches!(deed, Deed::End { .. });
    let mut preview = Preview::default();
    // What is done to one step of a job may end another.
    let (mut id, mut present, mut whole) = ("", None, false);
    for target in targets {
        if target.job != id {
            (id, present, whole) = (&target.job, look(&target.job), false);
        }
        whole |= target.step.is_none();
        let Some(job) = &mut present else {
            let (target, name) = (target.clone(), String::new());
            preview.unfit.push(Unfit { target, name, obstacle: Obstacle::Gone });
            continue;
        };
        let step = target.step.as_deref();
        let name = match step {
            Some(step) => job.step(step).map(|step| &step.description),
            None => Some(&job.description),
        };
        let name = name.cloned().unwrap_or_default();
        let outcome = deed.outcome(job, step, retention, now);
        let with_its_job = ends_jobs && step.is_some() && whole;
        let obstacle = if with_its_job { Some(Obstacle::WithItsJob) } else { obstacle(job, &outcome) };
        match (outcome, obstacle) {
            (Ok(outcome), None) => {
                *job = outcome.applied(job);
                preview.fit.push(Fit { target: target.clone(), name, outcome });
            }
            (_, obstacle) => {
                let obstacle = obstacle.unwrap_or(Obstacle::Gone);
                preview.unfit.push(Unfit { target: target.clone(), name, obstacle });
            }
        }
    }
    preview
}
