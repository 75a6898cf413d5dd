//! The session behind the page: kept in a cookie that no script can read.
//!
//! The page's script gets the session's token once, with the page, as on a real engine (plug-in contract 4).

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, HeaderName, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use uuid::Uuid;

use super::Portal;
use crate::accounts::Account;
use crate::app::App;
use crate::cookies;
use crate::model::User;
use crate::sessions::{Purpose, Use};

/// Where the page asks whether its session is still open.
pub(super) const STATE: &str = "/ovirt-engine/webadmin/session";

/// Holds the user's id and the token, `<id>.<token>`: it tells whose session it was even when that has ended.
const COOKIE: &str = "webadmin";

/// Only WebAdmin gets the cookie: REST calls carry a token and nothing else. Whoever follows a link to the portal
/// stays who they are.
const ATTRIBUTES: &str = "Path=/ovirt-engine/webadmin; HttpOnly; SameSite=Lax";

/// Somebody who is signed in to the page.
pub(super) struct Session {
    pub(super) user: Arc<User>,
    pub(super) token: String,
}

impl Session {
    /// Opens a session for a user who has proved to be one.
    pub(super) fn begin(app: &App, user: Arc<User>) -> Self {
        let token = app.ids.token();
        app.sessions.open(token.clone(), user.clone(), Purpose::Portal);
        Self { user, token }
    }

    /// The session of a request's cookie, if it is still open. To serve the page keeps it open.
    pub(super) fn resume(app: &App, request: &HeaderMap) -> Option<Self> {
        let (_, token) = sent(request)?;
        let user = app.sessions.user(token, Use::Command)?;
        Some(Self { user, token: token.to_owned() })
    }

    /// A session of the default account for a browser on this machine, which needs no password.
    ///
    /// Not for a browser in which somebody else was signed in: whose session has ended must not find themselves
    /// to be another.
    pub(super) fn begin_on_loopback(app: &App, request: &HeaderMap) -> Option<Self> {
        let account = Account::default_administrator();
        let somebody_else = cookies::find(request, COOKIE).is_some()
            && sent(request).is_none_or(|(owner, _)| owner != account.user.id);
        if somebody_else || !app.settings.host.is_loopback() {
            return None;
        }
        let user = app.sign_in(request, &account.user.login(), &account.password)?;
        Some(Self::begin(app, user))
    }

    /// The cookie that keeps the session.
    pub(super) fn cookie(&self) -> (HeaderName, String) {
        (SET_COOKIE, format!("{COOKIE}={}.{}; {ATTRIBUTES}", self.user.id, self.token))
    }
}

/// Ends the session of a request's cookie and returns the cookie's removal.
pub(super) fn end(app: &App, request: &HeaderMap) -> (HeaderName, String) {
    if let Some((_, token)) = sent(request) {
        app.sessions.end(token);
    }
    (SET_COOKIE, format!("{COOKIE}=; Max-Age=0; {ATTRIBUTES}"))
}

/// Answers `GET` of [`STATE`] for the session whose token the page holds: `{"open": bool}`.
///
/// WebAdmin learns of the end by its own queries, which go on all the time and, like this one, keep no session open.
pub(super) async fn state(State(portal): State<Portal>, request: HeaderMap) -> Response {
    let sent = request.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = sent.and_then(|value| value.strip_prefix("Bearer "));
    let open = token.is_some_and(|token| portal.app.sessions.user(token, Use::Query).is_some());
    ([(CACHE_CONTROL, "no-store")], Json(json!({ "open": open }))).into_response()
}

/// Whose session a request's cookie says to be of, and its token.
fn sent(request: &HeaderMap) -> Option<(Uuid, &str)> {
    let (owner, token) = cookies::find(request, COOKIE)?.split_once('.')?;
    Some((Uuid::parse_str(owner).ok()?, token))
}
