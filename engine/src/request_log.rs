//! What the engine is asked, one entry a request, for `--log-level info`.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

/// Tells of a request once it is answered. The query is left out, and so are the headers: credentials can be in them.
pub(crate) async fn tell(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let begun = Instant::now();
    let response = next.run(request).await;
    let correlation_id = response.headers().get("correlation-id").and_then(|id| id.to_str().ok());
    tracing::info!(
        %method,
        path,
        status = response.status().as_u16(),
        ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
        correlation_id,
        "answered"
    );
    response
}
