//! What hides tasks at present: a chip for each criterion, which takes it away, and one button that takes them all.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::criterion::Criterion;
use super::found::mark_found;
use super::{search, show_all_button};
use crate::desk::Desk;
use crate::part::{opened, part};
use crate::spawn::spawn_detached;
use crate::state::Board;
use crate::text::msg;
use crate::ui::button::icon_button;
use crate::ui::{El, Icon, el};
use crate::watched::Watched;

/// The chips, and the button behind them; nothing while nothing is hidden.
pub(super) fn chips(board: &Board) -> El {
    let viewing = board.viewing.clone();
    let hides = Watched::derived(move || viewing.get().hides());
    el("div").class("chip-place").live(move || hides.get().then(|| opened(fetched_chips)))
}

part! {
    panels:
    /// The chips, from the part of the panel that most of them come from.
    async fn fetched_chips() -> El = made
}

fn made() -> El {
    let board = Desk::here().board;
    mark_found(&board);
    let read = board.clone();
    // Told apart from what they are made of, so that they are made anew only when they say something else.
    let told = Watched::derived(move || {
        let view = read.viewing.get();
        Criterion::ALL
            .into_iter()
            .filter_map(|criterion| Some((criterion, criterion.tell(&view, &read)?)))
            .collect::<Vec<_>>()
    });
    el("div").live(move || {
        let list = el("ul").class("chips").attr("aria-label", &msg::chips_label());
        let chips = told.get().into_iter().map(|(criterion, told)| chip(&board, criterion, &told));
        Some(el("div").class("chip-row").child(list.children(chips)).child(show_all_button(&board)))
    })
}

fn chip(board: &Board, criterion: Criterion, told: &str) -> El {
    let viewing = board.viewing.clone();
    let remove = icon_button(Icon::Close, &msg::chip_remove(told), move || {
        viewing.change(&|view| criterion.clear(view));
        spawn_detached(focus_next());
    });
    el("li").class("chip").child(el("span").attr("title", told).text(told)).child(remove)
}

/// The chip that had the focus is gone: the next one gets it, or the field where one goes on looking.
async fn focus_next() {
    leptos::task::tick().await;
    let next = document().query_selector(".chip button").ok().flatten();
    let next = next.or_else(|| document().get_element_by_id(search::ID));
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}
