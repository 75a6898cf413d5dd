//! A task as the engine tells it, word for word.

use std::rc::Rc;

use client::{ClientError, Engine};
use js_sys::JSON;
use leptos::prelude::Owner;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::spawn::spawn;
use crate::state::Task;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};
use crate::watched::Watched;

/// What is to be read.
#[derive(Clone, PartialEq)]
enum Reading {
    Unwanted,
    Waiting,
    Read(String),
    Gone,
    Failed,
}

/// A part that opens, and reads the task anew whenever it is asked to.
pub(super) fn json(engine: Engine, task: &Task) -> El {
    let reading = Watched::new(Reading::Unwanted);
    let owner = Owner::current().unwrap_or_default();
    let (told, task) = (reading.clone(), task.clone());
    let read: Rc<dyn Fn()> = Rc::new(move || {
        let (engine, task, told) = (engine.clone(), task.clone(), told.clone());
        told.set(Reading::Waiting);
        let asking = async move {
            told.set(match read_json(&engine, &task).await {
                Ok(text) => Reading::Read(text),
                Err(ClientError::NotFound { .. }) => Reading::Gone,
                Err(_) => Reading::Failed,
            });
        };
        owner.with(|| spawn(asking));
    });
    let (opened, again, wanted) = (read.clone(), read, reading.clone());
    let details = el("details").class("json");
    let node = details.node().clone();
    let shown = reading.clone();
    details
        .child(el("summary").text(&msg::details_json()))
        .on("toggle", move |_| {
            if is_open(&node) && wanted.peek() == Reading::Unwanted {
                opened();
            }
        })
        .child(button(&msg::details_json_again(), Look::Secondary, move || again()))
        .live(move || {
            let hint = |text: String| Some(el("p").class("hint").attr("role", "status").text(&text));
            match shown.get() {
                Reading::Unwanted => None,
                Reading::Waiting => hint(msg::details_json_waiting()),
                Reading::Gone => hint(msg::details_json_gone()),
                Reading::Failed => hint(msg::details_json_failed()),
                Reading::Read(text) => {
                    let code = el("pre").class("code").attr("tabindex", "0").attr("dir", "ltr").text(&text);
                    Some(code.attr("role", "region").attr("aria-label", &msg::details_json()))
                }
            }
        })
}

fn is_open(details: &HtmlElement) -> bool {
    details.has_attribute("open")
}

/// The engine's answers about a job and its steps, or about a step, as one document in lines.
pub(super) async fn read_json(engine: &Engine, task: &Task) -> Result<String, ClientError> {
    let text = |body: &[u8]| String::from_utf8_lossy(body).into_owned();
    let document = match &task.step {
        Some(step) => text(&engine.step(&task.job, step).await?),
        None => {
            let job = text(&engine.job(&task.job).await?);
            let steps = text(&engine.steps(&task.job).await?);
            ["{\"job\":", &job, ",\"steps\":", &steps, "}"].concat()
        }
    };
    // What is no JSON is shown as it came.
    Ok(in_lines(&document).unwrap_or(document))
}

fn in_lines(document: &str) -> Option<String> {
    let value = JSON::parse(document).ok()?;
    let text = JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &JsValue::from_f64(2.0));
    text.ok().map(String::from)
}
