//! `/events/{event}` (contract 13).

use axum::extract::Path;

use super::exchange::Exchange;
use super::follow::Follow;
use super::reply::{Answer, Reply};
use crate::repr::event;
use crate::rules;

/// `GET /events/{event}`: also a hidden one.
pub(super) async fn get(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Ok(id) = id.parse() else {
        return Ok(Reply::Missing);
    };
    let Some(found) = exchange.event(id).await? else {
        return Ok(Reply::Missing);
    };
    let follow = Follow::of(&exchange)?;
    Ok(Reply::Found(event::document(follow.events(&exchange, &[found]).await?.remove(0))))
}

/// `DELETE /events/{event}`: hides it.
pub(super) async fn remove(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Ok(id) = id.parse() else {
        return Ok(Reply::Missing);
    };
    let Some(found) = exchange.event(id).await? else {
        return Ok(Reply::Missing);
    };
    exchange.act(move |tx, call| rules::remove_event(tx, call, &found)).await?;
    Ok(Reply::Done)
}
