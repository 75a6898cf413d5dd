//! The session that a client keeps by a cookie: who has signed in once need not do so again (contract 7).

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

use super::prefer;
use crate::app::App;
use crate::cookies;
use crate::model::User;
use crate::sessions::ServletSession;

/// The cookie, and the header that repeats its value.
const COOKIE: &str = "JSESSIONID";
const HEADER: HeaderName = HeaderName::from_static("jsessionid");

const TTL: HeaderName = HeaderName::from_static("session-ttl");

/// The session of a request's cookie with the cookie's value, if it is open.
fn find<'a>(app: &App, headers: &'a HeaderMap) -> Option<(&'a str, ServletSession)> {
    let id = cookies::find(headers, COOKIE)?;
    Some((id, app.sessions.servlet.find(id)?))
}

/// Whether a request can come from a page that knows no more than a browser sends by itself: its session is
/// protected, and the request does not repeat the cookie in a header.
pub(super) fn may_be_forged(app: &App, headers: &HeaderMap) -> bool {
    let repeated = headers.get(HEADER).and_then(|value| value.to_str().ok());
    app.settings.csrf_protection
        && find(app, headers).is_some_and(|(id, session)| session.guarded && repeated != Some(id))
}

/// The user of a request's session. A request that does not ask for a lasting session ends the one it has.
pub(super) fn resume(app: &App, headers: &HeaderMap) -> Option<Arc<User>> {
    let (id, session) = find(app, headers)?;
    if prefer::new_auth(headers) || !prefer::persistent_auth(headers) {
        app.sessions.servlet.end(id);
        return None;
    }
    Some(session.user)
}

/// Opens a session for a user who has just signed in, if the request asks for one; returns its id.
pub(super) fn begin(app: &App, headers: &HeaderMap, user: &Arc<User>) -> Option<String> {
    if !prefer::persistent_auth(headers) {
        return None;
    }
    let minutes = headers.get(TTL).and_then(|value| value.to_str().ok()?.trim().parse::<u32>().ok());
    let idle = minutes.filter(|minutes| *minutes >= 1).map(|minutes| Duration::from_secs(60) * minutes);
    let id = app.ids.token();
    let session = ServletSession { user: user.clone(), guarded: prefer::csrf_protection(headers) };
    app.sessions.servlet.open(id.clone(), session, idle);
    Some(id)
}

/// Tells the client of its new session.
pub(super) fn announce(response: &mut Response, id: &str) {
    let cookie = HeaderValue::from_str(&format!("{COOKIE}={id}; path={}; HttpOnly", super::BASE));
    let header = HeaderValue::from_str(id);
    response.headers_mut().extend(cookie.ok().map(|value| (SET_COOKIE, value)));
    response.headers_mut().extend(header.ok().map(|value| (HEADER, value)));
}
