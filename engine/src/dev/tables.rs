//! `/dev/jobs`: the tables as they are, for those who must know what is gone from the database.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::Failed;
use crate::app::App;

pub(super) async fn show(State(app): State<App>) -> Result<Json<Value>, Failed> {
    let (jobs, steps) = app.store.read(|tx| Ok((tx.rows("job")?, tx.rows("step")?))).await?;
    let events = app.store.read(|tx| tx.rows("event")).await?;
    Ok(Json(json!({ "job": jobs, "step": steps, "event": events })))
}

pub(super) async fn clear(State(app): State<App>) -> Result<StatusCode, Failed> {
    app.store.write(|tx| tx.delete_everything()).await?;
    Ok(StatusCode::NO_CONTENT)
}
