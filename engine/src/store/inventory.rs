//! The things of the site in the database.

use rusqlite::types::{Type, Value as Sql};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;
use uuid::Uuid;

use super::Tx;
use super::filter::{Column, Filter, Page};
use crate::error::Result;
use crate::inventory::Item;
use crate::search::{Field, Search, ThingField};

impl Column for ThingField {
    fn column(self) -> &'static str {
        self.name()
    }

    const TEXTS: &'static [&'static str] = &["name", "status"];
}

impl Filter {
    /// The things that a search finds.
    pub fn things(search: &Search<ThingField>, case_sensitive: bool) -> Self {
        Self::of(search, case_sensitive)
    }
}

impl Tx<'_> {
    /// The thing with this id.
    pub fn item<I: Item>(&self, id: Uuid) -> Result<Option<I>> {
        let mut query = self.0.prepare_cached("SELECT state FROM inventory WHERE kind = ? AND id = ?")?;
        Ok(query.query_row(params![I::KIND, id.to_string()], read_item).optional()?)
    }

    /// All things of a kind, by rank and name.
    pub fn items<I: Item>(&self) -> Result<Vec<I>> {
        self.find_items(&Filter::default(), Page::ALL)
    }

    /// A page of the things of a kind that a filter lets through, by rank and name unless it says otherwise.
    pub fn find_items<I: Item>(&self, filter: &Filter, page: Page) -> Result<Vec<I>> {
        let of_kind = filter.clone().and("kind = ?", Some(Sql::Text(I::KIND.to_owned())));
        let (clauses, values) = of_kind.clauses("rank, name, id", page);
        let mut query = self.0.prepare_cached(&format!("SELECT state FROM inventory {clauses}"))?;
        let rows = query.query_map(values, read_item)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The things of a kind that belong to another thing, by rank and name.
    pub fn items_of<I: Item>(&self, parent: Uuid) -> Result<Vec<I>> {
        let mut query = self.0.prepare_cached(
            "SELECT state FROM inventory WHERE kind = ? AND parent = ? ORDER BY rank, name, id",
        )?;
        let rows = query.query_map(params![I::KIND, parent.to_string()], read_item)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The first thing of a kind with this name.
    pub fn item_named<I: Item>(&self, name: &str) -> Result<Option<I>> {
        let mut query = self
            .0
            .prepare_cached("SELECT state FROM inventory WHERE kind = ? AND name = ? ORDER BY id LIMIT 1")?;
        Ok(query.query_row(params![I::KIND, name], read_item).optional()?)
    }

    /// The name of a thing of any kind.
    pub(super) fn thing_name(&self, kind: &str, id: Uuid) -> Result<Option<String>> {
        let mut query = self.0.prepare_cached("SELECT name FROM inventory WHERE kind = ? AND id = ?")?;
        Ok(query.query_row(params![kind, id.to_string()], |row| row.get(0)).optional()?)
    }

    /// Stores a thing in the place of the one with its id.
    pub fn put_item<I: Item>(&self, item: &I) -> Result<()> {
        self.0
            .prepare_cached(
                "INSERT OR REPLACE INTO inventory (kind, id, parent, rank, name, status, state) \
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                I::KIND,
                item.id().to_string(),
                item.parent().map(|id| id.to_string()),
                item.rank(),
                item.name(),
                item.status(),
                written(item)?,
            ])?;
        Ok(())
    }

    /// Deletes a thing and what belongs to it.
    pub fn delete_item<I: Item>(&self, id: Uuid) -> Result<()> {
        self.0
            .prepare_cached("DELETE FROM inventory WHERE kind = ?1 AND id = ?2 OR parent = ?2")?
            .execute(params![I::KIND, id.to_string()])?;
        Ok(())
    }

    /// Deletes everything on the site, and what commands still had to do there.
    pub fn delete_inventory(&self) -> Result<()> {
        self.0.execute_batch("DELETE FROM inventory; DELETE FROM running_command")?;
        Ok(())
    }
}

/// The document in the first column.
fn read_item<I: Item>(row: &Row<'_>) -> rusqlite::Result<I> {
    serde_json::from_str(row.get_ref(0)?.as_str()?).map_err(unfit)
}

/// What is stored as a document.
pub(super) fn written<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(unfit)
}

/// A document that is none of ours.
pub(super) fn unfit(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into())
}
