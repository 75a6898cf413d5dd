//! What the engine itself was doing when it was stopped.

use std::sync::Arc;

use super::lane::call;
use crate::error::Result;
use crate::ids::Ids;
use crate::model::{Millis, User};
use crate::rules;
use crate::store::{Filter, Page, Tx};

/// Ends the engine's own jobs that are still under way after a restart: those on which a host went on working
/// (contract 4.7), and with which it is done by now. The demonstration that began them knows nothing of them any
/// more, and nobody can end them over REST.
///
/// # Errors
/// When the database fails.
pub(super) fn end(tx: &Tx<'_>, ids: &Ids, now: Millis, administrator: &Arc<User>) -> Result<()> {
    for job in tx.jobs(&Filter::commands_under_way(), Page::ALL)? {
        let call = call(administrator, now, &job.correlation_id, ids);
        rules::end_command(tx, &call, job.id, true)?;
    }
    Ok(())
}
