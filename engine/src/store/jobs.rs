//! Jobs in the database.

use rusqlite::{OptionalExtension, Row, ToSql, named_params, params};
use uuid::Uuid;

use super::Tx;
use crate::error::Result;
use crate::model::{Job, Millis, Status, StepType};

const COLUMNS: &str = "id, action_type, description, status, owner, external, auto_cleared, start_time, \
                       end_time, last_updated, correlation_id";

/// Which jobs to list: a condition in SQL on the columns of `job`, with its values.
#[derive(Debug, Default)]
pub struct JobFilter {
    /// The condition; an empty one is no condition.
    pub condition: String,
    /// The values of its `?`s in their order.
    pub values: Vec<String>,
    /// An order by correlation id in place of the one by start: whether it is descending.
    pub by_correlation_id: Option<bool>,
}

/// Which part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobPage {
    /// At most how many rows.
    pub max: u32,
    /// Which page of that many rows, from 0.
    pub page: u32,
}

impl JobPage {
    /// How many rows a page has for whom nothing else is said: the engine's largest number (contract 1.9).
    pub const UNLIMITED: u32 = i32::MAX.unsigned_abs();

    /// The whole list.
    pub const ALL: JobPage = JobPage { max: Self::UNLIMITED, page: 0 };
}

impl Tx<'_> {
    /// The job with this id.
    pub fn job(&self, id: Uuid) -> Result<Option<Job>> {
        let mut query = self.0.prepare_cached(&format!("SELECT {COLUMNS} FROM job WHERE id = ?"))?;
        Ok(query.query_row([id.to_string()], read_job).optional()?)
    }

    /// A page of the list of jobs, the oldest first (contract 1.9).
    pub fn jobs(&self, filter: &JobFilter, page: JobPage) -> Result<Vec<Job>> {
        // The condition stands alone, so an `OR` in it needs no brackets.
        let condition = if filter.condition.is_empty() { "TRUE" } else { &filter.condition };
        let order = match filter.by_correlation_id {
            None => "start_time, id",
            Some(false) => "correlation_id, id",
            Some(true) => "correlation_id DESC, id",
        };
        let limit = i64::from(page.max);
        let offset = limit.saturating_mul(page.page.into());
        let mut query = self.0.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM job WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?"
        ))?;
        let mut values: Vec<&dyn ToSql> = filter.values.iter().map(|value| value as &dyn ToSql).collect();
        values.extend([&limit as &dyn ToSql, &offset]);
        let rows = query.query_map(values.as_slice(), read_job)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Stores a new job.
    pub fn insert_job(&self, job: &Job) -> Result<()> {
        self.0
            .prepare_cached(&format!("INSERT INTO job ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))?
            .execute(params![
                job.id.to_string(),
                job.action_type,
                job.description,
                job.status.name(),
                job.owner.map(|id| id.to_string()),
                job.external,
                job.auto_cleared,
                job.start_time,
                job.end_time,
                job.last_updated,
                job.correlation_id,
            ])?;
        Ok(())
    }

    /// Stores what can change of a job.
    pub fn update_job(&self, job: &Job) -> Result<()> {
        self.0
            .prepare_cached(
                "UPDATE job SET status = ?, auto_cleared = ?, end_time = ?, last_updated = ? WHERE id = ?",
            )?
            .execute(params![
                job.status.name(),
                job.auto_cleared,
                job.end_time,
                job.last_updated,
                job.id.to_string(),
            ])?;
        Ok(())
    }

    /// Notes that the job was updated.
    pub fn touch_job(&self, id: Uuid, now: Millis) -> Result<()> {
        self.0
            .prepare_cached("UPDATE job SET last_updated = ? WHERE id = ?")?
            .execute(params![now, id.to_string()])?;
        Ok(())
    }

    /// Deletes the auto-cleared jobs that finished before one time or otherwise ended before
    /// another, and their steps. Returns how many jobs.
    pub fn delete_ended_jobs(&self, finished_before: Millis, otherwise_before: Millis) -> Result<usize> {
        let deleted = self
            .0
            .prepare_cached(
                "DELETE FROM job WHERE auto_cleared AND (status = 'finished' AND end_time < ? \
                 OR status IN ('failed', 'aborted', 'unknown') AND end_time < ?)",
            )?
            .execute([finished_before, otherwise_before])?;
        Ok(deleted)
    }

    /// Deletes the jobs under way that a restart forgets: starts and migrations of VMs that no task
    /// outside the engine works on, and whatever was just migrating a VM.
    pub fn delete_interrupted_vm_jobs(&self) -> Result<()> {
        self.0.execute(
            "DELETE FROM job WHERE status = 'started' \
             AND action_type IN ('MigrateVm', 'MigrateVmToServer', 'RunVm', 'RunVmOnce') \
             AND id NOT IN (SELECT job FROM step WHERE external_id IS NOT NULL)",
            [],
        )?;
        self.0.execute(
            "DELETE FROM job WHERE id IN (SELECT job FROM step WHERE status = 'started' AND type = ?)",
            [StepType::MIGRATE_VM],
        )?;
        Ok(())
    }

    /// Makes every job and step under way unknown, ended now, except where a task outside the
    /// engine works on the job.
    pub fn declare_unknown(&self, now: Millis) -> Result<()> {
        const NOT_WORKED_ON: &str = "NOT IN (SELECT job FROM step WHERE external_id IS NOT NULL)";
        self.0.execute(
            &format!(
                "UPDATE step SET status = 'unknown', end_time = :now \
                 WHERE status = 'started' AND job {NOT_WORKED_ON}"
            ),
            named_params! { ":now": now },
        )?;
        self.0.execute(
            &format!(
                "UPDATE job SET status = 'unknown', end_time = :now, last_updated = :now \
                 WHERE status = 'started' AND id {NOT_WORKED_ON}"
            ),
            named_params! { ":now": now },
        )?;
        Ok(())
    }
}

fn read_job(row: &Row<'_>) -> rusqlite::Result<Job> {
    Ok(Job {
        id: uuid_column(row, 0)?,
        action_type: row.get(1)?,
        description: row.get(2)?,
        status: status_column(row, 3)?,
        owner: optional_uuid_column(row, 4)?,
        external: row.get(5)?,
        auto_cleared: row.get(6)?,
        start_time: row.get(7)?,
        end_time: row.get(8)?,
        last_updated: row.get(9)?,
        correlation_id: row.get(10)?,
    })
}

/// A status that only another program can have written wrongly.
pub(super) fn status_column(row: &Row<'_>, index: usize) -> rusqlite::Result<Status> {
    let name = row.get_ref(index)?.as_str()?;
    Status::from_name(name).ok_or_else(|| wrong_text(index, format!("{name} is no status")))
}

pub(super) fn uuid_column(row: &Row<'_>, index: usize) -> rusqlite::Result<Uuid> {
    let text = row.get_ref(index)?.as_str()?;
    Uuid::parse_str(text).map_err(|error| wrong_text(index, error.to_string()))
}

pub(super) fn optional_uuid_column(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Uuid>> {
    match row.get_ref(index)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => uuid_column(row, index).map(Some),
    }
}

fn wrong_text(index: usize, reason: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, reason.into())
}
