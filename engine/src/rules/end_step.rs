//! EndExternalStep (contract 4.1, 4.3).

use uuid::Uuid;

use super::permission::may_inject;
use super::{Call, Reason, Refusal};
use crate::error::Result;
use crate::model::{Status, Step};
use crate::store::Tx;

/// Ends an external step, even one that has ended before: the last end counts.
///
/// A success touches nothing else, neither children nor parents. A failure ends the whole job as
/// failed, and with it every step that is still under way.
///
/// # Errors
/// Refused without permission, for an unknown step and for a step of the engine.
pub fn end_step(tx: &Tx<'_>, call: &Call, id: Uuid, succeeded: bool) -> Result<Step> {
    may_inject(&call.caller)?;
    let Some(mut step) = tx.step(id)? else {
        return Err(Refusal::bare([Reason::NoStep]).into());
    };
    if !step.external {
        return Err(Refusal::bare([Reason::NotExternal]).into());
    }
    let Some(mut job) = tx.job(step.job)? else {
        return Err(Refusal::named("End", "External Step", [Reason::NoJob]).into());
    };
    step.status = Status::of_outcome(succeeded);
    step.end_time = Some(call.now);
    tx.update_step(&step)?;
    if succeeded {
        tx.touch_job(job.id, call.now)?;
    } else {
        // The engine stores the job as it was read before, so the update time of a job that has
        // ended already stays as it was (contract 9.18).
        job.complete(false, call.now);
        tx.update_job(&job)?;
        tx.end_started_steps(&job)?;
    }
    Ok(step)
}
