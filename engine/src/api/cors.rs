//! Requests from pages of other origins: refused unless the settings allow them (contract 7).

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::container;
use crate::app::App;

const METHODS: [Method; 4] = [Method::GET, Method::POST, Method::PUT, Method::DELETE];

/// Everything else is refused before the request is sent, such as `Filter`, `Prefer` and `Correlation-Id`.
const HEADERS: [&str; 3] = ["Accept", "Authorization", "Content-Type"];

/// Answers a browser that asks beforehand, and lets a page read answers only if its origin is allowed. Without allowed
/// origins nothing of this is there.
pub(super) async fn support(State(app): State<App>, request: Request, next: Next) -> Response {
    let allowed = &app.settings.cors_allowed_origins;
    let headers = request.headers();
    let origin = headers.get(ORIGIN).filter(|_| !allowed.is_empty()).cloned();
    let Some(origin) = origin.filter(|origin| !is_own(origin, headers)) else {
        return next.run(request).await;
    };
    let is_allowed = allowed.iter().any(|allowed| allowed == "*" || origin == allowed.as_str());
    let asks_beforehand =
        request.method() == Method::OPTIONS && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let fits =
        if asks_beforehand { is_preflight_allowed(headers) } else { METHODS.contains(request.method()) };
    if !is_allowed || !fits {
        return container::error(StatusCode::FORBIDDEN);
    }
    let mut response = if asks_beforehand { permissions().into_response() } else { next.run(request).await };
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    response
}

/// Whether the page is the engine's own: browsers name the origin of those as well when they post.
fn is_own(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let authority = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, rest)| rest);
    authority.is_some() && authority == headers.get(HOST).and_then(|host| host.to_str().ok())
}

/// Whether a browser may send what it asks about.
fn is_preflight_allowed(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default().trim());
    let method = text(ACCESS_CONTROL_REQUEST_METHOD).unwrap_or_default();
    let wanted = text(ACCESS_CONTROL_REQUEST_HEADERS).unwrap_or_default();
    let mut wanted = wanted.split(',').map(str::trim).filter(|name| !name.is_empty());
    METHODS.iter().any(|allowed| allowed == method)
        && wanted.all(|name| HEADERS.iter().any(|allowed| allowed.eq_ignore_ascii_case(name)))
}

fn permissions() -> [(HeaderName, String); 2] {
    [
        (ACCESS_CONTROL_ALLOW_METHODS, METHODS.map(|method| method.to_string()).join(",")),
        (ACCESS_CONTROL_ALLOW_HEADERS, HEADERS.join(",")),
    ]
}
