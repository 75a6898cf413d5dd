//! Jobs: `/api/jobs`.

use tasks::wire;

use crate::engine::segment;
use crate::{Answered, ClientError, Engine, Sink};

impl Engine {
    /// All jobs (contract 1.9), handed to `sink` in pieces.
    pub async fn jobs(&self, sink: Sink<'_>) -> Result<Answered, ClientError> {
        self.stream("/api/jobs", sink).await
    }

    /// Creates a job and tells its id (contract 1.2).
    pub async fn create_job(&self, description: &str, auto_cleared: bool) -> Result<String, ClientError> {
        let body = self.act("/api/jobs", "create-job", wire::create_job(description, auto_cleared)).await?;
        wire::created_id(&body).ok_or_else(|| ClientError::malformed("the created job has no id"))
    }

    /// Ends a job (contract 4.4); a job that had ended already stays as it was, and this still succeeds.
    pub async fn end_job(&self, job: &str, succeeded: bool, force: bool) -> Result<(), ClientError> {
        let path = format!("/api/jobs/{}/end", segment(job));
        self.act(&path, "end-job", wire::end_job(succeeded, force)).await.map(drop)
    }

    /// Lets the sweep take a job once it has ended (contract 4.5).
    pub async fn clear_job(&self, job: &str) -> Result<(), ClientError> {
        let path = format!("/api/jobs/{}/clear", segment(job));
        self.act(&path, "clear-job", wire::clear_job()).await.map(drop)
    }
}
