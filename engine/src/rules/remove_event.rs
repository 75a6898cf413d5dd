//! RemoveAuditLogById (contract 13).

use super::Call;
use super::permission::may_inject_events;
use crate::error::Result;
use crate::model::Event;
use crate::store::Tx;

/// Hides an event from lists; also one of the engine itself.
///
/// Whoever hides an event that the flood trap knows lets an equal one in again.
///
/// # Errors
/// Refused without permission.
pub fn remove_event(tx: &Tx<'_>, call: &Call, event: &Event) -> Result<()> {
    may_inject_events(&call.caller)?;
    tx.hide_event(event.id)
}
