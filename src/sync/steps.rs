//! Reads the steps that are wanted, a few jobs at a time.

use std::collections::VecDeque;
use std::rc::Rc;

use client::{ClientError, Engine};
use futures::stream::{FuturesUnordered, StreamExt};
use futures::{FutureExt, select_biased};

use crate::state::{Bell, Keeper, Link};

/// So many requests for steps are on their way at once; a browser gives one host six connections.
const LANES: usize = 6;

/// Waits for the bell, reads what is wanted then, and goes on for ever. A bell while it reads makes it look anew at
/// what is wanted, so that what was closed meanwhile is not read and what was opened is.
pub(super) async fn read_steps(engine: Engine, keeper: Rc<Keeper>, bell: Rc<Bell>) {
    let mut wanted = VecDeque::new();
    let mut reading = Vec::with_capacity(LANES);
    let mut lanes = FuturesUnordered::new();
    loop {
        select_biased! {
            () = bell.rung().fuse() => {
                wanted = keeper.forest(|forest| forest.wanted_steps()).into();
                wanted.retain(|job| !reading.contains(job));
            }
            read = lanes.select_next_some() => {
                let (job, body): (String, Result<Vec<u8>, ClientError>) = read;
                reading.retain(|other| *other != job);
                take(&keeper, &job, body);
            }
        }
        while lanes.len() < LANES {
            let Some(job) = wanted.pop_front() else { break };
            reading.push(job.clone());
            let engine = engine.clone();
            lanes.push(async move {
                let body = engine.steps(&job).await;
                (job, body)
            });
        }
    }
}

fn take(keeper: &Keeper, job: &str, body: Result<Vec<u8>, ClientError>) {
    let delta = match body {
        Ok(body) => keeper.forest(|forest| forest.read_steps(job, &body)).ok(),
        Err(ClientError::Aborted) => return,
        Err(error) => {
            if error == ClientError::SessionExpired {
                keeper.board().link(Link::SessionExpired);
            }
            None
        }
    };
    match delta {
        Some(delta) => keeper.took_steps(&delta),
        None => keeper.missed_steps(job),
    }
}
