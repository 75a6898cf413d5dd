//! Events in the database.

use std::collections::BTreeMap;

use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension, Row, params_from_iter};

use super::Tx;
use super::filter::{Column, Filter, Page};
use super::jobs::{optional_uuid_column, wrong_text};
use crate::error::Result;
use crate::model::{Entity, EntityKind, Event, Millis, Severity};
use crate::search::{EventField, Search};

/// The columns without those of the entities: those are two for each kind, `{kind}` and `{kind}_name`.
const COLUMNS: &str = "code, severity, time, logged, description, correlation_id, origin, custom_id, flood_rate, \
                       custom_data";

/// How many columns come before those of the entities, the id included.
const ENTITIES_FROM: usize = 11;

impl Column for EventField {
    fn column(self) -> &'static str {
        match self {
            EventField::Type => "code",
            EventField::Severity => "severity",
            EventField::Message => "description",
            EventField::Time => "time",
            EventField::UserName => "user_name",
            EventField::Host => "host_name",
            EventField::Vm => "vm_name",
            EventField::Template => "template_name",
            EventField::Storage => "storage_domain_name",
            EventField::DataCenter => "data_center_name",
            // Nothing here is about a volume, so none has a name.
            EventField::Volume => "NULL",
            EventField::CorrelationId => "correlation_id",
            EventField::Origin => "origin",
            EventField::CustomEventId => "custom_id",
            EventField::Deleted => "deleted",
        }
    }

    const TEXTS: &'static [&'static str] = &[
        "description",
        "user",
        "user_name",
        "host",
        "host_name",
        "vm",
        "vm_name",
        "template",
        "template_name",
        "storage_domain",
        "storage_domain_name",
        "data_center",
        "data_center_name",
        "correlation_id",
        "origin",
    ];
}

impl Filter {
    /// The events that a search finds.
    pub fn events(search: &Search<EventField>, case_sensitive: bool) -> Self {
        Self::of(search, case_sensitive)
    }

    /// The events that are about anything at all.
    pub fn events_about_something() -> Self {
        let columns = EntityKind::ALL.iter().filter(|kind| **kind != EntityKind::User);
        let columns: Vec<_> = columns.map(|kind| kind.name()).collect();
        Self::default().and(&format!("coalesce({}) IS NOT NULL", columns.join(", ")), None)
    }
}

impl Tx<'_> {
    /// The event with this id, hidden or not.
    pub fn event(&self, id: i64) -> Result<Option<Event>> {
        let mut query = self.0.prepare_cached(&format!("{} WHERE id = ?", select()))?;
        Ok(query.query_row([id], read_event).optional()?)
    }

    /// A page of the events that are not hidden and have an id above `from`, the newest first (contract 13).
    pub fn events(&self, filter: Filter, from: i64, page: Page) -> Result<Vec<Event>> {
        let filter = filter.and("NOT deleted AND id > ?", Some(Sql::Integer(from)));
        let (clauses, values) = filter.clauses("id DESC", page);
        let mut query = self.0.prepare_cached(&format!("{} {clauses}", select()))?;
        let rows = query.query_map(values, read_event)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether somebody has reported an event with this number of theirs, even a hidden one.
    pub fn has_event(&self, origin: &str, custom_id: i32) -> Result<bool> {
        let mut query = self
            .0
            .prepare_cached("SELECT 1 FROM event WHERE origin = ? AND custom_id = ? AND origin <> ?")?;
        Ok(query.exists((origin, custom_id, Event::OVIRT))?)
    }

    /// Whether the flood trap knows an event like this one since a time: of the same code, about the same, not
    /// hidden, and itself without a rate (contract 13.3).
    pub fn has_equal_event(&self, event: &Event, since: Millis) -> Result<bool> {
        let about = EntityKind::ALL.map(|kind| format!("{} IS ?", kind.name())).join(" AND ");
        let mut query = self.0.prepare_cached(&format!(
            "SELECT 1 FROM event WHERE code = ? AND logged > ? AND flood_rate = 0 AND NOT deleted AND {about}"
        ))?;
        let entities =
            EntityKind::ALL.iter().map(|kind| text(event.entities.get(kind).map(|entity| entity.id)));
        let values = [Sql::Integer(event.code.into()), Sql::Integer(since)].into_iter().chain(entities);
        Ok(query.exists(params_from_iter(values))?)
    }

    /// Stores a new event; returns the id that it got.
    pub fn insert_event(&self, event: &Event) -> Result<i64> {
        let places = "?, ".repeat(ENTITIES_FROM - 2 + 2 * EntityKind::ALL.len());
        let mut insertion = self.0.prepare_cached(&format!(
            "INSERT INTO event ({COLUMNS}, {}) VALUES ({places}?)",
            entity_columns()
        ))?;
        let own = [
            Sql::Integer(event.code.into()),
            Sql::Integer(event.severity.number()),
            Sql::Integer(event.time),
            Sql::Integer(event.logged),
            Sql::Text(event.description.clone()),
            text(event.correlation_id.as_ref()),
            Sql::Text(event.origin.clone()),
            Sql::Integer(event.custom_id.into()),
            Sql::Integer(event.flood_rate.into()),
            text(event.custom_data.as_ref()),
        ];
        let entities = EntityKind::ALL.iter().flat_map(|kind| {
            let entity = event.entities.get(kind);
            [text(entity.map(|entity| entity.id)), text(entity.and_then(|entity| entity.name.as_ref()))]
        });
        insertion.execute(params_from_iter(own.into_iter().chain(entities)))?;
        Ok(self.0.last_insert_rowid())
    }

    /// Hides an event; its number stays taken.
    pub fn hide_event(&self, id: i64) -> Result<()> {
        self.0.prepare_cached("UPDATE event SET deleted = TRUE WHERE id = ?")?.execute([id])?;
        Ok(())
    }

    /// Deletes the events that happened before a time.
    pub fn delete_events_before(&self, time: Millis) -> Result<()> {
        self.0.prepare_cached("DELETE FROM event WHERE time < ?")?.execute([time])?;
        Ok(())
    }
}

fn select() -> String {
    format!("SELECT id, {COLUMNS}, {} FROM event", entity_columns())
}

fn entity_columns() -> String {
    EntityKind::ALL.map(|kind| format!("{0}, {0}_name", kind.name())).join(", ")
}

fn text(value: Option<impl ToString>) -> Sql {
    value.map_or(Sql::Null, |value| Sql::Text(value.to_string()))
}

fn read_event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let mut entities = BTreeMap::new();
    for (index, kind) in EntityKind::ALL.into_iter().enumerate() {
        let column = ENTITIES_FROM + 2 * index;
        if let Some(id) = optional_uuid_column(row, column)? {
            entities.insert(kind, Entity { id, name: row.get(column + 1)? });
        }
    }
    let severity: i64 = row.get(2)?;
    Ok(Event {
        id: row.get(0)?,
        code: row.get(1)?,
        severity: Severity::from_number(severity)
            .ok_or_else(|| wrong_text(2, format!("{severity} is no severity")))?,
        time: row.get(3)?,
        logged: row.get(4)?,
        description: row.get(5)?,
        correlation_id: row.get(6)?,
        origin: row.get(7)?,
        custom_id: row.get(8)?,
        flood_rate: row.get(9)?,
        custom_data: row.get(10)?,
        entities,
    })
}
