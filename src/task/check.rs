//! Looks up whether something was done whose answer never came, so that nobody repeats it blindly.

use client::{ClientError, Engine};
use gloo_timers::future::TimeoutFuture;
use tasks::{Status, job_ids, steps_of, wire};

use super::Action;

/// What a look at the engine shows.
pub(super) enum Found {
    /// It was done; the id of what was created.
    Done(Option<String>),
    /// It was not done.
    NotDone,
    /// What it was to be done to is not there any more.
    Gone,
    /// The engine was restarted meanwhile, and knows no more of it than that it ran.
    Lost,
    /// The engine could not be asked.
    Unknown,
}

/// What is known from before it was sent.
pub(super) struct Before {
    /// The correlation id that it was sent under.
    pub(super) correlation: String,
    /// Steps that the job had already.
    pub(super) steps: Vec<String>,
}

/// How long it waits before each look, in milliseconds: an engine that has just failed may need a moment.
const LOOKS: [u32; 3] = [0, 1_000, 2_500];

/// Looks it up, some times where the engine can't be asked.
pub(super) async fn look_up(engine: &Engine, action: &Action, before: &Before) -> Found {
    for wait in LOOKS {
        TimeoutFuture::new(wait).await;
        match look(engine, action, before).await {
            Ok(found) => return found,
            Err(ClientError::NotFound { .. }) => return Found::Gone,
            // A restart ends sessions too: nobody can look before they have signed in again.
            Err(ClientError::SessionExpired) => return Found::Unknown,
            Err(_) => {}
        }
    }
    Found::Unknown
}

async fn look(engine: &Engine, action: &Action, before: &Before) -> Result<Found, ClientError> {
    Ok(match action {
        Action::CreateJob { .. } => {
            let jobs = engine.jobs_of(&before.correlation).await?;
            // One that can't be read tells nothing.
            let jobs = job_ids(&jobs).ok_or(ClientError::Aborted)?;
            jobs.into_iter().next().map_or(Found::NotDone, |job| Found::Done(Some(job)))
        }
        Action::AddStep { job, parent, kind, description } => {
            let steps = steps_of(&engine.steps(job).await?)?;
            let new = steps.into_iter().find(|step| {
                step.description == *description
                    && step.kind == *kind
                    && step.parent == *parent
                    && !before.steps.contains(&step.id)
            });
            new.map_or(Found::NotDone, |step| Found::Done(Some(step.id)))
        }
        Action::EndStep { job, step, succeeded } => {
            let wanted = if *succeeded { Status::Finished } else { Status::Failed };
            found(wire::state(&engine.step(job, step).await?).is_some_and(|(status, _)| status == wanted))
        }
        Action::EndJob { job, force, .. } => match wire::state(&engine.job(job).await?) {
            Some((Status::Unknown, _)) => Found::Lost,
            state => found(
                state.is_some_and(|(status, auto_cleared)| !status.is_running() && (auto_cleared || !force)),
            ),
        },
        Action::Clear { job } => {
            found(wire::state(&engine.job(job).await?).is_some_and(|(_, auto_cleared)| auto_cleared))
        }
    })
}

fn found(done: bool) -> Found {
    if done { Found::Done(None) } else { Found::NotDone }
}
