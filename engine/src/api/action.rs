//! What all actions have in common (contract 1.7).

use std::time::Duration;

use axum::extract::Path;
use axum::http::Uri;

use super::exchange::Exchange;
use super::reply::{Answer, Reply};
use crate::ids::parse_lenient;
use crate::repr::action;
use crate::repr::input::Object;

/// Waits as long as the body's grace period says, in milliseconds of the machine's time.
pub(super) async fn wait(sent: &Object) {
    let expiry = sent.object("grace_period").and_then(|period| period.number("expiry"));
    if let Some(expiry) = expiry.and_then(|expiry| u64::try_from(expiry).ok()) {
        tokio::time::sleep(Duration::from_millis(expiry)).await;
    }
}

/// `GET /jobs/{job}/end/{task}`, `GET /jobs/{job}/clear/{task}`: how the task of an action stands. These actions have
/// none, so whatever is asked for is over.
pub(super) async fn status(
    exchange: Exchange,
    Path((job, task)): Path<(String, String)>,
    resource: Uri,
) -> Answer {
    let (Some(_), Some(task)) = (parse_lenient(&job), parse_lenient(&task)) else {
        return Ok(Reply::Missing);
    };
    let href = format!("{}{}", exchange.base, resource.path());
    Ok(Reply::Found(action::over(href, task)))
}
