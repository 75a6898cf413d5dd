//! The portal page: what a UI plug-in needs of WebAdmin, under the same addresses and by the same rules.
//!
//! It finds plug-ins as the engine does, serves their files as the engine's servlet does, and its page offers
//! them `pluginApi`. It is no kinder than WebAdmin: what works here must work there.

mod assets;
mod comments;
mod descriptor;
mod discovery;
mod headers;
mod host_page;
mod locale;
mod mime;
mod resource;
mod session;
mod sign_in;
mod variants;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::app::App;
use discovery::Registry;

/// Path of the host page. With the server's address before it, this is the URL that people open.
pub const HOME: &str = "/ovirt-engine/webadmin/";

/// What the handlers of the portal share.
#[derive(Clone)]
struct Portal {
    app: App,
    plugins: Arc<Registry>,
}

/// Everything under `/ovirt-engine/webadmin`, for an engine with the plug-in folders of its settings.
pub fn router(app: App) -> Router {
    let strict = app.settings.strict_csp;
    let plugins = Arc::new(Registry::new(&app.settings));
    Router::new()
        .route("/ovirt-engine/webadmin", get(|| async { Redirect::temporary(HOME) }))
        .route(HOME, get(host_page::serve))
        .route("/ovirt-engine/webadmin/WebAdmin.html", get(host_page::serve))
        .route(sign_in::SIGN_IN, get(sign_in::show).post(sign_in::sign_in))
        .route(sign_in::SIGN_OUT, axum::routing::post(sign_in::sign_out))
        .route(session::STATE, get(session::state))
        .route(assets::ROUTE, get(assets::serve))
        .route(resource::ROUTE, get(resource::serve))
        .route("/ovirt-engine/webadmin/{*other}", get(|| async { not_found() }))
        .layer(map_response(move |mut response: Response| async move {
            headers::add_security(response.headers_mut());
            if strict {
                headers::add_strict_policy(response.headers_mut());
            }
            response
        }))
        .with_state(Portal { app, plugins })
}

/// The container's own page for what is not there.
fn not_found() -> Response {
    let page = "<html><head><title>Error</title></head><body>Not Found</body></html>";
    (StatusCode::NOT_FOUND, [(CONTENT_TYPE, "text/html")], page).into_response()
}
