//! Holding the rows still while one reads.

use crate::state::{Board, Command};
use crate::text::msg;
use crate::ui::button::{button, icon_button};
use crate::ui::{El, Icon, Look, el};

/// The switch that holds back what answers bring; while it does, a button that takes in what has come so far.
pub(in crate::monitor) fn hold(board: &Board) -> El {
    let (told, held) = (board.clone(), board.clone());
    let switch = icon_button(Icon::Pause, &msg::hold_pause(), move || {
        held.rows.command(Command::Pause(!held.held.peek()));
    });
    let switch = switch.attr_live("aria-pressed", move || Some(told.held.get().to_string()));
    let board = board.clone();
    let updates = move || {
        let (jobs, rows) = (board.waiting.get(), board.rows.clone());
        (board.held.get() && jobs > 0).then(|| {
            button(&msg::hold_updates(jobs), Look::Secondary, move || {
                rows.command(Command::Pause(false));
                rows.command(Command::Pause(true));
            })
        })
    };
    el("span").class("hold").live(updates).child(switch)
}
