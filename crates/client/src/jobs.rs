//! Jobs: `/api/jobs`.

use tasks::wire;

use crate::engine::segment;
use crate::{Answered, Change, ClientError, Engine, Sink};

impl Engine {
    /// All jobs (contract 1.9), handed to `sink` in pieces.
    pub async fn jobs(&self, sink: Sink<'_>) -> Result<Answered, ClientError> {
        self.stream("/api/jobs", sink).await
    }

    /// All jobs with all of their steps (contract 1.9), handed to `sink` in pieces.
    pub async fn jobs_with_steps(&self, sink: Sink<'_>) -> Result<Answered, ClientError> {
        self.stream("/api/jobs?follow=steps", sink).await
    }
}

impl Engine {
    /// One job, as the engine tells it.
    pub async fn job(&self, job: &str) -> Result<Vec<u8>, ClientError> {
        self.get(&["/api/jobs/", &segment(job)].concat()).await
    }
}

impl Change {
    /// Creates a job (contract 1.2).
    pub fn create_job(description: &str, auto_cleared: bool) -> Self {
        Self::creation("/api/jobs".to_owned(), "create-job", wire::create_job(description, auto_cleared))
    }

    /// Ends a job (contract 4.4); a job that had ended already stays as it was, and this still succeeds.
    pub fn end_job(job: &str, succeeded: bool, force: bool) -> Self {
        let path = format!("/api/jobs/{}/end", segment(job));
        Self::of(path, "end-job", wire::end_job(succeeded, force))
    }

    /// Lets the sweep take a job once it has ended (contract 4.5).
    pub fn clear_job(job: &str) -> Self {
        Self::of(format!("/api/jobs/{}/clear", segment(job)), "clear-job", wire::clear_job())
    }
}
