//! The details of one task, in a panel beside the tree: all that is known of it, its steps, its events, and what can be
//! done with it.
//!
//! The panel shows the task of the row that one is on, and stays with it when the row goes.

mod ask;
mod copy;
mod events;
mod facts;
mod failure;
mod json;
mod outward;
mod panel;
mod protocol;
mod seen;
mod splitter;
mod steps;
mod trace;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::desk::Desk;
use crate::part::{opened, part};
use crate::ui::{El, el};
use crate::watched::Watched;

/// Puts the panel beside `stage`, whenever the details of a task are wanted. Escape on either side closes it.
pub fn with_details(stage: El) -> El {
    let Desk { board, .. } = Desk::here();
    let (viewing, left) = (board.viewing.clone(), board.viewing.clone());
    let is_open = Watched::derived(move || viewing.detailed().get().is_some());
    el("div").class("split").child(stage).live(move || is_open.get().then(|| opened(fetched_panel))).on(
        "keydown",
        move |event| {
            let is_escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
            if is_escape && !event.default_prevented() && left.detailed().peek_at(Option::is_some) {
                event.prevent_default();
                left.detail(None);
            }
        },
    )
}

part! {
    details:
    /// The panel, from a part: most visits look at the tree alone.
    async fn fetched_panel() -> El = panel::panel
}
