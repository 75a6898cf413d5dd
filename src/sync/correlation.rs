//! Asks the engine for the jobs of a correlation id, which no job tells by itself (contract 1.9).

use std::rc::Rc;

use client::{ClientError, Engine};
use tasks::job_ids;

use crate::state::{Bell, Command, Correlated, Keeper, Source, Viewing};

/// Asks for another id, when there are new jobs, and again after a failure; without an id every job may be shown.
pub(super) async fn find_correlated(engine: Engine, keeper: Rc<Keeper>, viewing: Viewing, bell: Rc<Bell>) {
    let (mut known, mut restricted) = (None, false);
    loop {
        bell.rung().await;
        let id = viewing.peek().correlation;
        let wish = (id, keeper.arrivals());
        if known.as_ref() == Some(&wish) {
            continue;
        }
        let found = if wish.0.is_empty() { Ok(None) } else { ask(&engine, &wish.0).await.map(Some) };
        if viewing.peek().correlation != wish.0 {
            // Another one was typed meanwhile, and the bell was rung for it.
            continue;
        }
        let correlated = match &found {
            Ok(jobs) => Correlated::Found(jobs.as_ref().map_or(0, Vec::len)),
            Err(_) => Correlated::Failed,
        };
        known = found.is_ok().then_some(wish);
        let jobs = found.unwrap_or_default();
        if jobs.is_some() || restricted {
            restricted = jobs.is_some();
            keeper.command(Command::Restrict(jobs));
        }
        viewing.correlated().set(correlated);
    }
}

async fn ask(engine: &Engine, id: &str) -> Result<Vec<String>, ClientError> {
    let body = engine.jobs_of(id).await?;
    job_ids(&body).ok_or_else(|| ClientError::Malformed { detail: "no list of jobs".to_owned() })
}
