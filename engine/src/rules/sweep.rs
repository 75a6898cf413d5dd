//! The deletion of jobs whose time is over (contract 4.6).

use crate::config::Retention;
use crate::error::Result;
use crate::model::Millis;
use crate::store::Tx;

/// Deletes the auto-cleared jobs that ended longer ago than their status is kept, with their steps.
///
/// Exactly that long is not longer. Jobs under way and jobs that are not auto-cleared stay forever.
/// Returns how many jobs went.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &Tx<'_>, now: Millis, retention: &Retention) -> Result<usize> {
    tx.delete_ended_jobs(now - retention.succeeded, now - retention.failed)
}
