//! Asks the engine for the jobs of a correlation id, which no job tells by itself (contract 1.9).

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use client::{ClientError, Engine};
use tasks::job_ids;

use crate::part::{NotFetched, part};
use crate::state::{Bell, Command, Correlated, Keeper, Source, Task, Viewing};

/// Waits for an id, and asks for its jobs from then on.
pub(super) async fn find_correlated(engine: Engine, keeper: Rc<Keeper>, viewing: Viewing, bell: Rc<Bell>) {
    loop {
        bell.rung().await;
        if viewing.peek().correlation.is_empty() {
            continue;
        }
        let (keeper, shown, bell) = (keeper.clone(), viewing.clone(), bell.clone());
        match fetched_finding(engine.clone(), keeper, shown, bell).await {
            Ok(finding) => return finding.await,
            Err(NotFetched) => viewing.correlated().set(Correlated::Failed),
        }
    }
}

part! {
    correlation:
    /// The finding, from a part, since hardly ever anybody looks for one.
    async fn fetched_finding(engine: Engine, keeper: Rc<Keeper>, viewing: Viewing, bell: Rc<Bell>) -> Finding = find
}

type Finding = Pin<Box<dyn Future<Output = ()>>>;

fn find(engine: Engine, keeper: Rc<Keeper>, viewing: Viewing, bell: Rc<Bell>) -> Finding {
    Box::pin(ask_for_each(engine, keeper, viewing, bell))
}

/// Asks for the present id, for another one, when there are new jobs, and again after a failure; without an id every job
/// may be shown.
async fn ask_for_each(engine: Engine, keeper: Rc<Keeper>, viewing: Viewing, bell: Rc<Bell>) {
    let (mut known, mut restricted) = (None, false);
    loop {
        let wish = (viewing.peek().correlation, keeper.arrivals());
        if known.as_ref() != Some(&wish) {
            let found = if wish.0.is_empty() { Ok(None) } else { ask(&engine, &wish.0).await.map(Some) };
            // Else another one was typed meanwhile, and the bell was rung for it.
            if viewing.peek().correlation == wish.0 {
                let correlated = match &found {
                    Ok(jobs) => Correlated::Found(jobs.as_ref().map_or(0, Vec::len)),
                    Err(_) => Correlated::Failed,
                };
                known = found.is_ok().then_some(wish);
                let jobs = found.unwrap_or_default();
                match jobs.as_deref() {
                    // Somebody came for this one.
                    Some([job]) if viewing.entered().peek() => {
                        viewing.enter(Task { job: job.clone(), step: None });
                    }
                    Some(_) => viewing.entered().replace_quietly(false),
                    None => {}
                }
                if jobs.is_some() || restricted {
                    restricted = jobs.is_some();
                    keeper.command(Command::Restrict(jobs));
                }
                viewing.correlated().set(correlated);
            }
        }
        bell.rung().await;
    }
}

async fn ask(engine: &Engine, id: &str) -> Result<Vec<String>, ClientError> {
    let body = engine.jobs_of(id).await?;
    job_ids(&body).ok_or_else(|| ClientError::Malformed { detail: "no list of jobs".to_owned() })
}
