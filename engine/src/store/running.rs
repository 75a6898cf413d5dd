//! Commands that run, in the database.

use rusqlite::{OptionalExtension, Params, params};
use uuid::Uuid;

use super::Tx;
use super::inventory::{unfit, written};
use crate::commands::Running;
use crate::error::Result;
use crate::model::Millis;

impl Tx<'_> {
    /// Every command that runs, the next due first.
    pub fn all_running(&self) -> Result<Vec<Running>> {
        self.find_running("TRUE ORDER BY due, id", [])
    }

    /// The commands that work on a thing.
    pub fn running_on(&self, subject: Uuid) -> Result<Vec<Running>> {
        self.find_running("subject = ? ORDER BY due, id", [subject.to_string()])
    }

    /// The command with something due first, and by `until`.
    pub fn first_running(&self, until: Millis) -> Result<Option<Running>> {
        Ok(self.find_running("due <= ? ORDER BY due, id LIMIT 1", [until])?.pop())
    }

    /// When something is due first.
    pub fn next_running(&self) -> Result<Option<Millis>> {
        let mut query = self.0.prepare_cached("SELECT min(due) FROM running_command")?;
        Ok(query.query_row([], |row| row.get(0)).optional()?.flatten())
    }

    /// Stores a command that runs.
    pub fn put_running(&self, running: &Running) -> Result<()> {
        self.0
            .prepare_cached(
                "INSERT OR REPLACE INTO running_command (id, due, subject, state) VALUES (?, ?, ?, ?)",
            )?
            .execute(params![
                running.id.to_string(),
                running.due(),
                running.subject.to_string(),
                written(running)?,
            ])?;
        Ok(())
    }

    /// Forgets a command that has ended.
    pub fn delete_running(&self, id: Uuid) -> Result<()> {
        self.0.prepare_cached("DELETE FROM running_command WHERE id = ?")?.execute([id.to_string()])?;
        Ok(())
    }

    fn find_running(&self, condition: &str, values: impl Params) -> Result<Vec<Running>> {
        let mut query =
            self.0.prepare_cached(&format!("SELECT state FROM running_command WHERE {condition}"))?;
        let rows =
            query.query_map(values, |row| serde_json::from_str(row.get_ref(0)?.as_str()?).map_err(unfit))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
