//! The bar above the tree: what is shown, how fresh it is, and what concerns all of it.

use leptos::prelude::*;
use tasks::Counts;

use super::following::{hold, link_state};
use super::panels::{Panel, Panels};
use crate::desk::Desk;
use crate::format;
use crate::state::{Board, Command};
use crate::task::{Ask, Asking};
use crate::text::msg;
use crate::ui::button::{icon_button, icon_text_button};
use crate::ui::{El, Icon, Look, el};

/// The bar above the tree.
#[component]
pub fn Toolbar() -> El {
    let Desk { board, asking, panels, .. } = Desk::here();
    let create = (!board.read_only).then(|| create_button(&asking));
    let counted = board.clone();
    el("header")
        .class("bar")
        .child(el("h1").text(&msg::monitor_title()))
        .child(el("span").class("count").text_live(move || count(&counted)))
        .child(el("span").class("gap"))
        .child(skew(board.clone()))
        .child(link_state(&board))
        .child(hold(&board))
        .child(command(&board, Icon::Refresh, &msg::monitor_refresh(), "refresh", Command::Refresh))
        .child(command(&board, Icon::Expand, &msg::monitor_expand_all(), "expand-all", Command::ExpandAll))
        .child(command(
            &board,
            Icon::Collapse,
            &msg::monitor_collapse_all(),
            "collapse-all",
            Command::CollapseAll,
        ))
        .child(more(&panels))
        .children(create)
}

/// How many jobs there are, and how many of them are not shown; nothing before the engine has said so. In the details of an
/// entity the others are not hidden: they are those of something else.
pub(super) fn count(board: &Board) -> String {
    // The first answer makes the connection live, and every one is noted before that.
    board.link.track();
    if board.last_ok.peek().is_none() {
        return String::new();
    }
    let Counts { shown, hidden } = board.counts.get();
    match (board.subject.get(), hidden) {
        (Some(_), _) | (None, 0) => msg::monitor_jobs(shown),
        (None, hidden) => msg::finding_count(shown, shown + hidden, hidden),
    }
}

/// A button that sends a command. Its second name is for the bench that measures the page, and the same in every
/// language.
fn command(board: &Board, icon: Icon, label: &str, name: &str, command: Command) -> El {
    let rows = board.rows.clone();
    icon_button(icon, label, move || rows.command(command.clone())).attr("data-tm", name)
}

/// The button of the menu with what is seldom wanted.
fn more(panels: &Panels) -> El {
    let panels = panels.clone();
    icon_button(Icon::More, &msg::more_button(), move || panels.open(Panel::More))
        .attr("aria-haspopup", "menu")
}

/// The button that asks for a new task.
pub(super) fn create_button(asking: &Asking) -> El {
    let asking = asking.clone();
    icon_text_button(Icon::Plus, &msg::monitor_create(), Look::Primary, move || asking.open(Ask::CreateJob))
}

/// How far the engine's clock is from this browser's, where that is more than anybody would overlook.
fn skew(board: Board) -> El {
    const TOLD: i64 = 5_000;
    el("span").class("hint").text_live(move || match board.skew.get() {
        ahead if ahead > TOLD => msg::clock_ahead(format::duration(ahead)),
        behind if behind < -TOLD => msg::clock_behind(format::duration(-behind)),
        _ => String::new(),
    })
}
