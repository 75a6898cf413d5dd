//! Jobs in the database.

use rusqlite::{OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::Tx;
use super::filter::{Column, Filter, Page};
use crate::error::Result;
use crate::model::{Job, Millis, Status, StepType};
use crate::search::{JobField, Search};

const COLUMNS: &str = "id, action_type, description, status, owner, external, auto_cleared, start_time, \
                       end_time, last_updated, correlation_id";

impl Column for JobField {
    fn column(self) -> &'static str {
        match self {
            JobField::CorrelationId => "correlation_id",
        }
    }

    const TEXTS: &'static [&'static str] = &["correlation_id"];
}

impl Filter {
    /// The jobs that a search finds.
    pub fn jobs(search: &Search<JobField>, case_sensitive: bool) -> Self {
        Self::of(search, case_sensitive)
    }

    /// The engine's own jobs that are under way.
    pub fn commands_under_way() -> Self {
        Self::default().and("NOT external AND status = 'started'", None)
    }

    /// Somebody's jobs that no sweep takes.
    pub fn jobs_kept_by(owner: Uuid) -> Self {
        Self::default().and("owner = ? AND NOT auto_cleared", Some(owner.to_string().into()))
    }
}

impl Tx<'_> {
    /// The job with this id.
    pub fn job(&self, id: Uuid) -> Result<Option<Job>> {
        let mut query = self.0.prepare_cached(&format!("SELECT {COLUMNS} FROM job WHERE id = ?"))?;
        Ok(query.query_row([id.to_string()], read_job).optional()?)
    }

    /// A page of the list of jobs, the oldest first (contract 1.9).
    pub fn jobs(&self, filter: &Filter, page: Page) -> Result<Vec<Job>> {
        let (clauses, values) = filter.clauses("start_time, id", page);
        let mut query = self.0.prepare_cached(&format!("SELECT {COLUMNS} FROM job {clauses}"))?;
        let rows = query.query_map(values, read_job)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many jobs there are.
    pub fn count_jobs(&self) -> Result<i64> {
        Ok(self.0.query_row("SELECT count(*) FROM job", [], |row| row.get(0))?)
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

    /// The time of the last change that was stored, of whatever it was.
    pub fn latest_time(&self) -> Result<Option<Millis>> {
        let latest = self.0.query_row(
            "SELECT max(latest) FROM (SELECT max(last_updated) AS latest FROM job UNION ALL \
             SELECT max(logged) FROM event)",
            [],
            |row| row.get(0),
        )?;
        Ok(latest)
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

pub(super) fn wrong_text(index: usize, reason: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, reason.into())
}
