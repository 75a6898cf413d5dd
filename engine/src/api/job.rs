//! `/jobs/{job}` and its actions (contract 1.4, 1.5, 1.7).

use axum::extract::Path;
use uuid::Uuid;

use super::body::Body;
use super::exchange::Exchange;
use super::follow::Follow;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::repr::input::Object;
use crate::repr::input::schema::ACTION;
use crate::repr::{Fault, action, job};
use crate::rules::{self, JobEnd};

/// `GET /jobs/{job}`.
pub(super) async fn get(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Some(id) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    let Some(found) = exchange.job(id).await? else {
        return Ok(Reply::Missing);
    };
    let follow = Follow::of(&exchange)?;
    let element = follow.jobs(&exchange, vec![found]).await?.remove(0);
    Ok(Reply::Found(job::document(element)))
}

/// `POST /jobs/{job}/end`: a success unless the body says otherwise.
pub(super) async fn end(exchange: Exchange, Path(id): Path<String>, body: Body) -> Answer {
    let Some(id) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    let sent = body.read(&exchange, &ACTION, "job", "end")?.unwrap_or_default();
    let end = JobEnd {
        succeeded: sent.flag("succeeded").unwrap_or(true),
        force: sent.flag("force").unwrap_or(false),
    };
    super::action::wait(&sent).await;
    let ended = exchange.act(move |tx, call| rules::end_job(tx, call, id, end)).await;
    Ok(reply(&exchange, id, &sent, ended.map(drop)))
}

/// `POST /jobs/{job}/clear`.
pub(super) async fn clear(exchange: Exchange, Path(id): Path<String>, body: Body) -> Answer {
    let Some(id) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    let sent = body.read(&exchange, &ACTION, "job", "clear")?.unwrap_or_default();
    super::action::wait(&sent).await;
    let cleared = exchange.act(move |tx, call| rules::clear_job(tx, call, id)).await;
    Ok(reply(&exchange, id, &sent, cleared.map(drop)))
}

fn reply(exchange: &Exchange, id: Uuid, sent: &Object, done: Result<(), Fault>) -> Reply {
    let stub = || Some(job::stub(exchange.base, id, None));
    match done {
        Ok(()) => Reply::Found(action::completed(sent, stub())),
        Err(fault) => Reply::Failed(fault.status, action::failed(sent, &fault)),
    }
}
