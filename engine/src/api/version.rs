//! The API's version by header (contract 2.1).

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

use super::container;

/// Refuses every version but those that the engine claims to support.
pub(super) async fn check(request: Request, next: Next) -> Response {
    let version = request.headers().get("version").map(|value| value.as_bytes().trim_ascii());
    match version {
        None | Some(b"" | b"3" | b"4") => next.run(request).await,
        Some(_) => container::error(StatusCode::BAD_REQUEST),
    }
}
