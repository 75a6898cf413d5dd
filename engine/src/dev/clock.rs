//! `/dev/clock`: the engine's time.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::model::Millis;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    freeze: Option<bool>,
    advance_ms: Option<Millis>,
}

pub(super) async fn show(State(app): State<App>) -> Json<Value> {
    Json(json!({ "now": app.clock.now(), "frozen": app.clock.is_frozen() }))
}

/// Freezes or resumes first, then advances, so that one call can do both exactly.
pub(super) async fn change(State(app): State<App>, Json(change): Json<Change>) -> Json<Value> {
    match change.freeze {
        Some(true) => app.clock.freeze(),
        Some(false) => app.clock.resume(),
        None => app.clock.now(),
    };
    app.clock.advance(change.advance_ms.unwrap_or(0));
    show(State(app)).await
}
