//! `/`: the root document (contract 2.4).

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::exchange::Exchange;
use super::reply::Reply;
use crate::repr::root::{document, links};

/// `GET /`, and with the same headers `HEAD /`.
pub(super) async fn get(exchange: Exchange) -> Response {
    let app = &exchange.app;
    let root = document(exchange.base, &exchange.caller, app.clock.now());
    let mut response = Reply::Found(root).into_response();
    let links = links(exchange.base).map(|(rel, href)| format!("<{}>; rel={rel}", exchange.absolute(&href)));
    let link = HeaderValue::from_str(&links.collect::<Vec<_>>().join(","));
    response.headers_mut().extend(link.ok().map(|value| (header::LINK, value)));
    response
}
