//! AddExternalStep (contract 1.3, 4.1, 4.2).

use uuid::Uuid;

use super::permission::may_inject;
use super::{Call, Reason, Refusal};
use crate::error::Result;
use crate::model::{Job, Status, Step, StepType};
use crate::store::Tx;

/// The step to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStep {
    /// A job, or a step at any depth.
    pub parent: Uuid,
    /// What it does.
    pub kind: StepType,
    /// What people read; may not be blank.
    pub description: String,
}

/// Adds an external step, under way from now.
///
/// The state of job and parent does not matter: a step can be added to what has long ended, and the
/// job only shows a later update. Under a step not even its being external matters.
///
/// # Errors
/// Refused without permission, without a parent, with a blank description, and directly under a job
/// of the engine. The messages speak of a job although this adds a step.
pub fn add_step(tx: &Tx<'_>, call: &Call, new: NewStep) -> Result<Step> {
    may_inject(&call.caller)?;
    let parent = Parent::find(tx, new.parent)?;
    let mut reasons = Vec::new();
    match &parent {
        None => reasons.push(Reason::NoParent),
        Some(Parent::Job(job)) if !job.external => reasons.push(Reason::NotExternal),
        Some(_) => {}
    }
    if new.description.trim().is_empty() {
        reasons.push(Reason::EmptyDescription);
    }
    let Some(parent) = parent.filter(|_| reasons.is_empty()) else {
        return Err(Refusal::named("add", "External Job", reasons).into());
    };
    let (job, parent, correlation_id) = match parent {
        Parent::Job(job) => (job.id, None, job.correlation_id),
        Parent::Step(step) => (step.job, Some(step.id), step.correlation_id),
    };
    let step = Step {
        id: call.new_id(),
        job,
        parent,
        kind: new.kind,
        description: new.description,
        number: tx.count_children(job, parent)?,
        status: Status::Started,
        progress: None,
        start_time: call.now,
        end_time: None,
        correlation_id,
        external: true,
        external_type: None,
        external_id: None,
        execution_host: None,
    };
    tx.insert_step(&step)?;
    tx.touch_job(job, call.now)?;
    Ok(step)
}

/// What a step is added to.
enum Parent {
    Job(Job),
    Step(Step),
}

impl Parent {
    /// A job with this id or else a step: that is why a job's id works in `parent_step`.
    fn find(tx: &Tx<'_>, id: Uuid) -> Result<Option<Self>> {
        Ok(match tx.job(id)? {
            Some(job) => Some(Parent::Job(job)),
            None => tx.step(id)?.map(Parent::Step),
        })
    }
}
