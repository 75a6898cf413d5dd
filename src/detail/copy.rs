//! Copies what others need to look at the same task: its id, a link to it, the engine's JSON.

use client::Engine;
use leptos::prelude::Owner;

use super::json::read_json;
use super::panel::Scene;
use crate::desk::Desk;
use crate::spawn::spawn;
use crate::state::Address;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, Notices, Tone, clipboard, el};

/// The buttons.
pub(super) fn copying(scene: &Scene, engine: Option<Engine>) -> El {
    let notices = Desk::here().notices;
    let (task, viewing, told) = (scene.seen.clone(), scene.board.viewing.clone(), notices.clone());
    let id = button(&msg::details_copy_id(), Look::Secondary, move || {
        let task = task.peek().task;
        copy(&told, task.step.unwrap_or(task.job), msg::details_id_copied());
    });
    let (task, told) = (scene.seen.clone(), notices.clone());
    let link = button(&msg::view_copy_link(), Look::Secondary, move || {
        let link = Address::link(&viewing.peek(), Some(&task.peek().task));
        copy(&told, link, msg::details_link_copied());
    });
    let task = scene.seen.clone();
    let owner = Owner::current().unwrap_or_default();
    let json = engine.map(|engine| {
        button(&msg::details_copy_json(), Look::Secondary, move || {
            let (engine, task, told) = (engine.clone(), task.peek().task, notices.clone());
            let copying = async move {
                match read_json(&engine, &task).await {
                    Ok(json) if clipboard::write(&json).await => {
                        told.tell(Tone::Success, &msg::details_json_copied());
                    }
                    Ok(_) => told.tell(Tone::Warning, &msg::details_json_by_hand()),
                    Err(_) => told.tell(Tone::Warning, &msg::details_json_failed()),
                }
            };
            owner.with(|| spawn(copying));
        })
    });
    el("div").class("pressed").child(id).child(link).children(json)
}

/// Copies a text and says so; where the browser lets the page copy nothing, shows it for copying by hand.
fn copy(notices: &Notices, text: String, done: String) {
    let notices = notices.clone();
    spawn(async move {
        if clipboard::write(&text).await {
            notices.tell(Tone::Success, &done);
        } else {
            notices.tell(Tone::Info, &msg::details_copy_by_hand(&text));
        }
    });
}
