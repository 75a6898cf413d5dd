//! `/jobs` (contract 1.2, 1.9).

use super::body::Body;
use super::exchange::Exchange;
use super::follow::Follow;
use super::reply::{Answer, Reply};
use super::search::Search;
use crate::error::Error;
use crate::repr::input::schema::JOB;
use crate::repr::{Fault, job};
use crate::rules::{self, NewJob, Query};
use crate::store::JobPage;

/// `GET /jobs`: all jobs of everybody, the oldest first.
pub(super) async fn list(exchange: Exchange) -> Answer {
    rules::may_query(&exchange.caller, Query::JobsOrSteps, exchange.filtered)?;
    let max = match exchange.parameters.integer("max") {
        None => JobPage::UNLIMITED,
        Some(max) => u32::try_from(max)
            .map_err(|_| Error::Query(format!("illegal max count value for query : {max}")))?,
    };
    let case_sensitive = exchange.parameters.flag("case_sensitive").unwrap_or(true);
    let search = exchange.parameters.get("search").unwrap_or_default();
    // What cannot be understood finds nothing, without a word.
    let jobs = match Search::parse(search) {
        None => Vec::new(),
        Some(search) => {
            let page = JobPage { max, page: search.page() };
            let filter = search.filter(case_sensitive);
            exchange.app.store.read(move |tx| tx.jobs(&filter, page)).await?
        }
    };
    let follow = Follow::of(&exchange)?;
    Ok(Reply::Found(job::list(follow.jobs(&exchange, jobs).await?)))
}

/// `POST /jobs`: adds an external job.
pub(super) async fn add(exchange: Exchange, body: Body) -> Answer {
    let sent = body.read(&exchange, &JOB, "jobs", "add")?.ok_or_else(|| Fault::missing("job"))?;
    let new = NewJob {
        description: sent.text("description").ok_or_else(|| Fault::missing("job.description"))?.to_owned(),
        auto_cleared: sent.flag("auto_cleared").unwrap_or(false),
    };
    let id = exchange.add(move |tx, call| rules::add_job(tx, call, new)).await?.id;
    // The engine answers with what the caller can read back.
    let added = exchange.job(id).await?.ok_or_else(|| Fault::gone(id))?;
    let location = exchange.absolute(&job::href(exchange.base, id));
    Ok(Reply::Created(job::document(job::element(exchange.base, &added)), location))
}
