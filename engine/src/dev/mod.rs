//! What tests and developers get beside the engine's own API, with `--dev` only.
//!
//! | call | what it does |
//! |---|---|
//! | `GET /dev/clock` | the engine's time: `{"now": ms, "frozen": bool}` |
//! | `POST /dev/clock` | `{"freeze": bool, "advance_ms": n}`, each optional; answers like `GET` |
//! | `POST /dev/sweep` | runs a sweep now: `{"deleted": n}` |
//! | `POST /dev/scenario` | stores jobs in any state, see [`scenario`](crate::scenario) |
//! | `GET /dev/jobs` | the tables as they are: `{"job": [...], "step": [...], "event": [...]}` |
//! | `DELETE /dev/jobs` | empties them |
//! | `GET`, `POST`, `DELETE /dev/faults` | lists, orders, cancels faults, see [`faults`] |
//! | `GET`, `POST`, `DELETE /dev/commands` | lists, orders, cancels failures of commands, see `commands` |
//! | `GET`, `POST`, `DELETE /dev/inventory` | shows, changes, brings back the site, see `inventory` |
//! | `POST /dev/session/expire` | ends every session: `{"ended": n}` |
//! | `POST /dev/maintenance` | `{"on": bool}`: maintenance mode, in which commands get a 409 |
//!
//! All of it is JSON and asks for no account, so it is for programs on this machine only, see `guard`. Without
//! `--dev` none of it is there.

mod clock;
mod commands;
pub mod faults;
mod guard;
mod inject;
mod inventory;
mod tables;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::error::Error;
use crate::scenario::{self, PlannedJob, Stored};

pub(crate) use inject::inject;

/// The routes under `/dev`.
pub fn router(app: &App) -> Router {
    Router::new()
        .route("/dev/clock", get(clock::show).post(clock::change))
        .route("/dev/sweep", post(sweep))
        .route("/dev/scenario", post(load))
        .route("/dev/jobs", get(tables::show).delete(tables::clear))
        .route("/dev/faults", get(faults::list).post(faults::order).delete(faults::cancel))
        .route("/dev/commands", get(commands::list).post(commands::order).delete(commands::cancel))
        .route("/dev/inventory", get(inventory::show).post(inventory::put_things).delete(inventory::restore))
        .route("/dev/session/expire", post(expire))
        .route("/dev/maintenance", post(maintenance))
        .route_layer(from_fn_with_state(app.clone(), catch_up))
        .route_layer(from_fn(guard::admit))
        .with_state(app.clone())
}

/// What is due has happened before anybody looks, also past the engine's own API.
async fn catch_up(State(app): State<App>, request: Request, next: Next) -> Result<Response, Failed> {
    app.catch_up().await?;
    Ok(next.run(request).await)
}

async fn sweep(State(app): State<App>) -> Result<Json<Value>, Failed> {
    Ok(Json(json!({ "deleted": app.sweep().await? })))
}

/// Stores all jobs of a list, or none; answers with their ids.
async fn load(
    State(app): State<App>,
    Json(jobs): Json<Vec<PlannedJob>>,
) -> Result<Json<Vec<Stored>>, Failed> {
    let performer = app.clone();
    Ok(Json(app.store.write(move |tx| scenario::perform(&performer, tx, jobs)).await?))
}

async fn expire(State(app): State<App>) -> Json<Value> {
    Json(json!({ "ended": app.sessions.end_all() }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Maintenance {
    on: bool,
}

async fn maintenance(State(app): State<App>, Json(wanted): Json<Maintenance>) -> Json<Value> {
    app.set_maintenance(wanted.on);
    Json(json!({ "on": app.in_maintenance() }))
}

/// An error on its way to a developer: a 500 with its sentence.
struct Failed(Error);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({ "error": self.0.to_string() }))).into_response()
    }
}
