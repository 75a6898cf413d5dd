//! The bar above the tree: what is shown, how fresh it is, and what concerns all of it.

use leptos::prelude::*;
use tasks::Counts;

use crate::desk::Desk;
use crate::state::{Board, Command, Link};
use crate::task::{Ask, Asking};
use crate::text::msg;
use crate::ui::button::{icon_button, icon_text_button};
use crate::ui::{El, Icon, Look, el};

/// The bar above the tree.
#[component]
pub fn Toolbar() -> El {
    let Desk { board, asking, .. } = Desk::here();
    let create = (!board.read_only).then(|| create_button(&asking));
    let counted = board.clone();
    el("header")
        .class("bar")
        .child(el("h1").text(&msg::monitor_title()))
        .child(el("span").class("count").text_live(move || count(counted.counts.get())))
        .child(el("span").class("gap"))
        .child(link_state(board.clone()))
        .child(command(&board, Icon::Refresh, &msg::monitor_refresh(), "refresh", Command::Refresh))
        .child(command(&board, Icon::Expand, &msg::monitor_expand_all(), "expand-all", Command::ExpandAll))
        .child(command(
            &board,
            Icon::Collapse,
            &msg::monitor_collapse_all(),
            "collapse-all",
            Command::CollapseAll,
        ))
        .children(create)
}

/// How many jobs there are, and how many of them are not shown.
fn count(Counts { shown, hidden }: Counts) -> String {
    match hidden {
        0 => msg::monitor_jobs(shown),
        hidden => msg::finding_count(shown, shown + hidden, hidden),
    }
}

/// A button that sends a command. Its second name is for the bench that measures the page, and the same in every
/// language.
fn command(board: &Board, icon: Icon, label: &str, name: &str, command: Command) -> El {
    let rows = board.rows.clone();
    icon_button(icon, label, move || rows.command(command.clone())).attr("data-tm", name)
}

/// The button that asks for a new task.
pub(super) fn create_button(asking: &Asking) -> El {
    let asking = asking.clone();
    icon_text_button(Icon::Plus, &msg::monitor_create(), Look::Primary, move || asking.open(Ask::CreateJob))
}

/// How fresh the rows are. It says no time while they are: nothing on the page moves for an unchanged answer.
fn link_state(board: Board) -> El {
    let seen = board.clone();
    let class = move || match seen.link.get() {
        Link::Live => "link-state live",
        Link::Connecting | Link::Paused => "link-state",
        _ => "link-state offline",
    };
    let word = move || match board.link.get() {
        Link::Connecting => msg::link_connecting(),
        Link::Live => msg::link_live(),
        Link::Paused => msg::link_paused(),
        Link::SessionExpired => msg::link_stopped(),
        Link::NotPermitted { .. } => msg::link_not_permitted(),
        Link::Unreachable | Link::Failing { .. } | Link::Malformed { .. } => msg::link_offline(),
    };
    el("span").attr_live("class", move || Some(class().to_owned())).attr("role", "status").text_live(word)
}
