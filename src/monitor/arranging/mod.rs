//! How the found tasks stand: groups, columns, views under names, and how the page looks.

mod columns;
mod looks;
mod saved;

use std::rc::Rc;

use tasks::Grouping;

use self::columns::columns;
use self::looks::looks;
pub(super) use self::looks::recall_times;
use self::saved::saved_views;
use crate::desk::Desk;
use crate::spawn::spawn_detached;
use crate::state::{Address, Board, Command, Viewing};
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::field::select_field;
use crate::ui::{El, Look, Notices, Tone, adopt, clipboard, el, panel};

/// The panel for all of it; `close` has it go.
pub(super) fn view_panel(close: Rc<dyn Fn()>) -> El {
    adopt(include_str!("../../../style/monitor/arranging.css"));
    let Desk { board, notices, .. } = Desk::here();
    let viewing = &board.viewing;
    let left = el("div").child(grouping(&board)).child(saved_views(viewing)).child(links(viewing, &notices));
    let both = el("div").class("columns").child(left).child(columns(viewing));
    panel(&msg::view_title(), vec![both, looks()], close)
}

fn grouping(board: &Board) -> El {
    let word = |grouping| match grouping {
        Grouping::None => msg::group_none(),
        Grouping::Status => msg::column_status(),
        Grouping::Owner => msg::column_owner(),
        Grouping::Vendor => msg::group_vendor(),
        Grouping::Description => msg::group_description(),
    };
    let choices = Grouping::ALL.map(|grouping| (grouping.key(), word(grouping))).into();
    let board = board.clone();
    let chosen = board.viewing.peek().grouping.key();
    let choose = Box::new(move |key: &'static str| {
        let grouping = Grouping::from_key(key).unwrap_or_default();
        board.viewing.change(&|view| view.grouping = grouping);
        if grouping == Grouping::Vendor {
            // Task notes tell it, which are read after the jobs.
            board.rows.command(Command::Refresh);
        }
    });
    select_field("view-group", &msg::view_group(), choices, chosen, choose)
}

/// A link to the view, and the way back to the one to begin with.
fn links(viewing: &Viewing, notices: &Notices) -> El {
    let (copied, usual, told) = (viewing.clone(), viewing.clone(), notices.clone());
    let copy = button(&msg::view_copy_link(), Look::Secondary, move || {
        let (link, told) = (Address::link(&copied.peek(), None), told.clone());
        spawn_detached(async move {
            if clipboard::write(&link).await {
                told.tell(Tone::Success, &msg::view_link_copied());
            } else {
                told.tell(Tone::Info, &msg::view_link(&link));
            }
        });
    });
    let reset = button(&msg::view_usual(), Look::Secondary, move || usual.set(usual.usual()));
    el("div").class("pressed").child(copy).child(reset)
}
