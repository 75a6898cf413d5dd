//! Events (contract 13).

mod adding;
mod reading;
mod search;

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::Engine;

pub(super) const BAD: StatusCode = StatusCode::BAD_REQUEST;

/// An event with all that is mandatory.
pub(super) fn event(custom_id: i32) -> Value {
    json!({
        "origin": "Backup", "custom_id": custom_id.to_string(), "severity": "normal", "description": "Half done",
        "flood_rate": "1",
    })
}

pub(super) fn with(mut event: Value, member: &str, value: Value) -> Value {
    event[member] = value;
    event
}

pub(super) fn without(mut event: Value, member: &str) -> Value {
    event.as_object_mut().expect("an object").remove(member);
    event
}

/// The ids of the events that are listed, the newest first.
pub(super) async fn listed(engine: &Engine, parameters: &str) -> Vec<String> {
    let events = engine.get(&format!("/events{parameters}")).await.list("event");
    events.iter().map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
}
