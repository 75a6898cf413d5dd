//! Lets the ordered faults happen.

use std::io;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::faults::Fault;
use crate::api;
use crate::app::App;

/// Passes a request on, or not, as its fault wants.
pub(crate) async fn inject(State(app): State<App>, request: Request, next: Next) -> Response {
    match app.faults.take(request.method().as_str(), request.uri().path()) {
        None => next.run(request).await,
        Some(Fault::Latency { ms }) => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            next.run(request).await
        }
        // As every 401 of the engine, so that a browser takes it for what it is.
        Some(Fault::Status(StatusCode::UNAUTHORIZED)) => api::unauthorized(),
        Some(Fault::Status(status)) => status.into_response(),
        Some(Fault::DropBefore) => dropped(),
        Some(Fault::DropAfter) => {
            next.run(request).await;
            dropped()
        }
        Some(Fault::Malformed) => halved(next.run(request).await).await,
        Some(Fault::Hang) => std::future::pending().await,
    }
}

/// A response that breaks off, upon which the server closes the connection.
fn dropped() -> Response {
    let broken = stream::once(async { Err::<&str, _>(io::Error::from(io::ErrorKind::ConnectionReset)) });
    Body::from_stream(broken).into_response()
}

/// The same response with only half of its body, complete as far as HTTP can tell.
async fn halved(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => {
            parts.headers.remove(CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(bytes.slice(..bytes.len() / 2)))
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
