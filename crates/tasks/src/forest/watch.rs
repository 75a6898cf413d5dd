//! Jobs that somebody wants to be told about when they end.

use super::Forest;
use super::job::Job;
use crate::{Ended, Status};

/// Ids of the watched jobs.
#[derive(Default)]
pub(super) struct Watch(Vec<Box<str>>);

impl Watch {
    pub(super) fn has(&self, job: &str) -> bool {
        self.0.iter().any(|id| **id == *job)
    }

    fn set(&mut self, job: &str, watched: bool) {
        self.0.retain(|id| **id != *job);
        if watched {
            self.0.push(job.into());
        }
    }

    /// Ends the watch over a job that has ended or is gone, and tells how; nothing for a job that is not watched.
    pub(super) fn end(&mut self, job: &Job, status: Option<Status>) -> Option<Ended> {
        let core = &job.core;
        self.has(core.id()).then(|| {
            self.set(core.id(), false);
            Ended { job: core.id().to_owned(), description: core.description().to_owned(), status }
        })
    }
}

impl Forest {
    /// Watches a job until it ends, or no longer: [`Delta::ended`](crate::Delta::ended) tells of its end. A job that
    /// does not run, or is not there, cannot be watched; `false` then.
    pub fn watch(&mut self, job: &str, watched: bool) -> bool {
        let runs = self.find_job(job).is_some_and(|at| self.jobs[at].core.status.is_running());
        if runs || !watched {
            self.watched.set(job, watched);
        }
        runs || !watched
    }

    /// Watches these jobs again, which were watched before the page was left; to be called once jobs are known. Tells of
    /// those that have ended since, and of those that are gone, whose descriptions nobody knows any more.
    pub fn resume_watch(&mut self, jobs: &[String]) -> Vec<Ended> {
        let missed = jobs.iter().filter(|id| !self.watch(id, true)).collect::<Vec<_>>();
        let missed = missed.into_iter().map(|id| {
            let known = self.find_job(id).map(|at| &self.jobs[at].core);
            Ended {
                job: id.clone(),
                description: known.map_or("", |core| core.description()).to_owned(),
                status: known.map(|core| core.status),
            }
        });
        missed.collect()
    }

    /// Ids of the watched jobs.
    pub fn watched(&self) -> impl Iterator<Item = &str> {
        self.watched.0.iter().map(|id| &**id)
    }
}
