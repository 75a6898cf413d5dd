//! `/ovirt-engine/services/sso-logout`: the end of a token. It is what the oVirt SDKs call when a connection is
//! closed; they want JSON that names no error.

use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::{Form, Json};
use serde_json::{Value, json};

use super::parameters::Parameters;
use crate::app::App;

/// `GET` with parameters and `POST` with a form. A token that opens nothing is no error either: it ends nothing.
pub(super) async fn end(
    State(app): State<App>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Json<Value> {
    if let Ok(Form(fields)) = form
        && let Some(token) = Parameters::of_form(fields).get("token")
    {
        app.sessions.end(token);
    }
    Json(json!({}))
}
