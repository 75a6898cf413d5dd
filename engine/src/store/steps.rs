//! Steps in the database.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::Tx;
use super::jobs::{optional_uuid_column, status_column, uuid_column};
use crate::error::Result;
use crate::model::{ExternalSystem, Job, Step, StepType};

const COLUMNS: &str = "id, job, parent, type, description, number, status, progress, start_time, end_time, \
                       correlation_id, external, external_type, external_id, execution_host";

impl Tx<'_> {
    /// The step with this id.
    pub fn step(&self, id: Uuid) -> Result<Option<Step>> {
        let mut query = self.0.prepare_cached(&format!("SELECT {COLUMNS} FROM step WHERE id = ?"))?;
        Ok(query.query_row([id.to_string()], read_step).optional()?)
    }

    /// The steps of a job: direct ones by number, then children by parent and number
    /// (contract 1.10). No job, no steps.
    pub fn steps(&self, job: Uuid) -> Result<Vec<Step>> {
        let mut query = self.0.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM step WHERE job = ? ORDER BY parent NULLS FIRST, number, rowid"
        ))?;
        let rows = query.query_map([job.to_string()], read_step)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The steps of several jobs in one query; those of one job stand together, in the order of
    /// [`Tx::steps`].
    pub fn steps_of(&self, jobs: &[Uuid]) -> Result<Vec<Step>> {
        let ids: Vec<String> = jobs.iter().map(Uuid::to_string).collect();
        let mut query = self.0.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM step WHERE job IN (SELECT value FROM json_each(?)) \
             ORDER BY job, parent NULLS FIRST, number, rowid"
        ))?;
        let rows = query.query_map([serde_json::json!(ids).to_string()], read_step)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many steps are directly under a job, or under a step of it.
    pub fn count_children(&self, job: Uuid, parent: Option<Uuid>) -> Result<u32> {
        let mut query = self.0.prepare_cached("SELECT count(*) FROM step WHERE job = ? AND parent IS ?")?;
        let parent = parent.map(|id| id.to_string());
        Ok(query.query_row(params![job.to_string(), parent], |row| row.get(0))?)
    }

    /// Stores a new step.
    pub fn insert_step(&self, step: &Step) -> Result<()> {
        let kind = match &step.kind {
            StepType::Internal(name) => name,
            named => named.name(),
        };
        self.0
            .prepare_cached(&format!(
                "INSERT INTO step ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            ))?
            .execute(params![
                step.id.to_string(),
                step.job.to_string(),
                step.parent.map(|id| id.to_string()),
                kind,
                step.description,
                step.number,
                step.status.name(),
                step.progress,
                step.start_time,
                step.end_time,
                step.correlation_id,
                step.external,
                step.external_type.map(ExternalSystem::name),
                step.external_id.map(|id| id.to_string()),
                step.execution_host.map(|id| id.to_string()),
            ])?;
        Ok(())
    }

    /// Stores what can change of a step.
    pub fn update_step(&self, step: &Step) -> Result<()> {
        self.0
            .prepare_cached("UPDATE step SET status = ?, progress = ?, end_time = ? WHERE id = ?")?
            .execute(params![step.status.name(), step.progress, step.end_time, step.id.to_string()])?;
        Ok(())
    }

    /// Gives the status and the end of the job to every step of it that is still under way
    /// (contract 4.3, 4.4).
    pub fn end_started_steps(&self, job: &Job) -> Result<()> {
        self.0
            .prepare_cached("UPDATE step SET status = ?, end_time = ? WHERE job = ? AND status = 'started'")?
            .execute(params![job.status.name(), job.end_time, job.id.to_string()])?;
        Ok(())
    }
}

fn read_step(row: &Row<'_>) -> rusqlite::Result<Step> {
    let kind: String = row.get(3)?;
    let system: Option<String> = row.get(12)?;
    Ok(Step {
        id: uuid_column(row, 0)?,
        job: uuid_column(row, 1)?,
        parent: optional_uuid_column(row, 2)?,
        kind: StepType::from_name(&kind).unwrap_or(StepType::Internal(kind)),
        description: row.get(4)?,
        number: row.get(5)?,
        status: status_column(row, 6)?,
        progress: row.get(7)?,
        start_time: row.get(8)?,
        end_time: row.get(9)?,
        correlation_id: row.get(10)?,
        external: row.get(11)?,
        external_type: system.as_deref().and_then(ExternalSystem::from_name),
        external_id: optional_uuid_column(row, 13)?,
        execution_host: optional_uuid_column(row, 14)?,
    })
}
