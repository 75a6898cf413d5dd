//! Answers of the container around the API, which are HTML and no faults (contract 7, 9).

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// The container's error page.
pub(super) fn error(status: StatusCode) -> Response {
    let text = status.canonical_reason().unwrap_or("Error");
    let page = format!("<html><head><title>Error</title></head><body>{text}</body></html>");
    (status, Html(page)).into_response()
}
