//! The session behind the page: kept in a cookie that no script can read.
//!
//! The page's script gets the session's token once, with the page, as on a real engine (plug-in contract 4).

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::HeaderMap;
use axum::http::header::{HOST, HeaderName, SET_COOKIE};

use super::cookies;
use crate::accounts::Account;
use crate::app::App;
use crate::model::User;

const COOKIE: &str = "webadmin";

/// Only WebAdmin gets the cookie: REST calls carry a token and nothing else.
const ATTRIBUTES: &str = "Path=/ovirt-engine/webadmin; HttpOnly; SameSite=Strict";

/// Somebody who is signed in to the page.
pub(super) struct Session {
    pub(super) user: Arc<User>,
    pub(super) token: String,
}

impl Session {
    /// Opens a session for a user who has proved to be one.
    pub(super) fn begin(app: &App, user: Arc<User>) -> Self {
        let token = app.ids.token();
        app.sessions.open(token.clone(), user.clone());
        Self { user, token }
    }

    /// The session of a request's cookie, if it is still open.
    pub(super) fn resume(app: &App, request: &HeaderMap) -> Option<Self> {
        let token = cookies::find(request, COOKIE)?;
        let user = app.sessions.user(token)?;
        Some(Self { user, token: token.to_owned() })
    }

    /// A session of the default account for a browser on this machine, which needs no password.
    ///
    /// The name in the address bar must be that of this machine, too: otherwise a page from elsewhere could
    /// point its own name at the loopback address and read the token.
    pub(super) fn begin_on_loopback(app: &App, request: &HeaderMap) -> Option<Self> {
        if !app.settings.host.is_loopback() || !names_loopback(request) {
            return None;
        }
        let account = Account::default_administrator();
        let user = app.accounts.sign_in(&account.user.login(), &account.password)?;
        Some(Self::begin(app, user))
    }

    /// The cookie that keeps the session.
    pub(super) fn cookie(&self) -> (HeaderName, String) {
        (SET_COOKIE, format!("{COOKIE}={}; {ATTRIBUTES}", self.token))
    }
}

/// Ends the session of a request's cookie and returns the cookie's removal.
pub(super) fn end(app: &App, request: &HeaderMap) -> (HeaderName, String) {
    if let Some(token) = cookies::find(request, COOKIE) {
        app.sessions.end(token);
    }
    (SET_COOKIE, format!("{COOKIE}=; Max-Age=0; {ATTRIBUTES}"))
}

fn names_loopback(request: &HeaderMap) -> bool {
    let Some(host) = request.get(HOST).and_then(|host| host.to_str().ok()) else { return false };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for (host, wanted) in [
            ("127.0.0.1:8080", true),
            ("localhost", true),
            ("LocalHost:80", true),
            ("[::1]:8080", true),
            ("127.8.9.1", true),
            ("engine.example.org:8080", false),
            ("127.0.0.1.example.org", false),
            ("192.168.0.9", false),
            ("", false),
        ] {
            let mut request = HeaderMap::new();
            request.insert(HOST, host.parse().unwrap());
            assert_eq!(names_loopback(&request), wanted, "{host}");
        }
        assert!(!names_loopback(&HeaderMap::new()));
    }
}
