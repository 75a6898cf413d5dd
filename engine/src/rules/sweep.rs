//! The deletion of jobs and events whose time is over (contract 4.6, 13.7).

use crate::config::Retention;
use crate::error::Result;
use crate::model::Millis;
use crate::store::Tx;

/// How long events are kept: the engine's AuditLogAgingThreshold.
const EVENTS_KEPT: Millis = 30 * 24 * 60 * 60 * 1000;

/// Deletes the auto-cleared jobs that ended longer ago than their status is kept, with their steps.
///
/// Exactly that long is not longer. Jobs under way and jobs that are not auto-cleared stay forever. Old events go
/// with the same sweep. Returns how many jobs went.
///
/// # Errors
/// When the database fails.
pub fn sweep(tx: &Tx<'_>, now: Millis, retention: &Retention) -> Result<usize> {
    tx.delete_events_before(now - EVENTS_KEPT)?;
    tx.delete_ended_jobs(now - retention.succeeded, now - retention.failed)
}
