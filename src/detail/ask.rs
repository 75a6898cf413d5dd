//! Finds the correlation id of a job, and reads its events.

use std::cell::RefCell;

use client::{ClientError, Engine};
use tasks::{JobView, Record, Status, candidates, job_ids, records};

use crate::state::Viewing;

/// What the events tell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    /// The correlation id that the job was started under.
    pub(super) correlation: String,
    /// Its events, the newest first.
    pub(super) records: Vec<Record>,
}

/// Asks about one job after the other, and remembers what does not change.
pub(super) struct Asker {
    engine: Engine,
    viewing: Viewing,
    /// Jobs with their correlation ids. Where none was found, it is looked for again when the job has ended.
    found: RefCell<Vec<(String, Status, Option<String>)>>,
}

impl Asker {
    pub(super) fn new(engine: Engine, viewing: Viewing) -> Self {
        Self { engine, viewing, found: RefCell::default() }
    }

    /// The events of a job; `None` where no event leads to its correlation id.
    pub(super) async fn ask(&self, job: &JobView) -> Result<Option<Told>, ClientError> {
        let correlation = match self.remembered(job) {
            Some(correlation) => correlation,
            None => {
                let correlation = self.find(job).await?;
                self.found.borrow_mut().push((job.id.clone(), job.status, correlation.clone()));
                correlation
            }
        };
        let Some(correlation) = correlation else { return Ok(None) };
        let records = read(&self.engine.events_under(&correlation).await?)?;
        Ok(Some(Told { correlation, records }))
    }

    fn remembered(&self, job: &JobView) -> Option<Option<String>> {
        let found = self.found.borrow();
        let known = |(id, status, correlation): &&(String, Status, Option<String>)| {
            *id == job.id && (correlation.is_some() || *status == job.status)
        };
        found.iter().rev().find(known).map(|(.., correlation)| correlation.clone())
    }

    /// The correlation id of a job: one that events tell, and that the engine says to be the job's.
    async fn find(&self, job: &JobView) -> Result<Option<String>, ClientError> {
        // The jobs that are shown may be those of one.
        let looked_for = self.viewing.peek().correlation;
        if !looked_for.is_empty() && self.is_of(job, std::slice::from_ref(&looked_for)).await? {
            return Ok(Some(looked_for));
        }
        if job.external && !job.description.is_empty() {
            let saying = read(&self.engine.events_saying(&job.description).await?)?;
            if let Some(found) = self.confirmed(job, &candidates(job, &saying)).await? {
                return Ok(Some(found));
            }
        }
        let newest = read(&self.engine.events_saying("").await?)?;
        self.confirmed(job, &candidates(job, &newest)).await
    }

    /// Which of these is the job's. The likeliest is asked about alone, as it is the one as a rule; the others by halves.
    async fn confirmed(&self, job: &JobView, ids: &[String]) -> Result<Option<String>, ClientError> {
        let Some((first, mut rest)) = ids.split_first() else { return Ok(None) };
        if self.is_of(job, std::slice::from_ref(first)).await? {
            return Ok(Some(first.clone()));
        }
        if rest.is_empty() || !self.is_of(job, rest).await? {
            return Ok(None);
        }
        while rest.len() > 1 {
            let (half, other) = rest.split_at(rest.len() / 2);
            rest = if self.is_of(job, half).await? { half } else { other };
        }
        Ok(rest.first().cloned())
    }

    async fn is_of(&self, job: &JobView, ids: &[String]) -> Result<bool, ClientError> {
        let body = self.engine.jobs_under(ids).await?;
        let jobs = job_ids(&body).ok_or_else(|| malformed("no list of jobs"))?;
        Ok(jobs.contains(&job.id))
    }
}

fn read(body: &[u8]) -> Result<Vec<Record>, ClientError> {
    records(body).ok_or_else(|| malformed("no list of events"))
}

fn malformed(detail: &str) -> ClientError {
    ClientError::Malformed { detail: detail.to_owned() }
}
