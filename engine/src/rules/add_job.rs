//! AddExternalJob (contract 1.2, 4.1).

use super::permission::may_inject;
use super::{Call, Reason, Refusal, audit};
use crate::error::{Error, Result};
use crate::model::{ADD_EXTERNAL_JOB, Job, Status};
use crate::store::Tx;

/// The job to add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewJob {
    /// What people read; may not be blank.
    pub description: String,
    /// Whether the sweep may take it after its end.
    pub auto_cleared: bool,
}

/// Adds an external job of the caller, under way from now, and a line in the audit log.
///
/// # Errors
/// Refused without permission or with a blank description. The engine names neither its action nor
/// its type here, so its message keeps the placeholders.
pub fn add_job(tx: &Tx<'_>, call: &Call, new: NewJob) -> Result<Job> {
    may_inject(&call.caller)?;
    if new.description.trim().is_empty() {
        return Err(Refusal::bare([Reason::EmptyDescription]).into());
    }
    let job = Job {
        id: call.new_id(),
        action_type: ADD_EXTERNAL_JOB.to_owned(),
        description: new.description,
        status: Status::Started,
        owner: Some(call.caller.id),
        external: true,
        auto_cleared: new.auto_cleared,
        start_time: call.now,
        end_time: None,
        last_updated: call.now,
        correlation_id: call.correlation_id.clone(),
    };
    tx.insert_job(&job)?;
    audit::job_added(tx, call, &job)?;
    Ok(job)
}

/// [`add_job`] for callers who get a refusal as their answer: it leaves a line in the audit log as well.
///
/// # Errors
/// When the database fails; a refusal is no error here, so that its line is stored.
pub fn try_add_job(tx: &Tx<'_>, call: &Call, new: NewJob) -> Result<std::result::Result<Job, Refusal>> {
    let description = new.description.clone();
    match add_job(tx, call, new) {
        Err(Error::Refused(refusal)) => {
            audit::job_not_added(tx, call, &description)?;
            Ok(Err(refusal))
        }
        added => added.map(Ok),
    }
}
