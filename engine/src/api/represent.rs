//! Printing answers in the representation that the request wants (contract 2.1).

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::parameters::Parameters;
use crate::repr::negotiate::Format;
use crate::repr::{Document, json, xml};

/// A document on its way to its representation, carried in the extensions of a response.
#[derive(Clone, Debug)]
pub(super) struct Unprinted(pub(super) Arc<Document>);

/// Finds out what the request wants, refuses what the engine does not speak before anything is
/// done, and prints the answer.
pub(super) async fn negotiate(request: Request, next: Next) -> Response {
    let parameters = Parameters::new(request.uri().query(), "");
    let format = match parameters.get("accept") {
        Some(accept) => Format::accepted(accept),
        None => Format::accepted(&accept(request.headers())),
    };
    let Some(format) = format else {
        return StatusCode::NOT_ACCEPTABLE.into_response();
    };
    let mut response = next.run(request).await;
    let Some(Unprinted(document)) = response.extensions_mut().remove() else {
        return response;
    };
    // Thousands of jobs are megabytes: nobody else's request waits while they are printed.
    let printing = spawn_blocking(move || match format {
        Format::Json => json::print(&document),
        Format::Xml => xml::print(&document),
    });
    let Ok(text) = printing.await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    *response.body_mut() = Body::from(text);
    response
}

fn accept(headers: &HeaderMap) -> String {
    let values = headers.get_all(ACCEPT).iter();
    values.filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",")
}
