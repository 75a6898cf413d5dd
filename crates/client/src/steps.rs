//! Steps: `/api/jobs/{id}/steps`.

use tasks::{StepKind, wire};

use crate::engine::segment;
use crate::{ClientError, Engine};

impl Engine {
    /// The steps of a job as a flat list (contract 1.10); empty also when there is no such job.
    pub async fn steps(&self, job: &str) -> Result<Vec<u8>, ClientError> {
        self.get(&format!("/api/jobs/{}/steps", segment(job))).await
    }

    /// Adds a step to a job, under `parent` where that is given, and tells its id (contract 1.3).
    pub async fn add_step(
        &self,
        job: &str,
        parent: Option<&str>,
        kind: StepKind,
        description: &str,
    ) -> Result<String, ClientError> {
        let path = format!("/api/jobs/{}/steps", segment(job));
        let body = self.act(&path, "add-step", wire::add_step(kind, description, parent)).await?;
        wire::created_id(&body).ok_or_else(|| ClientError::malformed("the created step has no id"))
    }

    /// Ends a step (contract 4.3); as failed it fails the whole job.
    pub async fn end_step(&self, job: &str, step: &str, succeeded: bool) -> Result<(), ClientError> {
        let path = format!("/api/jobs/{}/steps/{}/end", segment(job), segment(step));
        self.act(&path, "end-step", wire::end_step(succeeded)).await.map(drop)
    }
}
