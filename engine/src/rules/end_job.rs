//! EndExternalJob (contract 1.4, 4.1, 4.4).

use uuid::Uuid;

use super::permission::may_inject;
use super::{Call, Reason, Refusal};
use crate::error::Result;
use crate::model::Job;
use crate::store::Tx;

/// How to end a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobEnd {
    /// As finished, or else as failed.
    pub succeeded: bool,
    /// Whether the job becomes auto-cleared as well. Nothing else comes of it: no step is left that
    /// could be aborted.
    pub force: bool,
}

impl Default for JobEnd {
    /// A success, not forced.
    fn default() -> Self {
        Self { succeeded: true, force: false }
    }
}

/// Ends an external job and every step of it that is still under way.
///
/// The first end stays: a job that has ended keeps its status and end, and the call succeeds.
///
/// # Errors
/// Refused without permission, for an unknown job and for a job of the engine.
pub fn end_job(tx: &Tx<'_>, call: &Call, id: Uuid, end: JobEnd) -> Result<Job> {
    may_inject(&call.caller)?;
    let mut job = external_job(tx, id)?;
    job.complete(end.succeeded, call.now);
    job.auto_cleared |= end.force;
    tx.update_job(&job)?;
    tx.end_started_steps(&job)?;
    Ok(job)
}

/// The external job with this id. The refusal speaks of clearing, also where a job is ended.
pub(super) fn external_job(tx: &Tx<'_>, id: Uuid) -> Result<Job> {
    let refuse = |reason| Refusal::named("Clear", "External Job", [reason]);
    let job = tx.job(id)?.ok_or_else(|| refuse(Reason::NoJob))?;
    if job.external { Ok(job) } else { Err(refuse(Reason::NotExternal).into()) }
}
