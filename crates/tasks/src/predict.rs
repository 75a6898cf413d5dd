//! What an action will do, by the engine's real rules (contract 4.2 to 4.5), told before it is sent.
//!
//! The rules are written a second time in the embedded engine, on purpose: a test plays random actions against both.

use crate::{JobView, Removal, Retention, Status, StepView};

/// What an action does to a job and its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The job as it is and as it will be.
    pub job: JobChange,
    /// Steps that change, in the order of the tree; the step that is ended is among them.
    pub steps: Vec<StepChange>,
    /// Whether the steps are known. If not, other running steps may be taken along than [`steps`](Self::steps) tells.
    pub steps_known: bool,
    /// Why less happens than the action's name says, although the engine will answer that all is well.
    pub note: Option<Note>,
    /// When the sweep removes the job afterwards.
    pub removal: Removal,
}

/// A job before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobChange {
    /// Status as it is.
    pub before: Status,
    /// Status as it will be.
    pub after: Status,
    /// End as it will be, in milliseconds since 1970.
    pub end: Option<i64>,
    /// Auto-clear as it will be.
    pub auto_cleared: bool,
}

/// A step before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepChange {
    /// Id.
    pub id: String,
    /// Status as it is.
    pub before: Status,
    /// Status as it will be.
    pub after: Status,
    /// End as it will be, in milliseconds since 1970; may lie before the start (contract 9.17).
    pub end: Option<i64>,
}

/// Why an action that succeeds does less than one would think.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The job has ended with this status already; the first end counts (contract 4.4).
    JobEndedBefore(Status),
    /// The job was lost at an engine restart, and unknown it stays (contract 4.4).
    JobStaysUnknown,
    /// The step has ended with this status already, which is overwritten (contract 4.3).
    StepEndedBefore(Status),
    /// Auto-clear is on already.
    ClearedBefore,
    /// The job has ended with this status and stays so; the new step runs all the same (contract 4.2).
    StepOfEndedJob(Status),
}

/// Why the engine refuses an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ineligible {
    /// The job is the engine's own.
    InternalJob,
    /// The step is the engine's own.
    InternalStep,
    /// The job has no such step, as far as is known.
    NoSuchStep,
    /// It can be done to jobs only, and this is a step.
    JobsOnly,
}

impl Outcome {
    /// The job as it will be, beside a step that is added.
    pub fn applied(&self, job: &JobView) -> JobView {
        let mut after = job.clone();
        after.status = self.job.after;
        after.end = self.job.end;
        after.auto_cleared = self.job.auto_cleared;
        for step in after.steps.iter_mut().flatten() {
            if let Some(change) = self.steps.iter().find(|change| change.id == step.id) {
                step.status = change.after;
                step.end = change.end;
            }
        }
        after
    }

    /// Whether a status or auto-clear will be another. Ending a step once more the same way only moves its end.
    pub fn changes(&self, job: &JobView) -> bool {
        self.job.before != self.job.after
            || self.job.auto_cleared != job.auto_cleared
            || self.steps.iter().any(|step| step.before != step.after)
    }
}

/// Adding a step. Under another step, nobody asks whether job or step are external (contract 4.2).
///
/// # Errors
/// When the engine refuses it.
pub fn add_step(
    job: &JobView,
    parent: Option<&str>,
    retention: &Retention,
    now: i64,
) -> Result<Outcome, Ineligible> {
    match parent {
        None if !job.external => return Err(Ineligible::InternalJob),
        Some(id) if job.steps_known && job.step(id).is_none() => return Err(Ineligible::NoSuchStep),
        _ => {}
    }
    let note = (!job.status.is_running()).then_some(Note::StepOfEndedJob(job.status));
    Ok(outcome(job, unchanged(job), Vec::new(), note, retention, now))
}

/// Ending a step (contract 4.3). Nobody asks whether it runs, nor whether its job is external.
///
/// # Errors
/// When the engine refuses it.
pub fn end_step(
    job: &JobView,
    step: &str,
    succeeded: bool,
    retention: &Retention,
    now: i64,
) -> Result<Outcome, Ineligible> {
    let target = job.step(step).ok_or(Ineligible::NoSuchStep)?;
    if !target.external {
        return Err(Ineligible::InternalStep);
    }
    let note = (!target.status.is_running()).then_some(Note::StepEndedBefore(target.status));
    if succeeded {
        let steps = vec![change(target, Status::Finished, Some(now))];
        return Ok(outcome(job, unchanged(job), steps, note, retention, now));
    }
    // One failed step fails its job, and with it everything of the job that still runs.
    let after = end(job, Status::Failed, now);
    let steps = job.steps.iter().flatten().filter_map(|other| {
        if other.id == step {
            Some(change(other, Status::Failed, Some(now)))
        } else {
            taken_along(other, &after)
        }
    });
    let steps = steps.collect();
    Ok(outcome(job, after, steps, note, retention, now))
}

/// Ending a job (contract 4.4). `force` sets auto-clear and nothing else: steps never become aborted.
///
/// # Errors
/// When the engine refuses it.
pub fn end_job(
    job: &JobView,
    succeeded: bool,
    force: bool,
    retention: &Retention,
    now: i64,
) -> Result<Outcome, Ineligible> {
    if !job.external {
        return Err(Ineligible::InternalJob);
    }
    let mut after = end(job, if succeeded { Status::Finished } else { Status::Failed }, now);
    after.auto_cleared |= force;
    let note = match job.status {
        Status::Started => None,
        Status::Unknown => Some(Note::JobStaysUnknown),
        ended => Some(Note::JobEndedBefore(ended)),
    };
    let steps = job.steps.iter().flatten().filter_map(|step| taken_along(step, &after)).collect();
    Ok(outcome(job, after, steps, note, retention, now))
}

/// Clearing a job (contract 4.5): it is not deleted, the sweep may take it.
///
/// # Errors
/// When the engine refuses it.
pub fn clear(job: &JobView, retention: &Retention, now: i64) -> Result<Outcome, Ineligible> {
    if !job.external {
        return Err(Ineligible::InternalJob);
    }
    let after = JobChange { auto_cleared: true, ..unchanged(job) };
    let note = job.auto_cleared.then_some(Note::ClearedBefore);
    Ok(outcome(job, after, Vec::new(), note, retention, now))
}

fn unchanged(job: &JobView) -> JobChange {
    JobChange { before: job.status, after: job.status, end: job.end, auto_cleared: job.auto_cleared }
}

/// The job's own end: only a running one ends, the first end counts.
fn end(job: &JobView, status: Status, now: i64) -> JobChange {
    if job.status.is_running() {
        JobChange { after: status, end: Some(now), ..unchanged(job) }
    } else {
        unchanged(job)
    }
}

/// A step that still runs takes the status and the end of its job, also those of a job that had ended before.
fn taken_along(step: &StepView, job: &JobChange) -> Option<StepChange> {
    step.status.is_running().then(|| change(step, job.after, job.end))
}

fn change(step: &StepView, after: Status, end: Option<i64>) -> StepChange {
    StepChange { id: step.id.clone(), before: step.status, after, end }
}

fn outcome(
    job: &JobView,
    after: JobChange,
    steps: Vec<StepChange>,
    note: Option<Note>,
    retention: &Retention,
    now: i64,
) -> Outcome {
    let removal = retention.removal_of(after.after, after.auto_cleared, after.end, now);
    Outcome { job: after, steps, steps_known: job.steps_known, note, removal }
}
