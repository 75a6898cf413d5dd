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

use crate::desk::Desk;
use crate::part::{opened, part};
use crate::ui::{El, el};
use crate::watched::Watched;

/// Puts the panel beside `stage`, whenever the details of a task are wanted.
pub fn with_details(stage: El) -> El {
    let viewing = Desk::here().board.viewing.clone();
    let is_open = Watched::derived(move || viewing.detailed().get().is_some());
    el("div").class("split").child(stage).live(move || is_open.get().then(|| opened(fetched_panel)))
}

part! {
    details:
    /// The panel, from a part: most visits look at the tree alone.
    async fn fetched_panel() -> El = panel::panel
}
