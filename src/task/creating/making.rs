//! Creates a job and its steps, one after the other. Whatever gets lost on the way, nothing is created twice: before it goes
//! on, it looks at what is there.

use client::{ClientError, correlation_id};
use tasks::plan::{Making, Next, Plan};

use super::draft::Draft;
use crate::task::{Action, Actor, Refusal, RefusalKind};
use crate::watched::Watched;

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// Whether the job is there.
    pub(super) job: bool,
    /// Number of steps that are there.
    pub(super) steps: usize,
    /// Number of steps that can't be created, since the user may not read what they stand under.
    pub(super) impossible: usize,
}

/// A job that is being created.
pub(super) struct Maker {
    actor: Actor,
    /// How far it is.
    pub(super) progress: Watched<Progress>,
}

/// What stands in the way.
pub(super) enum Trouble {
    /// The engine refused something, or its answer never came.
    Refused(Refusal),
    /// The engine could not be asked what is there already.
    Unseen,
}

impl Trouble {
    /// Whether it is certain that what was asked for last was not done.
    pub(super) fn is_plain(&self) -> bool {
        use RefusalKind::{NotPermitted, Refused, SessionExpired};
        matches!(self, Self::Refused(refusal) if matches!(refusal.kind, Refused | NotPermitted | SessionExpired))
    }
}

impl Maker {
    /// Nothing of it is created yet.
    pub(super) fn new(actor: Actor) -> Self {
        Self { actor, progress: Watched::new(Progress::default()) }
    }

    /// A correlation id to find a new job by.
    pub(super) fn correlation() -> String {
        correlation_id("create-job", js_sys::Math::random())
    }

    /// Creates what is drafted, or goes on with it; tells the id of the job and what was made of the plan. `is_begun` says
    /// that some of it may be there.
    pub(super) async fn make(&self, draft: &Draft, is_begun: bool) -> Result<(String, Making), Trouble> {
        let plan = Plan::read(&draft.steps);
        let mut making = Making::new(plan);
        let job = match self.find(draft, is_begun).await? {
            Some(job) => {
                if !making.plan().steps.is_empty() {
                    making.compare(&self.actor.steps(&job).await.map_err(|_| Trouble::Unseen)?);
                }
                job
            }
            None => self.make_job(draft).await?,
        };
        self.tell(&making);
        while let Some(next) = making.upcoming() {
            let id = self.make_step(&job, making.plan(), &next).await?;
            making.made(next.at, id);
            self.tell(&making);
        }
        self.tell(&making);
        Ok((job, making))
    }

    /// A browser sends a request again where the connection broke before its answer came, and the engine may have done it
    /// both times: what is there twice is ended. Where that fails, it is only seen twice.
    pub(super) async fn end_doubles(&self, draft: &Draft, making: &Making, job: &str) {
        for other in self.actor.jobs_of(&draft.correlation).await.unwrap_or_default() {
            if other != *job {
                let _ =
                    self.actor.attempt(&Action::EndJob { job: other, succeeded: false, force: true }).await;
            }
        }
        if making.plan().steps.is_empty() {
            return;
        }
        let there = self.actor.steps(job).await.unwrap_or_default();
        for step in making.doubles(&there) {
            let _ = self.actor.attempt(&Action::EndStep { job: job.to_owned(), step, succeeded: true }).await;
        }
    }

    /// The job, if it was created before.
    async fn find(&self, draft: &Draft, is_begun: bool) -> Result<Option<String>, Trouble> {
        if !is_begun {
            return Ok(None);
        }
        match self.actor.jobs_of(&draft.correlation).await {
            Ok(jobs) => Ok(jobs.into_iter().next()),
            // Who may not list jobs finds none: then it is for the engine to say whether it may be created.
            Err(ClientError::Refused { .. } | ClientError::Forbidden { .. }) => Ok(None),
            Err(_) => Err(Trouble::Unseen),
        }
    }

    async fn make_job(&self, draft: &Draft) -> Result<String, Trouble> {
        let action = Action::CreateJob {
            description: draft.description.clone(),
            auto_cleared: draft.auto_cleared,
            correlation: Some(draft.correlation.clone()),
        };
        let done = self.actor.attempt(&action).await.map_err(Trouble::Refused)?;
        done.id.ok_or(Trouble::Unseen)
    }

    async fn make_step(&self, job: &str, plan: &Plan, next: &Next) -> Result<Option<String>, Trouble> {
        let planned = &plan.steps[next.at];
        let action = Action::AddStep {
            job: job.to_owned(),
            parent: next.parent.clone(),
            kind: planned.kind,
            description: planned.description.clone(),
        };
        let done = self.actor.attempt(&action).await.map_err(Trouble::Refused)?;
        Ok(done.id)
    }

    fn tell(&self, making: &Making) {
        let (steps, impossible) = (making.count(), making.impossible());
        self.progress.set(Progress { job: true, steps, impossible });
    }
}
