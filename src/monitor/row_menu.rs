//! The menu of a row: what can be done to its task, and why the rest can't.

use leptos::prelude::*;
use tasks::{JobView, Retention, predict};

use crate::state::Board;
use crate::task::{Ask, Asking, reason};
use crate::text::msg;
use crate::ui::{Menu, MenuEntry, Place};

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

/// The menu of a row.
#[component]
pub fn RowMenu(
    /// Whose and where.
    request: MenuRequest,
    /// Closes it.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let MenuRequest { job, step, name, place } = request;
    let board = expect_context::<Board>();
    let retention = use_context::<Retention>().unwrap_or_default();
    let now = board.now.get_untracked();
    let entries = match (board.rows.job(&job), step) {
        (Some(job), None) => job_entries(&job, &retention, now),
        (Some(job), Some(step)) => step_entries(&job, &step, &retention, now),
        // It was removed between the drawing and the click.
        (None, _) => Vec::new(),
    };
    view! { <Menu label=msg::menu_label(&name) place entries on_close /> }
}

fn job_entries(job: &JobView, retention: &Retention, now: i64) -> Vec<MenuEntry> {
    let id = || job.id.clone();
    let end = |succeeded, force| {
        let reason = reason(job, &predict::end_job(job, succeeded, force, retention, now));
        (reason, Ask::EndJob { job: id(), succeeded, force })
    };
    let add = reason(job, &predict::add_step(job, None, retention, now));
    let clear = reason(job, &predict::clear(job, retention, now));
    vec![
        entry(msg::menu_add_step(), (add, Ask::AddStep { job: id(), parent: None }), false),
        entry(msg::menu_end_succeeded(), end(true, false), true),
        entry(msg::menu_end_failed(), end(false, false), false),
        entry(msg::menu_force_end(), end(true, true), false),
        entry(msg::menu_clear(), (clear, Ask::Clear { job: id() }), true),
    ]
}

fn step_entries(job: &JobView, step: &str, retention: &Retention, now: i64) -> Vec<MenuEntry> {
    let end = |succeeded| {
        let reason = reason(job, &predict::end_step(job, step, succeeded, retention, now));
        (reason, Ask::EndStep { job: job.id.clone(), step: step.to_owned(), succeeded })
    };
    let add = reason(job, &predict::add_step(job, Some(step), retention, now));
    let ask = Ask::AddStep { job: job.id.clone(), parent: Some(step.to_owned()) };
    vec![
        entry(msg::menu_add_sub_step(), (add, ask), false),
        entry(msg::menu_end_succeeded(), end(true), true),
        entry(msg::menu_end_failed(), end(false), false),
    ]
}

fn entry(label: String, (reason, ask): (Option<String>, Ask), separated: bool) -> MenuEntry {
    let asking = expect_context::<Asking>();
    MenuEntry { label, reason, on_pick: Callback::new(move |()| asking.open(ask.clone())), separated }
}
