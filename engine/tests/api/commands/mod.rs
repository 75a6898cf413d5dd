//! The engine's own commands on the site.

mod failures;
mod job_id;
mod machines;
mod power;
mod restart;
mod snapshots_and_disks;
mod story;

use axum::http::StatusCode;
use serde_json::{Value, json};
use task_engine::inventory::{Item, site};
use task_engine::model::Millis;

use crate::engine::{Engine, Reply};

pub(crate) const SECOND: Millis = 1_000;

/// The id of something on the site that every engine begins with.
pub(crate) fn id_of<I: Item>(name: &str) -> String {
    site::id_of::<I>(name).to_string()
}

/// The path of a machine.
pub(crate) fn vm(name: &str) -> String {
    format!("/vms/{}", id_of::<task_engine::inventory::Vm>(name))
}

/// The id of a snapshot, `weekly of db01` for example.
pub(crate) fn snapshot(name: &str) -> String {
    id_of::<task_engine::inventory::Snapshot>(name)
}

impl Engine {
    /// Carries out an action without saying anything about it.
    pub(crate) async fn act(&self, path: &str) -> Reply {
        self.post(path, "action", &json!({})).await
    }

    /// A member of something, as text.
    pub(crate) async fn member(&self, path: &str, member: &str) -> String {
        let reply = self.get(path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text);
        reply.document[member].as_str().unwrap_or_default().to_owned()
    }

    /// The steps of a job as lines: number, type, description, status, percent.
    pub(crate) async fn told(&self, job: &str) -> Vec<String> {
        let line = |step: &Value| {
            let text = |member: &str| step[member].as_str().unwrap_or("-").to_owned();
            let members = ["number", "type", "description", "status", "progress"];
            members.map(text).join(" | ")
        };
        self.steps(job).await.iter().map(line).collect()
    }

    /// The only job of a description; its id.
    pub(crate) async fn job_called(&self, description: &str) -> String {
        let jobs = self.get("/jobs").await.list("job");
        let found: Vec<_> = jobs.iter().filter(|job| job["description"] == description).collect();
        assert_eq!(found.len(), 1, "{description}: {jobs:?}");
        found[0]["id"].as_str().expect("an id").to_owned()
    }
}

impl Reply {
    /// The job that tells of a command that was accepted.
    pub(crate) fn job(&self) -> String {
        assert_eq!(
            (self.status, &self.document["status"]),
            (StatusCode::OK, &json!("complete")),
            "{}",
            self.text
        );
        self.document["job"]["id"].as_str().expect("a job").to_owned()
    }
}
