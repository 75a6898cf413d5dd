//! The engine's own lines in its audit log (contract 1.2, 13).

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Call;
use super::add_event::named;
use crate::error::Result;
use crate::model::{EntityKind, Event, Job, Severity};
use crate::store::Tx;

/// What the engine writes down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// The engine's number for this kind of event.
    pub code: i32,
    /// How bad it is.
    pub severity: Severity,
    /// What people read.
    pub description: String,
    /// What it is about beside the caller.
    pub about: BTreeMap<EntityKind, Uuid>,
}

/// Writes a line about something that the caller did, with the caller and the correlation id.
///
/// # Errors
/// When the database fails.
pub fn write_audit(tx: &Tx<'_>, call: &Call, line: AuditLine) -> Result<Event> {
    let mut about = line.about;
    about.insert(EntityKind::User, call.caller.id);
    let mut event = Event {
        id: 0,
        code: line.code,
        severity: line.severity,
        time: call.now,
        logged: call.now,
        description: line.description,
        correlation_id: Some(call.correlation_id.clone()),
        origin: Event::OVIRT.to_owned(),
        // What the engine stores where nothing is said.
        custom_id: -1,
        flood_rate: 30,
        custom_data: None,
        entities: named(tx, about)?,
    };
    event.id = tx.insert_event(&event)?;
    Ok(event)
}

/// Notes that an external job was added.
pub(super) fn job_added(tx: &Tx<'_>, call: &Call, job: &Job) -> Result<()> {
    let description =
        format!("New external Job {} was added by user {}", job.description, call.caller.login());
    let line = AuditLine { code: 11_000, severity: Severity::Normal, description, about: BTreeMap::new() };
    write_audit(tx, call, line).map(drop)
}

/// Notes that an external job could not be added.
pub(super) fn job_not_added(tx: &Tx<'_>, call: &Call, description: &str) -> Result<()> {
    let description = format!("Failed to add new external Job {description}");
    let line = AuditLine { code: 11_001, severity: Severity::Error, description, about: BTreeMap::new() };
    write_audit(tx, call, line).map(drop)
}
