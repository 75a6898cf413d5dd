//! Who may call `/dev`: programs on this machine, but no page from elsewhere that a browser here shows.

use axum::Json;
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, ORIGIN, TRANSFER_ENCODING};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::loopback;
use crate::repr::negotiate::Format;

/// Turns away what a page from elsewhere can send without asking.
pub(super) async fn admit(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let (status, error) = if !loopback::is_named(headers) {
        (StatusCode::FORBIDDEN, "The header Host must name this machine.")
    } else if is_of_another_origin(headers) {
        (StatusCode::FORBIDDEN, "Pages of another origin may not call this.")
    } else if has_body(headers) && !is_json(headers) {
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.")
    } else {
        return next.run(request).await;
    };
    (status, Json(json!({ "error": error }))).into_response()
}

/// Whether a page sends the request that the engine has not served itself. Browsers tell where a page is from
/// with everything that is no mere reading; programs tell nothing.
fn is_of_another_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = text(headers, ORIGIN) else { return false };
    origin.strip_prefix("http://") != text(headers, HOST)
}

fn has_body(headers: &HeaderMap) -> bool {
    headers.contains_key(CONTENT_TYPE)
        || headers.contains_key(TRANSFER_ENCODING)
        || text(headers, CONTENT_LENGTH).is_some_and(|length| length != "0")
}

fn is_json(headers: &HeaderMap) -> bool {
    text(headers, CONTENT_TYPE).and_then(Format::of_content) == Some(Format::Json)
}

/// A header as text; one that is none fits nothing.
fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::post;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn only_this_machines_programs_get_in() {
        let router = Router::new().route("/", post(|| async {})).route_layer(from_fn(admit));
        let host = ("host", "127.0.0.1:8080");
        let json = ("content-type", "application/json; charset=utf-8");
        let table: [(&[(&str, &str)], u16); 10] = [
            (&[host], 200),
            (&[host, ("content-length", "0")], 200),
            (&[host, json, ("content-length", "2")], 200),
            (&[host, ("origin", "http://127.0.0.1:8080")], 200),
            (&[host, json, ("origin", "http://127.0.0.1:8081")], 403),
            (&[host, json, ("origin", "null")], 403),
            (&[("host", "engine.example.org"), json], 403),
            (&[json], 403),
            (&[host, ("content-type", "text/plain")], 415),
            (&[host, ("content-length", "2")], 415),
        ];
        for (headers, status) in table {
            let mut request = Request::post("/");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let request = request.body(Body::empty()).expect("a request");
            let answer = router.clone().oneshot(request).await.expect("routers answer always");
            assert_eq!(answer.status(), status, "{headers:?}");
        }
    }
}
