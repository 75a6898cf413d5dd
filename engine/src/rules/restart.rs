//! What a restart of the engine does to the jobs under way (contract 4.7).

use crate::error::Result;
use crate::model::Millis;
use crate::store::Tx;

/// Forgets the migrations and starts of VMs that were under way, and declares every other job and
/// step under way unknown, unless a task outside the engine still works on the job.
///
/// External jobs are no exception, and they can never leave that status again.
///
/// # Errors
/// When the database fails.
pub fn restart(tx: &Tx<'_>, now: Millis) -> Result<()> {
    tx.delete_interrupted_vm_jobs()?;
    tx.declare_unknown(now)
}
