//! What the events tell of the job that is shown, kept up to date while it is.

use std::pin::pin;
use std::rc::Rc;

use client::{ClientError, Engine};
use futures::future::{Either, select};

use super::ask::{Asker, Told};
use super::seen::Seen;
use crate::spawn::spawn;
use crate::state::{Bell, Viewing};
use crate::watched::{Watched, follow};

/// What came of asking for the events of a job.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trace {
    /// The engine has not answered yet.
    Asking,
    /// No event leads to its correlation id.
    Untold,
    /// They are known.
    Told(Told),
    /// The user may not read events, in the engine's words.
    Forbidden(Option<String>),
    /// The engine could not be asked. It is asked again when the job changes.
    Failed,
}

/// The events of the job that is shown. Each job is asked about when it is first shown, and again when it has changed.
pub(super) fn trace(engine: Engine, viewing: Viewing, seen: Watched<Seen>) -> Watched<Trace> {
    let trace = Watched::new(Trace::Asking);
    let (changed, turned) = (Rc::new(Bell::default()), Rc::new(Bell::default()));
    let (shown, marks) = (seen.clone(), seen.clone());
    let id = Watched::derived(move || shown.get().job.map(|job| job.id));
    let change = Watched::derived(move || {
        marks.get().job.map(|job| (job.id, job.status, job.last_updated, job.steps.map(|steps| steps.len())))
    });
    let (told, rung) = (trace.clone(), turned.clone());
    follow(Box::new(move || {
        id.track();
        told.set(Trace::Asking);
        rung.ring();
    }));
    let rung = changed.clone();
    follow(Box::new(move || {
        change.track();
        rung.ring();
    }));
    let asker = Asker::new(engine, viewing);
    let told = trace.clone();
    spawn(async move {
        loop {
            changed.rung().await;
            let Some(job) = seen.peek().job else { continue };
            // Not rung for this very job.
            let _ = futures::FutureExt::now_or_never(turned.rung());
            let asked = match select(pin!(asker.ask(&job)), pin!(turned.rung())).await {
                Either::Left((asked, _)) => asked,
                // Another job is shown meanwhile.
                Either::Right(_) => continue,
            };
            told.set(outcome(asked));
        }
    });
    trace
}

fn outcome(asked: Result<Option<Told>, ClientError>) -> Trace {
    match asked {
        Ok(Some(told)) => Trace::Told(told),
        Ok(None) => Trace::Untold,
        Err(error @ ClientError::Forbidden { .. }) => {
            Trace::Forbidden(error.fault().map(ToString::to_string))
        }
        Err(_) => Trace::Failed,
    }
}
