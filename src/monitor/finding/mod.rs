//! Finding tasks: the bar below the toolbar, with what is looked for, what hides, and how much.

mod chips;
mod criterion;
mod filter_panel;
mod moments;
mod search;

use std::rc::Rc;

use leptos::prelude::*;

use self::chips::chips;
use self::filter_panel::filter_panel;
use self::search::search_field;
use super::arranging::view_panel;
use crate::desk::Desk;
use crate::state::Board;
use crate::text::msg;
use crate::ui::button::{button, icon_text_button};
use crate::ui::{El, Icon, Look, el};
use crate::watched::Watched;

/// The bar.
#[component]
pub fn FindingBar() -> El {
    let board = Desk::here().board;
    let (filter, filter_open) = opener(Icon::Filter, &msg::filter_button());
    let (view, view_open) = opener(Icon::View, &msg::view_button());
    el("div")
        .class("finding")
        .attr("role", "search")
        .attr("aria-label", &msg::finding_label())
        .child(search_field(&board))
        .child(filter)
        .child(view)
        .child(chips(&board))
        .child(unjudged(board))
        .live(move || filter_open.get().then(|| filter_panel(closer(&filter_open))))
        .live(move || view_open.get().then(|| view_panel(closer(&view_open))))
}

/// A button that opens a panel, and whether it is open.
fn opener(icon: Icon, label: &str) -> (El, Watched<bool>) {
    let open = Watched::new(false);
    let (opens, told) = (open.clone(), open.clone());
    let button = icon_text_button(icon, label, Look::Secondary, move || opens.set(true))
        .attr("aria-haspopup", "dialog")
        .attr_live("aria-expanded", move || Some(told.get().to_string()));
    (button, open)
}

fn closer(open: &Watched<bool>) -> Rc<dyn Fn()> {
    let open = open.clone();
    Rc::new(move || open.set(false))
}

/// The button that shows every task again.
pub(super) fn show_all_button(board: &Board) -> El {
    let viewing = board.viewing.clone();
    button(&msg::filter_reset(), Look::Secondary, move || viewing.show_all())
}

/// How many jobs may still turn out to match.
fn unjudged(board: Board) -> El {
    el("span").class("hint").attr("role", "status").text_live(move || {
        let unjudged = board.unjudged.get();
        match (unjudged.awaited, unjudged.unreadable) {
            (0, 0) => String::new(),
            (0, unreadable) => msg::finding_unreadable(unreadable),
            (awaited, _) if board.read_only => msg::finding_not_in_file(awaited),
            (awaited, _) => msg::finding_awaited(awaited),
        }
    })
}
