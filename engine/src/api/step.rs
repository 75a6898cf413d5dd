//! `/jobs/{job}/steps/{step}` and its action (contract 1.6, 1.7, 1.10).

use axum::extract::Path;

use super::body::Body;
use super::exchange::Exchange;
use super::follow::Follow;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::repr::input::schema::ACTION;
use crate::repr::{Fault, action, step};
use crate::rules;

/// `GET /jobs/{job}/steps/{step}`: the step, whichever job it belongs to.
pub(super) async fn get(exchange: Exchange, Path((job, id)): Path<(String, String)>) -> Answer {
    let (Some(job), Some(id)) = (parse_lenient(&job), parse_lenient(&id)) else {
        return Ok(Reply::Missing);
    };
    let Some(found) = exchange.step(id).await? else {
        return Ok(Reply::Missing);
    };
    let follow = Follow::of(&exchange)?;
    let element = follow.steps(&exchange, job, &[found]).await?.remove(0);
    Ok(Reply::Found(step::document(element)))
}

/// `POST /jobs/{job}/steps/{step}/end`: the outcome is mandatory, `force` counts for nothing.
pub(super) async fn end(exchange: Exchange, Path((job, id)): Path<(String, String)>, body: Body) -> Answer {
    let (Some(_), Some(id)) = (parse_lenient(&job), parse_lenient(&id)) else {
        return Ok(Reply::Missing);
    };
    let sent = body.read(&exchange, &ACTION, "step", "end")?.ok_or_else(Fault::missing_action)?;
    let succeeded = sent.flag("succeeded").ok_or_else(|| Fault::missing("succeeded"))?;
    super::action::wait(&sent).await;
    let ended = exchange.act(move |tx, call| rules::end_step(tx, call, id, succeeded)).await;
    Ok(match ended {
        Ok(_) => Reply::Found(action::completed(&sent, None)),
        Err(fault) => Reply::Failed(fault.status, action::failed(&sent, &fault)),
    })
}

/// `GET /jobs/{job}/steps/{step}/end/{task}`: a task of a step's end is looked for at the step.
pub(super) async fn moved(exchange: Exchange, Path((job, id, _)): Path<(String, String, String)>) -> Answer {
    let (Some(job), Some(id)) = (parse_lenient(&job), parse_lenient(&id)) else {
        return Ok(Reply::Missing);
    };
    Ok(Reply::Moved(exchange.absolute(&step::href(exchange.base, job, id))))
}
