//! `/jobs` (contract 1.2, 1.9).

use super::body::Body;
use super::exchange::Exchange;
use super::follow::Follow;
use super::reply::{Answer, Reply};
use crate::error::Error;
use crate::repr::input::schema::JOB;
use crate::repr::{Fault, job};
use crate::rules::{self, NewJob, Query};
use crate::search::Search;
use crate::store::{Filter, Page};

/// `GET /jobs`: all jobs of everybody, the oldest first.
pub(super) async fn list(exchange: Exchange) -> Answer {
    rules::may_query(&exchange.caller, Query::JobsOrSteps, exchange.filtered)?;
    let parameters = &exchange.parameters;
    let max = exchange.max()?;
    let case_sensitive = parameters.flag("case_sensitive").unwrap_or(true);
    let search = Search::parse(parameters.get("search").unwrap_or_default(), exchange.app.clock.now());
    // What cannot be understood finds nothing, without a word.
    let jobs = match search {
        None => Vec::new(),
        // The engine's database refuses to compare a job's id with a number.
        Some(_) if parameters.integer("from").is_some_and(|from| from > 0) => {
            return Err(Error::Query("operator does not exist: uuid > integer".to_owned()).into());
        }
        Some(search) => {
            let page = Page { max, page: search.page };
            let filter = Filter::jobs(&search, case_sensitive);
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
    let id = exchange.add(move |tx, call| rules::try_add_job(tx, call, new)).await?.map_err(Error::from)?.id;
    // The engine answers with what the caller can read back.
    let added = exchange.job(id).await?.ok_or_else(|| Fault::gone(id))?;
    let location = exchange.absolute(&job::href(exchange.base, id));
    Ok(Reply::Created(job::document(job::element(exchange.base, &added)), location))
}
