//! ClearExternalJob (contract 1.5, 4.1, 4.5).

use uuid::Uuid;

use super::Call;
use super::end_job::external_job;
use super::permission::may_inject;
use crate::error::Result;
use crate::model::Job;
use crate::store::Tx;

/// Lets the sweep take an external job after its end. It deletes nothing and is no update.
///
/// # Errors
/// Refused without permission, for an unknown job and for a job of the engine.
pub fn clear_job(tx: &Tx<'_>, call: &Call, id: Uuid) -> Result<Job> {
    may_inject(&call.caller)?;
    let mut job = external_job(tx, id)?;
    job.auto_cleared = true;
    tx.update_job(&job)?;
    Ok(job)
}
