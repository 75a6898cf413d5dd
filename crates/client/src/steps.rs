//! Steps: `/api/jobs/{id}/steps`.

use tasks::{StepKind, wire};

use crate::engine::segment;
use crate::{Change, ClientError, Engine};

impl Engine {
    /// The steps of a job as a flat list (contract 1.10); empty also when there is no such job.
    pub async fn steps(&self, job: &str) -> Result<Vec<u8>, ClientError> {
        self.get(&steps_of(job)).await
    }

    /// One step of a job, as the engine tells it.
    pub async fn step(&self, job: &str, step: &str) -> Result<Vec<u8>, ClientError> {
        self.get(&[&*steps_of(job), "/", &segment(step)].concat()).await
    }
}

impl Change {
    /// Adds a step to a job, under `parent` where that is given (contract 1.3).
    pub fn add_step(job: &str, parent: Option<&str>, kind: StepKind, description: &str) -> Self {
        Self::creation(steps_of(job), "add-step", wire::add_step(kind, description, parent))
    }

    /// Ends a step (contract 4.3); as failed it fails the whole job.
    pub fn end_step(job: &str, step: &str, succeeded: bool) -> Self {
        let path = format!("{}/{}/end", steps_of(job), segment(step));
        Self::of(path, "end-step", wire::end_step(succeeded))
    }
}

fn steps_of(job: &str) -> String {
    format!("/api/jobs/{}/steps", segment(job))
}
