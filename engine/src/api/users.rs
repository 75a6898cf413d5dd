//! `/users/{user}` (contract 2.4).

use axum::extract::Path;

use super::exchange::Exchange;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::repr::user;

/// `GET /users/{user}`: anybody who ever had an account here.
pub(super) async fn get(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Some(id) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    let found = exchange.app.store.read(move |tx| tx.user(id)).await?;
    Ok(match found {
        Some(found) => Reply::Found(user::document(user::element(exchange.base, &found))),
        None => Reply::Missing,
    })
}
