//! Who calls (contract 7): a token from the token endpoint, name and password, or a cookie that either of them earned.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use base64::prelude::{BASE64_STANDARD, Engine};

use super::{container, servlet_session};
use crate::app::App;
use crate::model::User;
use crate::sessions::Use;

/// The caller of a request.
#[derive(Clone, Debug)]
pub(super) struct Caller(pub(super) Arc<User>);

/// Turns away whoever is not signed in, before anything else is looked at.
pub(super) async fn require(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if servlet_session::may_be_forged(&app, request.headers()) {
        return container::error(StatusCode::FORBIDDEN);
    }
    let used = if request.method().is_safe() { Use::Query } else { Use::Command };
    let resumed = servlet_session::resume(&app, request.headers());
    let (user, begun) = match resumed {
        Some(user) => (user, None),
        None => {
            let Some(user) = caller(&app, request.headers(), used) else { return unauthorized() };
            let begun = servlet_session::begin(&app, request.headers(), &user);
            (user, begun)
        }
    };
    request.extensions_mut().insert(Caller(user));
    let mut response = next.run(request).await;
    if let Some(id) = begun {
        servlet_session::announce(&mut response, &id);
    }
    response
}

/// What whoever is not signed in gets: no fault, but the container's page.
pub(crate) fn unauthorized() -> Response {
    let mut response = container::error(StatusCode::UNAUTHORIZED);
    let challenge = HeaderValue::from_static("Basic realm=\"RESTAPI\"");
    response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    response
}

fn caller(app: &App, headers: &HeaderMap, used: Use) -> Option<Arc<User>> {
    let (scheme, credentials) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("Bearer") {
        app.sessions.user(credentials.trim(), used)
    } else if scheme.eq_ignore_ascii_case("Basic") {
        let (login, password) = basic(credentials.trim())?;
        app.sign_in(headers, &login, &password)
    } else {
        None
    }
}

/// Name and password of the scheme Basic.
pub(super) fn basic(credentials: &str) -> Option<(String, String)> {
    let bytes = BASE64_STANDARD.decode(credentials).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (login, password) = text.split_once(':')?;
    Some((login.to_owned(), password.to_owned()))
}
