//! AddExternalEvent (contract 13).

use std::collections::BTreeMap;

use uuid::Uuid;

use super::permission::may_inject_events;
use super::{Call, Reason, Refusal};
use crate::error::Result;
use crate::model::{Entity, EntityKind, Event, Millis, Severity};
use crate::store::Tx;

/// The longest description that is kept whole: the engine's MaxAuditLogMessageLength.
const MAX_DESCRIPTION: usize = 10_000;

/// The longest origin that the engine can store.
const MAX_ORIGIN: usize = 25;

/// How long an event without a rate keeps equal ones out.
const FLOOD_TRAP: Millis = 30_000;

/// The event to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// Who reports it.
    pub origin: String,
    /// The reporter's own number for it.
    pub custom_id: i32,
    /// How bad it is.
    pub severity: Severity,
    /// What people read.
    pub description: String,
    /// When it happened; now if nothing is said.
    pub time: Option<Millis>,
    /// Ties it to a job, for example.
    pub correlation_id: Option<String>,
    /// From 1 on equal events are kept, however soon they come.
    pub flood_rate: i32,
    /// Whatever else is to be kept.
    pub custom_data: Option<String>,
    /// What it is about.
    pub about: BTreeMap<EntityKind, Uuid>,
}

/// Adds an event of somebody outside the engine. Names of what it is about are looked up now.
///
/// # Errors
/// Refused without permission, as an event of the engine itself, and with a number that the reporter has used
/// before. Refused without any reason when it cannot be stored: the origin is too long, or an equal event has just
/// come. That is how the engine refuses what it drops.
pub fn add_event(tx: &Tx<'_>, call: &Call, new: NewEvent) -> Result<Event> {
    may_inject_events(&call.caller)?;
    let refuse = |reasons: &[Reason]| Refusal::named("add", "External Event", reasons);
    if new.origin.eq_ignore_ascii_case(Event::OVIRT) {
        return Err(refuse(&[Reason::IllegalOrigin]).into());
    }
    if tx.has_event(&new.origin, new.custom_id)? {
        return Err(refuse(&[Reason::DuplicateCustomId]).into());
    }
    let mut event = Event {
        id: 0,
        code: code(new.severity),
        severity: new.severity,
        time: new.time.unwrap_or(call.now),
        logged: call.now,
        description: abbreviate(new.description),
        correlation_id: new.correlation_id.filter(|id| !id.is_empty()),
        origin: new.origin,
        custom_id: new.custom_id,
        flood_rate: new.flood_rate,
        custom_data: new.custom_data.filter(|data| !data.is_empty()),
        entities: named(tx, new.about)?,
    };
    let is_dropped = event.flood_rate == 0 && tx.has_equal_event(&event, call.now - FLOOD_TRAP)?;
    if is_dropped || event.origin.chars().count() > MAX_ORIGIN {
        return Err(refuse(&[]).into());
    }
    event.id = tx.insert_event(&event)?;
    Ok(event)
}

/// What an event is about with the names that the engine knows now.
pub(super) fn named(tx: &Tx<'_>, about: BTreeMap<EntityKind, Uuid>) -> Result<BTreeMap<EntityKind, Entity>> {
    let named = |(kind, id)| Ok((kind, Entity { id, name: tx.entity_name(kind, id)? }));
    about.into_iter().map(named).collect()
}

/// The engine's code for the events of others, which tells their severity only.
fn code(severity: Severity) -> i32 {
    match severity {
        Severity::Normal => 9801,
        Severity::Warning => 9802,
        Severity::Error => 9803,
        Severity::Alert => 9804,
    }
}

/// Cuts a long description, and shows that it was.
fn abbreviate(mut description: String) -> String {
    const SIGN: &str = "...";
    if description.chars().count() > MAX_DESCRIPTION {
        let end = description.char_indices().nth(MAX_DESCRIPTION - SIGN.len()).map(|(end, _)| end);
        description.truncate(end.unwrap_or(description.len()));
        description.push_str(SIGN);
    }
    description
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_descriptions_end_with_dots() {
        let whole = "é".repeat(MAX_DESCRIPTION);
        assert_eq!(abbreviate(whole.clone()), whole);
        let cut = abbreviate(whole + "é");
        assert_eq!(cut.chars().count(), MAX_DESCRIPTION);
        assert!(cut.ends_with("é..."));
    }
}
