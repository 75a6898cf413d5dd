//! Jobs.

use uuid::Uuid;

use super::{Millis, Status};

/// The action type of jobs that were made over REST (contract 1.2).
pub const ADD_EXTERNAL_JOB: &str = "AddExternalJob";

/// A job: one thing that the engine, or somebody outside it, is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The id.
    pub id: Uuid,
    /// The engine's name of the command behind it, [`ADD_EXTERNAL_JOB`] for REST's.
    pub action_type: String,
    /// What people read.
    pub description: String,
    /// Where it stands.
    pub status: Status,
    /// Who made it; nobody for the engine's own jobs.
    pub owner: Option<Uuid>,
    /// Whether it was made over REST.
    pub external: bool,
    /// Whether the sweep may take it after its end (contract 4.6).
    pub auto_cleared: bool,
    /// When it was made.
    pub start_time: Millis,
    /// When it ended.
    pub end_time: Option<Millis>,
    /// The last addition or end of itself or a step; a clear does not count (contract 3).
    pub last_updated: Millis,
    /// Ties it to the request that made it; searchable, never shown (contract 2.1).
    pub correlation_id: String,
}

impl Job {
    /// Ends the job if it is under way; the first end stays (contract 4.4).
    pub fn complete(&mut self, succeeded: bool, now: Millis) {
        if self.status == Status::Started {
            self.status = Status::of_outcome(succeeded);
            self.end_time = Some(now);
            self.last_updated = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_end_of_a_job_stays() {
        let mut job = Job {
            id: Uuid::nil(),
            action_type: ADD_EXTERNAL_JOB.into(),
            description: "Clone".into(),
            status: Status::Started,
            owner: None,
            external: true,
            auto_cleared: false,
            start_time: 0,
            end_time: None,
            last_updated: 0,
            correlation_id: String::new(),
        };
        job.complete(true, 5);
        job.complete(false, 9);
        assert_eq!((job.status, job.end_time, job.last_updated), (Status::Finished, Some(5), 5));
    }
}
