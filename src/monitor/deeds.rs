//! What keys do beyond moving in the tree: from a part, since nobody needs it before the first rows.

use std::rc::Rc;

use tasks::{RowKind, RowView, Status};

use super::finding::focus_search;
use super::kin;
use super::panels::Panel;
use super::row_menu::{Wish, ask_by_key};
use super::shortcuts::Act;
use super::tree::Tree;
use crate::desk::Desk;
use crate::part::part;
use crate::state::{Board, Command};
use crate::task::Ask;
use crate::text::msg;
use crate::ui::Tone;

/// What is to be done.
pub(super) enum Deed {
    /// What a shortcut stands for.
    Act(Act),
    /// A key that is no shortcut, and when it was pressed, in milliseconds.
    Letter(String, f64),
}

part! {
    keys:
    /// Does it.
    pub(super) async fn fetched_deed(tree: Rc<Tree>, deed: Deed) -> () = do_it
}

fn do_it(tree: Rc<Tree>, deed: Deed) {
    match deed {
        Deed::Act(act) => act_on(&tree, act),
        Deed::Letter(letter, time) => go_ahead(&tree, &letter, time),
    }
}

fn act_on(tree: &Tree, act: Act) {
    let desk = tree.desk();
    let Desk { board, asking, panels, .. } = &desk;
    match act {
        Act::Watch => watch(tree, &desk),
        Act::Select
        | Act::ExtendDown
        | Act::ExtendUp
        | Act::SelectAll
        | Act::SelectNone
        | Act::AddStep
        | Act::Succeed
        | Act::Fail
        | Act::Clear
            if !board.read_only =>
        {
            act_on_row(tree, &desk, act)
        }
        Act::NextFailed => go_to_failed(tree, true),
        Act::PreviousFailed => go_to_failed(tree, false),
        Act::Search => focus_search(),
        Act::Filter => panels.open(Panel::Filter),
        Act::View => panels.open(Panel::View),
        Act::Attention => panels.open(Panel::Attention),
        Act::Export => panels.open(Panel::Export),
        Act::Shortcuts => panels.open(Panel::Shortcuts),
        Act::Hold => board.rows.command(Command::Pause(!board.held.peek())),
        Act::Refresh => board.rows.command(Command::Refresh),
        Act::Create if !board.read_only => asking.open(Ask::CreateJob),
        _ => {}
    }
}

/// What selects rows, and what asks for something to be done to the task of the keyboard's row.
fn act_on_row(tree: &Tree, desk: &Desk, act: Act) {
    let rows = &tree.board.rows;
    let Some(spot) = tree.cursor.settle(rows) else { return };
    let wish = match act {
        Act::ExtendDown => return tree.extend(&spot, 1),
        Act::ExtendUp => return tree.extend(&spot, -1),
        Act::SelectAll => return tree.select_all(),
        Act::SelectNone => return tree.select_none(),
        Act::AddStep => Wish::AddStep,
        Act::Succeed => Wish::End(true),
        Act::Fail => Wish::End(false),
        Act::Clear => Wish::Clear,
        _ => return tree.select(&spot, false),
    };
    if let Some(task) = kin::task(rows, spot.index) {
        ask_by_key(desk, wish, task.job, task.step);
    }
}

/// Goes to the next row that begins with what was typed.
fn go_ahead(tree: &Tree, letter: &str, time: f64) {
    let rows = &tree.board.rows;
    let Some(spot) = tree.cursor.settle(rows) else { return };
    if let Some(found) = tree.type_ahead.find(letter, time, rows, spot.index) {
        tree.go_to(found);
    }
}

fn go_to_failed(tree: &Tree, forwards: bool) {
    let rows = &tree.board.rows;
    let Some(spot) = tree.cursor.settle(rows) else { return };
    let failed = |row: &RowView<'_>| {
        row.status == Status::Failed && matches!(row.kind, RowKind::Job { .. } | RowKind::Step { .. })
    };
    if let Some(found) = kin::next(rows, spot.index, forwards, &failed) {
        tree.go_to(found);
        tree.focus_cursor();
    }
}

/// Watches the job of the keyboard's row, or no longer, and says so: what is marked in a row would be seen only.
fn watch(tree: &Tree, desk: &Desk) {
    let board: &Board = &tree.board;
    let job = tree.cursor.settle(&board.rows).and_then(|spot| board.rows.job(&spot.job));
    let Some(job) = job else { return };
    let told = if job.status.is_running() {
        let watched = !board.rows.is_watched(&job.id);
        board.rows.command(Command::Watch(job.id, watched));
        if watched { msg::watch_begun(&job.description) } else { msg::watch_given_up(&job.description) }
    } else {
        msg::watch_ended_before(&job.description)
    };
    desk.notices.tell(Tone::Info, &told);
}
