//! Finding tasks: the bar below the toolbar, with what is looked for, what hides, and how much.

mod chips;
mod criterion;
mod filter_panel;
mod found;
mod moments;
mod search;

use leptos::prelude::*;

use self::chips::chips;
use self::criterion::Criterion;
pub(super) use self::filter_panel::filter_panel;
pub(super) use self::search::focus_search;
use self::search::search_field;
use super::panels::{Panel, Panels};
use crate::desk::Desk;
use crate::state::Board;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Icon, Look, el};

/// The bar.
#[component]
pub fn FindingBar() -> El {
    let Desk { board, panels, .. } = Desk::here();
    el("div")
        .class("finding")
        .attr("role", "search")
        .attr("aria-label", &msg::finding_label())
        .child(search_field(&board))
        .child(panels.opener(Icon::Filter, &msg::filter_button(), Panel::Filter))
        .child(panels.opener(Icon::View, &msg::view_button(), Panel::View))
        .child(attention(&board, &panels))
        .child(chips(&board))
        .child(unjudged(board))
}

/// What hides tasks at present, in words.
pub(super) fn criteria(board: &Board) -> Vec<String> {
    let view = board.viewing.peek();
    Criterion::ALL.into_iter().filter_map(|criterion| criterion.tell(&view, board)).collect()
}

/// The button of what needs attention, with how many jobs do.
fn attention(board: &Board, panels: &Panels) -> El {
    let (counted, told) = (board.clone(), board.clone());
    panels
        .opener(Icon::Warning, "", Panel::Attention)
        .text_live(move || match counted.in_need.get() {
            0 => msg::attention_button(),
            jobs => msg::filter_counted(msg::attention_button(), jobs),
        })
        .attr_live("data-attention", move || (told.in_need.get() > 0).then(String::new))
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
