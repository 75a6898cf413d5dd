//! Signing in and out with a name and a password.

use axum::Form;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::session::{self, Session};
use super::{HOME, Portal};

/// The form, for whoever wants to be another user.
pub(super) const SIGN_IN: &str = "/ovirt-engine/webadmin/sso/login";

/// Where the page posts to when its user leaves.
pub(super) const SIGN_OUT: &str = "/ovirt-engine/webadmin/sso/logout";

const TEMPLATE: &str = include_str!("assets/sign-in.html");

/// The template's element that a refused sign-in shows.
const HIDDEN_REFUSAL: &str = r#"class="refusal" hidden"#;
const SHOWN_REFUSAL: &str = r#"class="refusal""#;

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Credentials {
    username: String,
    password: String,
}

/// Serves the form.
pub(super) async fn show() -> Response {
    form(false)
}

/// Signs in and goes to the host page, or shows the form again.
pub(super) async fn sign_in(
    State(portal): State<Portal>,
    request: HeaderMap,
    Form(given): Form<Credentials>,
) -> Response {
    match portal.app.sign_in(&request, given.username.trim(), &given.password) {
        Some(user) => go_to(HOME, Session::begin(&portal.app, user).cookie()),
        None => form(true),
    }
}

/// Signs out and shows the form: the host page itself would sign in the default account again.
pub(super) async fn sign_out(State(portal): State<Portal>, request: HeaderMap) -> Response {
    go_to(SIGN_IN, session::end(&portal.app, &request))
}

/// The sign-in page, with the refusal shown after a wrong name or password.
pub(super) fn form(refused: bool) -> Response {
    let (status, page) = if refused {
        (StatusCode::UNAUTHORIZED, TEMPLATE.replace(HIDDEN_REFUSAL, SHOWN_REFUSAL))
    } else {
        (StatusCode::OK, TEMPLATE.to_owned())
    };
    (status, [(CONTENT_TYPE, "text/html"), (CACHE_CONTROL, "no-store")], page).into_response()
}

fn go_to(place: &'static str, cookie: (HeaderName, String)) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, place)], [cookie]).into_response()
}
