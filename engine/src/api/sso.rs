//! `/ovirt-engine/sso/oauth/token`: the token endpoint (contract 7).

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::header::{ACCEPT, AUTHORIZATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use serde_json::json;

use super::parameters::Parameters;
use super::signed_in::basic;
use crate::app::App;
use crate::model::{Millis, User};
use crate::sessions::{IDLE_TIMEOUT, Purpose};

/// The scope that a token needs to be of use for the API.
const API_SCOPE: &str = "ovirt-app-api";

const GRANT_PASSWORD: &str = "password";
const GRANT_CODE: &str = "authorization_code";
const GRANT_HTTP: &str = "urn:ovirt:params:oauth:grant-type:http";

/// Why there is no token: a code and a sentence.
struct Refused(&'static str, String);

/// `POST /ovirt-engine/sso/oauth/token`.
pub(super) async fn token(
    State(app): State<App>,
    headers: HeaderMap,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    let form = match form {
        Ok(Form(form)) => Parameters::of_form(form),
        Err(unreadable) => return refused(Refused("invalid_request", unreadable.body_text()), false),
    };
    let scope = form.get("scope").unwrap_or_default();
    let for_api = scope.split_whitespace().any(|scope| scope == API_SCOPE);
    match sign_in(&app, &headers, &form) {
        Ok(user) => {
            let token = app.ids.token();
            // A token of another scope exists, but opens nothing here.
            if for_api {
                app.sessions.open(token.clone(), user, Purpose::Api);
            }
            let expiry = app.clock.now() + Millis::try_from(IDLE_TIMEOUT.as_millis()).unwrap_or(Millis::MAX);
            Json(json!({
                "access_token": token,
                "scope": scope,
                // A string of milliseconds: the engine has it so.
                "exp": expiry.to_string(),
                "token_type": "bearer",
            }))
            .into_response()
        }
        Err(reason) => refused(reason, for_api),
    }
}

/// The refusal, in the words for the scope that was asked for.
fn refused(Refused(code, text): Refused, for_api: bool) -> Response {
    let body = if for_api {
        json!({ "error_code": code, "error": text })
    } else {
        json!({ "error": code, "error_description": text })
    };
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

fn sign_in(app: &App, headers: &HeaderMap, form: &Parameters) -> Result<Arc<User>, Refused> {
    // Exactly this one: not a list that has it, not a parameter more.
    if headers.get(ACCEPT).is_none_or(|accept| accept != "application/json") {
        let text = "The Accept header must be exactly application/json.".to_owned();
        return Err(Refused("invalid_request", text));
    }
    let required = |name: &str| {
        let missing = || Refused("invalid_request", format!("The parameter '{name}' is missing."));
        form.get(name).map(str::to_owned).ok_or_else(missing)
    };
    let grant = required("grant_type")?;
    let (login, password) = match grant.as_str() {
        GRANT_PASSWORD => (required("username")?, required("password")?),
        GRANT_HTTP => {
            let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
            let credentials = header.and_then(|value| value.strip_prefix("Basic ")).and_then(basic);
            credentials
                .ok_or_else(|| Refused("access_denied", "Name and password are missing.".to_owned()))?
        }
        // The codes come from the portal's sign-in, and this engine's portal hands out none.
        GRANT_CODE => {
            required("code")?;
            return Err(Refused("invalid_grant", "The authorization code is not valid.".to_owned()));
        }
        other => {
            let text = format!("The grant type '{other}' is not supported.");
            return Err(Refused("unsupported_grant_type", text));
        }
    };
    app.sign_in(headers, &login, &password).ok_or_else(|| {
        let text = format!("Cannot authenticate user '{login}': The username or password is incorrect.");
        Refused("access_denied", text)
    })
}
