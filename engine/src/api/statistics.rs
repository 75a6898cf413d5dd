//! `/jobs/{job}/steps/{step}/statistics` (contract 1.8).

use axum::extract::Path;

use super::exchange::Exchange;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::repr::{Document, Element};

/// `GET .../statistics`: none, as only steps of Gluster have any.
pub(super) async fn list(exchange: Exchange, Path((job, step)): Path<(String, String)>) -> Answer {
    let (Some(_), Some(step)) = (parse_lenient(&job), parse_lenient(&step)) else {
        return Ok(Reply::Missing);
    };
    Ok(match exchange.step(step).await? {
        Some(_) => Reply::Found(Document { root: "statistics", element: Element::default() }),
        None => Reply::Missing,
    })
}

/// `GET .../statistics/{statistic}`: there is none.
pub(super) async fn get() -> Answer {
    Ok(Reply::Missing)
}
