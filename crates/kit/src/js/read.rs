//! Reads what JavaScript passes.

use js_sys::{Array, JSON, Reflect};
use tasks::{PlanEntry, StepKind};
use wasm_bindgen::prelude::*;

use super::types::{JsCommand, JsOptions};
use crate::{Command, KitError, Plan, TaskOptions};

pub(super) fn read_options(options: &JsOptions, by: String) -> Result<TaskOptions, KitError> {
    let description = text(options, "description");
    let mut plan = Plan::new();
    read_plan(&member(options, "plan"), None, &mut plan)?;
    let about = member(options, "about");
    let about = about.dyn_ref::<js_sys::Object>().and_then(|about| {
        let entry: Array = js_sys::Object::entries(about).get(0).dyn_into().ok()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    });
    Ok(TaskOptions {
        description,
        plan,
        kept: member(options, "autoCleared").as_bool() == Some(false),
        about,
        by,
    })
}

fn read_plan(steps: &JsValue, parent: Option<&str>, plan: &mut Plan) -> Result<(), KitError> {
    if steps.is_undefined() || steps.is_null() {
        return Ok(());
    }
    for step in Array::from(steps).iter() {
        let (key, description) = (text(&step, "key"), text(&step, "description"));
        if key.is_empty() || plan.entries.iter().any(|entry| entry.key == key) {
            return Err(KitError::Misuse(format!("Every step of a plan needs a key of its own: `{key}`")));
        }
        let kind =
            StepKind::from_wire(&member(&step, "type").as_string().unwrap_or_else(|| "executing".to_owned()));
        let weight = member(&step, "weight").as_f64().unwrap_or(1.0);
        let description = if description.is_empty() { key.clone() } else { description };
        plan.entries.push(PlanEntry {
            key: key.clone(),
            description,
            kind,
            parent: parent.map(str::to_owned),
            weight,
        });
        read_plan(&member(&step, "steps"), Some(&key), plan)?;
    }
    Ok(())
}

pub(super) fn read_command(command: &JsCommand) -> Result<Command, KitError> {
    let path = text(command, "path");
    if !path.starts_with("/api/") {
        return Err(KitError::Misuse(format!("The path of a command begins with /api/: `{path}`")));
    }
    let body = member(command, "body");
    let body = if body.is_object() {
        JSON::stringify(&body).map(String::from).unwrap_or_default()
    } else {
        "{}".to_owned()
    };
    let removes = text(command, "method") == "DELETE";
    let read = if removes { Command::remove(&path) } else { Command::new(&path, &body) };
    Ok(if member(command, "monitored").as_bool() == Some(false) { read.unmonitored() } else { read })
}

/// An answer as JavaScript has it; `undefined` for an empty one.
pub(super) fn json(body: &[u8]) -> JsValue {
    std::str::from_utf8(body).ok().and_then(|text| JSON::parse(text).ok()).unwrap_or_default()
}

pub(super) fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

pub(super) fn text(object: &JsValue, name: &str) -> String {
    member(object, name).as_string().unwrap_or_default()
}
