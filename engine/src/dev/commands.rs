//! `/dev/commands`: failures that a test orders for the engine's next commands.
//!
//! `POST` takes one order; `times` is 1 unless it says otherwise:
//!
//! ```json
//! { "command": "RemoveSnapshot", "stage": "executing", "times": 1 }
//! ```
//!
//! `command` is the engine's name, which the table of commands has. In the stage `validating` the command is refused
//! with a 409; in `executing` it fails at once if it does everything at once, else at the end of its last task. `GET`
//! lists what is still to happen, `DELETE` cancels it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

use crate::app::App;
use crate::commands::Order;

pub(super) async fn list(State(app): State<App>) -> Json<Vec<Order>> {
    Json(app.orders.list())
}

pub(super) async fn order(State(app): State<App>, Json(order): Json<Order>) -> Json<Vec<Order>> {
    app.orders.place(order);
    list(State(app)).await
}

pub(super) async fn cancel(State(app): State<App>) -> StatusCode {
    app.orders.cancel();
    StatusCode::NO_CONTENT
}
