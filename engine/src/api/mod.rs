//! The REST API under `/ovirt-engine/api`, one resource a file (contract 1).
//!
//! A request passes, in this order: `address` (version and matrix parameters leave the path), `cors` (403),
//! `signed_in` (403 for forged requests, 401), `correlation`, `version` (400), the route (404, 405), `represent` (406), and
//! then its handler. A handler answers with a `Reply` or a `Fault`, which know neither JSON nor XML;
//! `represent` prints them.

mod action;
mod address;
mod body;
mod commands;
mod container;
mod correlation;
mod cors;
mod entities;
mod event;
mod events;
mod exchange;
mod follow;
mod inventory;
mod job;
mod jobs;
mod parameters;
mod prefer;
mod reply;
mod represent;
mod root;
mod servlet_session;
mod signed_in;
mod sso;
mod sso_logout;
mod statistics;
mod step;
mod steps;
mod users;
mod version;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_request};
use axum::routing::{get, post};
use tower::Layer;

use crate::app::App;

pub(crate) use signed_in::unauthorized;

/// Where the API is.
pub const BASE: &str = "/ovirt-engine/api";

/// The largest body that is read, in bytes; more gets a 413. A real engine has no limit (contract 8); this one is
/// beyond whatever describes a task and keeps a mistake from taking all memory.
const MAX_BODY: usize = 1024 * 1024;

/// The routes of the API and of the token endpoint.
pub fn router(app: &App) -> Router {
    let resources = Router::new()
        .route("/", get(root::get))
        .route("/jobs", get(jobs::list).post(jobs::add))
        .route("/jobs/{job}", get(job::get))
        .route("/jobs/{job}/end", post(job::end))
        .route("/jobs/{job}/clear", post(job::clear))
        .route("/jobs/{job}/end/{task}", get(action::status))
        .route("/jobs/{job}/clear/{task}", get(action::status))
        .route("/jobs/{job}/steps", get(steps::list).post(steps::add))
        .route("/jobs/{job}/steps/{step}", get(step::get))
        .route("/jobs/{job}/steps/{step}/end", post(step::end))
        .route("/jobs/{job}/steps/{step}/end/{task}", get(step::moved))
        .route("/jobs/{job}/steps/{step}/statistics", get(statistics::list))
        .route("/jobs/{job}/steps/{step}/statistics/{statistic}", get(statistics::get))
        .route("/events", get(events::list).post(events::add))
        .route("/events/{event}", get(event::get).delete(event::remove))
        .route("/users", get(users::list))
        .route("/users/{user}", get(users::get))
        .merge(inventory::routes())
        .merge(commands::routes())
        .route_layer(from_fn(represent::negotiate))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(from_fn(version::check))
        .layer(from_fn(correlation::echo))
        .layer(from_fn_with_state(app.clone(), signed_in::require))
        .layer(from_fn_with_state(app.clone(), cors::support))
        .with_state(app.clone());
    // The address is rewritten before the routes are looked at, so it wraps them from outside.
    let resources = map_request(address::rewrite).layer(resources);
    let sso = Router::new()
        .route("/ovirt-engine/sso/oauth/token", post(sso::token))
        .route("/ovirt-engine/services/sso-logout", get(sso_logout::end).post(sso_logout::end))
        .with_state(app.clone());
    Router::new().nest_service(BASE, resources).merge(sso)
}
