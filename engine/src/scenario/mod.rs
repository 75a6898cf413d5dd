//! Scenarios: jobs and steps in states that no sequence of calls can reach, for `POST /dev/scenario` and
//! `task-engine seed`.
//!
//! A scenario is a list of jobs. Only `description` is mandatory:
//!
//! ```json
//! [ { "description": "Migrating VM db01", "status": "unknown", "external": false, "owner": null,
//!     "auto_cleared": true, "started_ms_ago": 90000, "ended_ms_ago": 30000,
//!     "steps": [ { "description": "Executing", "type": "executing", "progress": 42,
//!                  "steps": [ { "description": "Copying" } ] } ] } ]
//! ```
//!
//! A job is external, owned by the first account and started now unless it says otherwise; a step
//! takes `status`, `external` and times from its job or parent. What is not `started` ended now
//! unless `ended_ms_ago` says when. What is answered has the same shape, with the ids of what was stored.

mod made_up;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::model::{ADD_EXTERNAL_JOB, ExternalSystem, Job, Millis, Role, Status, Step, StepType, User};
use crate::store::Tx;

pub use made_up::made_up;

/// A job to store.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedJob {
    id: Option<Uuid>,
    description: String,
    #[serde(default)]
    status: Word<Status>,
    #[serde(default = "yes")]
    external: bool,
    #[serde(default)]
    auto_cleared: bool,
    action_type: Option<String>,
    #[serde(default)]
    owner: Owner,
    #[serde(default)]
    started_ms_ago: Millis,
    ended_ms_ago: Option<Millis>,
    correlation_id: Option<String>,
    #[serde(default)]
    steps: Vec<PlannedStep>,
}

/// A step to store, with its own steps.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlannedStep {
    id: Option<Uuid>,
    description: String,
    #[serde(default, rename = "type")]
    kind: Word<StepType>,
    status: Option<Word<Status>>,
    external: Option<bool>,
    progress: Option<u8>,
    external_type: Option<Word<ExternalSystem>>,
    execution_host: Option<Uuid>,
    started_ms_ago: Option<Millis>,
    ended_ms_ago: Option<Millis>,
    #[serde(default)]
    steps: Vec<PlannedStep>,
}

/// Whose a job is: somebody's by name, nobody's, or the first account's.
#[derive(Debug, Default)]
enum Owner {
    #[default]
    FirstAccount,
    Nobody,
    Named(String),
}

impl<'de> Deserialize<'de> for Owner {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map_or(Owner::Nobody, Owner::Named))
    }
}

/// A value that is written as its word on the wire.
#[derive(Clone, Debug)]
struct Word<T>(T);

impl Default for Word<Status> {
    fn default() -> Self {
        Self(Status::Started)
    }
}

impl Default for Word<StepType> {
    fn default() -> Self {
        Self(StepType::Executing)
    }
}

impl<'de> Deserialize<'de> for Word<Status> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format!("'{name}' is no status"));
        Status::from_name(&name).map(Word).ok_or_else(unknown)
    }
}

impl<'de> Deserialize<'de> for Word<StepType> {
    /// A word that the API does not have is one of the engine's internal types.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(Word(StepType::from_name(&name).unwrap_or(StepType::Internal(name))))
    }
}

impl<'de> Deserialize<'de> for Word<ExternalSystem> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format!("'{name}' is no external system"));
        ExternalSystem::from_name(&name).map(Word).ok_or_else(unknown)
    }
}

fn yes() -> bool {
    true
}

/// What was stored.
#[derive(Debug, Serialize)]
pub struct Stored {
    /// The job's or step's id.
    pub id: Uuid,
    /// What was stored under it.
    pub steps: Vec<Stored>,
}

/// Stores the jobs of a scenario.
///
/// # Errors
/// When the database fails.
pub fn perform(app: &App, tx: &Tx<'_>, jobs: Vec<PlannedJob>) -> Result<Vec<Stored>> {
    let loader = Loader { app: app.clone(), now: app.clock.now() };
    jobs.into_iter().map(|job| loader.job(tx, job)).collect()
}

/// Turns plans into rows.
struct Loader {
    app: App,
    now: Millis,
}

impl Loader {
    fn job(&self, tx: &Tx<'_>, plan: PlannedJob) -> Result<Stored> {
        let owner = match plan.owner {
            Owner::Nobody => None,
            Owner::FirstAccount => self.app.accounts.users().next().map(|user| user.id),
            Owner::Named(login) => {
                let user = User::new(&login, Role::User);
                if tx.user(user.id)?.is_none() {
                    tx.put_user(&user)?;
                }
                Some(user.id)
            }
        };
        let action = if plan.external { ADD_EXTERNAL_JOB } else { "AddDisk" };
        let end_time = self.end(plan.status.0, plan.ended_ms_ago);
        let start_time = self.ago(plan.started_ms_ago.max(plan.ended_ms_ago.unwrap_or(0)));
        let job = Job {
            id: plan.id.unwrap_or_else(|| self.app.ids.next()),
            action_type: plan.action_type.unwrap_or_else(|| action.to_owned()),
            description: plan.description,
            status: plan.status.0,
            owner,
            external: plan.external,
            auto_cleared: plan.auto_cleared,
            start_time,
            end_time,
            last_updated: end_time.unwrap_or(start_time),
            correlation_id: plan.correlation_id.unwrap_or_else(|| Uuid::new_v4().to_string()),
        };
        tx.insert_job(&job)?;
        Ok(Stored { id: job.id, steps: self.steps(tx, &job, None, plan.steps)? })
    }

    fn steps(
        &self,
        tx: &Tx<'_>,
        job: &Job,
        parent: Option<&Step>,
        plans: Vec<PlannedStep>,
    ) -> Result<Vec<Stored>> {
        let mut stored = Vec::with_capacity(plans.len());
        for (number, plan) in (0..).zip(plans) {
            let status = plan.status.map_or(job.status, |word| word.0);
            let start_time = parent.map_or(job.start_time, |parent| parent.start_time);
            let external_type = plan.external_type.map(|word| word.0);
            let step = Step {
                id: plan.id.unwrap_or_else(|| self.app.ids.next()),
                job: job.id,
                parent: parent.map(|parent| parent.id),
                kind: plan.kind.0,
                description: plan.description,
                number,
                status,
                progress: plan.progress,
                start_time: plan.started_ms_ago.map_or(start_time, |ago| self.ago(ago)),
                end_time: self.end(status, plan.ended_ms_ago).map(|end| job.end_time.unwrap_or(end).min(end)),
                correlation_id: job.correlation_id.clone(),
                external: plan.external.unwrap_or(job.external),
                external_type,
                external_id: external_type.map(|_| self.app.ids.next()),
                execution_host: plan.execution_host,
            };
            tx.insert_step(&step)?;
            stored.push(Stored { id: step.id, steps: self.steps(tx, job, Some(&step), plan.steps)? });
        }
        Ok(stored)
    }

    fn end(&self, status: Status, ago: Option<Millis>) -> Option<Millis> {
        (status != Status::Started).then(|| self.ago(ago.unwrap_or(0)))
    }

    fn ago(&self, span: Millis) -> Millis {
        self.now.saturating_sub(span)
    }
}
