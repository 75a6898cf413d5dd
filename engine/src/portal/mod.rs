//! The portal page.

use axum::Router;

use crate::app::App;

/// The routes under `/ovirt-engine/webadmin`.
pub fn router(_app: &App) -> Router<App> {
    Router::new()
}
