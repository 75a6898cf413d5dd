//! The menu of a row: what can be done to its task, and why the rest can't.

use std::rc::Rc;

use tasks::{JobView, Retention, predict};

use crate::desk::Desk;
use crate::part::{opened_above, part};
use crate::spawn::spawn_detached;
use crate::state::{Board, Command, Rows, Task};
use crate::task::{Ask, Asking, reason};
use crate::text::msg;
use crate::ui::{El, MenuEntry, Place, Tone, menu};

/// A menu that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuRequest {
    /// Id of the job.
    pub job: String,
    /// Id of the step; `None` for the job itself.
    pub step: Option<String>,
    /// Description of the task.
    pub name: String,
    /// Where it opens.
    pub place: Place,
}

/// The menu of a row; `close` has it go.
pub fn row_menu(request: MenuRequest, close: Rc<dyn Fn()>) -> El {
    let closed = close.clone();
    opened_above(move || fetched_menu(request.clone(), closed.clone()), close)
}

part! {
    acting:
    /// The menu, from the part of the dialogs behind its entries.
    async fn fetched_menu(request: MenuRequest, close: Rc<dyn Fn()>) -> El = made
}

fn made(request: MenuRequest, close: Rc<dyn Fn()>) -> El {
    let MenuRequest { job, step, name, place } = request;
    let Desk { board, asking, .. } = Desk::here();
    // What can be done depends on the steps: they are read while somebody reads the menu.
    board.rows.attend(&job);
    let (retention, now) = (board.retention, board.now.peek());
    let denied = board.denied.peek();
    let task = Task { job: job.clone(), step: step.clone() };
    let mut entries = details_entry(&board, task);
    entries.extend(match (board.rows.job(&job), step) {
        (Some(job), None) => {
            let mut entries = job_entries(&job, &retention, now, &asking, denied);
            entries.extend(runbook_entry(&job, &asking));
            entries.extend(watch_entry(&board.rows, &job));
            entries
        }
        (Some(job), Some(step)) => step_entries(&job, &step, &retention, now, &asking, denied),
        // It was removed between the drawing and the click.
        (None, _) => Vec::new(),
    });
    if denied {
        let denied = board.denied.clone();
        entries.push(MenuEntry {
            label: msg::permit_ask_again(),
            reason: None,
            on_pick: Box::new(move || denied.set(false)),
            separated: true,
        });
    }
    menu(&msg::menu_label(&name), place, entries, close)
}

/// The way to the details, unless they are shown already.
fn details_entry(board: &Board, task: Task) -> Vec<MenuEntry> {
    let viewing = board.viewing.clone();
    if viewing.detailed().peek_at(|shown| shown.as_ref() == Some(&task)) {
        return Vec::new();
    }
    let on_pick = Box::new(move || viewing.enter(task.clone()));
    vec![MenuEntry { label: msg::menu_details(), reason: None, on_pick, separated: false }]
}

/// What a key asks for on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// A step of the job, or below the step.
    AddStep,
    /// The end of it, as finished or failed.
    End(bool),
    /// That the sweep may take the job.
    Clear,
}

/// Asks for what a key was pressed for on the row of a job or step; where that can't be done, says why.
pub(super) fn ask_by_key(desk: &Desk, wish: Wish, job: String, step: Option<String>) {
    let desk = desk.clone();
    spawn_detached(async move {
        let notices = desk.notices.clone();
        if fetched_asking(desk, wish, job, step).await.is_err() {
            notices.tell(Tone::Danger, &msg::part_not_fetched());
        }
    });
}

part! {
    acting:
    /// Asks for it, or says why it can't be done.
    async fn fetched_asking(desk: Desk, wish: Wish, job: String, step: Option<String>) -> () = ask
}

fn ask(desk: Desk, wish: Wish, job: String, step: Option<String>) {
    let Desk { board, asking, notices, .. } = desk;
    let Some(known) = board.rows.job(&job) else { return };
    let (retention, now) = (board.retention, board.now.peek());
    let (outcome, ask) = match (wish, step) {
        (Wish::AddStep, step) => {
            let outcome = predict::add_step(&known, step.as_deref(), &retention, now);
            (outcome, Ask::AddStep { job, parent: step })
        }
        (Wish::End(succeeded), Some(step)) => {
            let outcome = predict::end_step(&known, &step, succeeded, &retention, now);
            (outcome, Ask::EndStep { job, step, succeeded })
        }
        (Wish::End(succeeded), None) => {
            let outcome = predict::end_job(&known, succeeded, false, &retention, now);
            (outcome, Ask::EndJob { job, succeeded, force: false })
        }
        // Steps go with their job.
        (Wish::Clear, _) => (predict::clear(&known, &retention, now), Ask::Clear { job }),
    };
    match reason(&known, &outcome, board.denied.peek()) {
        Some(reason) => notices.tell(Tone::Info, &reason),
        None => asking.open(ask),
    }
}

fn job_entries(
    job: &JobView,
    retention: &Retention,
    now: i64,
    asking: &Asking,
    denied: bool,
) -> Vec<MenuEntry> {
    let id = || job.id.clone();
    let end = |succeeded, force| {
        let reason = reason(job, &predict::end_job(job, succeeded, force, retention, now), denied);
        (reason, Ask::EndJob { job: id(), succeeded, force })
    };
    let add = reason(job, &predict::add_step(job, None, retention, now), denied);
    let clear = reason(job, &predict::clear(job, retention, now), denied);
    vec![
        entry(asking, msg::menu_add_step(), (add, Ask::AddStep { job: id(), parent: None }), true),
        entry(asking, msg::menu_end_succeeded(), end(true, false), true),
        entry(asking, msg::menu_end_failed(), end(false, false), false),
        entry(asking, msg::menu_force_end(), end(true, true), false),
        entry(asking, msg::menu_clear(), (clear, Ask::Clear { job: id() }), true),
    ]
}

/// An internal job that does not end can't be ended from outside: what whoever runs the engine can do instead.
fn runbook_entry(job: &JobView, asking: &Asking) -> Option<MenuEntry> {
    let ask = Ask::Runbook { job: job.id.clone() };
    (!job.external).then(|| entry(asking, msg::menu_runbook(), (None, ask), true))
}

/// Only what runs can be watched.
fn watch_entry(rows: &Rows, job: &JobView) -> Option<MenuEntry> {
    let watched = rows.is_watched(&job.id);
    let (rows, id) = (rows.clone(), job.id.clone());
    job.status.is_running().then(|| MenuEntry {
        label: if watched { msg::menu_watch_no_longer() } else { msg::menu_watch() },
        reason: None,
        on_pick: Box::new(move || rows.command(Command::Watch(id.clone(), !watched))),
        separated: true,
    })
}

fn step_entries(
    job: &JobView,
    step: &str,
    retention: &Retention,
    now: i64,
    asking: &Asking,
    denied: bool,
) -> Vec<MenuEntry> {
    let end = |succeeded| {
        let reason = reason(job, &predict::end_step(job, step, succeeded, retention, now), denied);
        (reason, Ask::EndStep { job: job.id.clone(), step: step.to_owned(), succeeded })
    };
    let add = reason(job, &predict::add_step(job, Some(step), retention, now), denied);
    let ask = Ask::AddStep { job: job.id.clone(), parent: Some(step.to_owned()) };
    vec![
        entry(asking, msg::menu_add_sub_step(), (add, ask), true),
        entry(asking, msg::menu_end_succeeded(), end(true), true),
        entry(asking, msg::menu_end_failed(), end(false), false),
    ]
}

fn entry(asking: &Asking, label: String, (reason, ask): (Option<String>, Ask), separated: bool) -> MenuEntry {
    let asking = asking.clone();
    MenuEntry { label, reason, on_pick: Box::new(move || asking.open(ask.clone())), separated }
}
