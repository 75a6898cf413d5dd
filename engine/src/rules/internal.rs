//! The engine's own jobs: commands that it monitors itself (contract 3, 4.8).
//!
//! Nobody calls these over REST. They are how the engine shows what it does itself, and how
//! progress, hosts and step types come to steps.

use uuid::Uuid;

use super::Call;
use crate::error::Result;
use crate::model::{ExternalSystem, Job, Status, Step, StepType};
use crate::store::Tx;

/// A command of the engine that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCommand {
    /// The engine's name of the command, `AddDisk` for example.
    pub action_type: String,
    /// What people read.
    pub description: String,
    /// Whether the caller owns the job; jobs that the engine starts by itself belong to nobody.
    pub owned: bool,
}

/// A step of such a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInternalStep {
    /// The job.
    pub job: Uuid,
    /// The step that it is a part of; none directly under the job.
    pub parent: Option<Uuid>,
    /// What it does.
    pub kind: StepType,
    /// What people read.
    pub description: String,
    /// The host that works on it.
    pub execution_host: Option<Uuid>,
    /// Who works on it outside the engine; such a step has a progress, 0 at first.
    pub external_type: Option<ExternalSystem>,
}

/// Begins a job of the engine. The sweep may always take such a job.
///
/// # Errors
/// When the database fails.
pub fn begin_command(tx: &Tx<'_>, call: &Call, new: NewCommand) -> Result<Job> {
    let job = Job {
        id: call.new_id(),
        action_type: new.action_type,
        description: new.description,
        status: Status::Started,
        owner: new.owned.then_some(call.caller.id),
        external: false,
        auto_cleared: true,
        start_time: call.now,
        end_time: None,
        last_updated: call.now,
        correlation_id: call.correlation_id.clone(),
    };
    tx.insert_job(&job)?;
    Ok(job)
}

/// Begins a step of the engine, after those that are there.
///
/// # Errors
/// When the database fails, also for a job that is gone.
pub fn begin_internal_step(tx: &Tx<'_>, call: &Call, new: NewInternalStep) -> Result<Step> {
    begin_numbered_step(tx, call, tx.count_children(new.job, new.parent)?, new)
}

/// Begins a step of the engine under a number that may not be the next.
///
/// # Errors
/// When the database fails, also for a job that is gone.
pub fn begin_numbered_step(tx: &Tx<'_>, call: &Call, number: u32, new: NewInternalStep) -> Result<Step> {
    let step = Step {
        id: call.new_id(),
        job: new.job,
        parent: new.parent,
        kind: new.kind,
        description: new.description,
        number,
        status: Status::Started,
        progress: new.external_type.map(|_| 0),
        start_time: call.now,
        end_time: None,
        correlation_id: call.correlation_id.clone(),
        external: false,
        external_type: new.external_type,
        external_id: new.external_type.map(|_| call.new_id()),
        execution_host: new.execution_host,
    };
    tx.insert_step(&step)?;
    tx.touch_job(new.job, call.now)?;
    Ok(step)
}

/// Sets the percent of a step of the engine; more than 100 counts as 100. No update of the job.
///
/// # Errors
/// When the database fails. A step that is gone is none.
pub fn set_progress(tx: &Tx<'_>, step: Uuid, percent: u8) -> Result<()> {
    if let Some(mut step) = tx.step(step)? {
        step.progress = Some(percent.min(100));
        tx.update_step(&step)?;
    }
    Ok(())
}

/// Ends a step of the engine, and nothing but the step.
///
/// # Errors
/// When the database fails. A step that is gone is none.
pub fn end_internal_step(tx: &Tx<'_>, call: &Call, step: Uuid, succeeded: bool) -> Result<()> {
    if let Some(mut step) = tx.step(step)? {
        step.status = Status::of_outcome(succeeded);
        step.end_time = Some(call.now);
        tx.update_step(&step)?;
        tx.touch_job(step.job, call.now)?;
    }
    Ok(())
}

/// Ends a job of the engine and every step of it that is still under way.
///
/// # Errors
/// When the database fails. A job that is gone is none.
pub fn end_command(tx: &Tx<'_>, call: &Call, job: Uuid, succeeded: bool) -> Result<()> {
    if let Some(mut job) = tx.job(job)? {
        job.complete(succeeded, call.now);
        tx.update_job(&job)?;
        tx.end_started_steps(&job)?;
    }
    Ok(())
}

/// Ends a job of the engine, and every step of it that is still under way, as aborted: somebody stopped what
/// the engine was doing, a rebalance for example.
///
/// # Errors
/// When the database fails. A job that is gone or has ended is none.
pub fn abort_command(tx: &Tx<'_>, call: &Call, job: Uuid) -> Result<()> {
    if let Some(mut job) = tx.job(job)?.filter(|job| job.status == Status::Started) {
        job.status = Status::Aborted;
        job.end_time = Some(call.now);
        job.last_updated = call.now;
        tx.update_job(&job)?;
        tx.end_started_steps(&job)?;
    }
    Ok(())
}
