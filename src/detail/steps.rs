//! The steps of a job with their statuses, each a way to its own details.

use tasks::{OutlinedStep, StepView};

use super::panel::Scene;
use crate::state::Task;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};
use crate::watched::Watched;
use crate::words;

/// So many are listed; the tree has all of them.
const MOST: usize = 200;

/// A step in the list: what does not change with its status.
#[derive(Clone, PartialEq)]
struct Entry {
    id: String,
    name: String,
    level: usize,
    /// Whether it is only planned.
    waits: bool,
}

/// The list, with a heading.
pub(super) fn steps(scene: &Scene) -> El {
    let (board, seen) = (scene.board.clone(), scene.seen.clone());
    let entries = Watched::derived(move || {
        board.revision.track();
        let seen = seen.get();
        // What was planned of a job that is gone comes no more.
        board.rows.outline(&seen.task.job, MOST + 1).map(planned).or_else(|| seen.job?.steps.map(known))
    });
    let scene = scene.clone();
    el("section").child(el("h3").text(&msg::column_steps())).live(move || {
        Some(match entries.get() {
            // They are being read, or a file does not hold them.
            None if scene.board.read_only => el("p").class("hint").text(&msg::line_not_in_file()),
            None => el("p").class("hint").text(&msg::line_pending()),
            Some(entries) if entries.is_empty() => el("p").class("hint").text(&msg::line_no_steps()),
            Some(entries) => {
                let more =
                    (entries.len() > MOST).then(|| el("p").class("hint").text(&msg::details_more_steps()));
                let rows = entries.iter().take(MOST).map(|entry| row(&scene, entry));
                el("div").child(el("ul").class("step-list").children(rows)).children(more)
            }
        })
    })
}

/// The steps with those that wait.
fn planned(steps: Vec<OutlinedStep>) -> Vec<Entry> {
    let entry = |OutlinedStep { id, description: name, level, status }| Entry {
        id,
        name,
        level,
        waits: status.is_none(),
    };
    steps.into_iter().map(entry).collect()
}

/// The steps that the engine told of a job that it has removed.
fn known(steps: Vec<StepView>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for step in steps.into_iter().take(MOST + 1) {
        let parent = entries.iter().find(|entry| Some(&entry.id) == step.parent.as_ref());
        let level = parent.map_or(0, |parent| parent.level + 1);
        entries.push(Entry { id: step.id, name: step.description, level, waits: false });
    }
    entries
}

fn row(scene: &Scene, entry: &Entry) -> El {
    let item = if entry.waits { waiting(entry) } else { begun(scene, entry) };
    let _ = item.node().style().set_property("--level", &entry.level.to_string());
    item
}

/// The engine does not know it yet: it has no details to go to.
fn waiting(Entry { name, .. }: &Entry) -> El {
    el("li")
        .attr("data-status", "waiting")
        .child(el("span").attr("dir", "auto").text(name))
        .child(el("span").class("status").text(&msg::status_waiting()))
}

fn begun(scene: &Scene, Entry { id, name, .. }: &Entry) -> El {
    let (seen, step) = (scene.seen.clone(), id.clone());
    let status = Watched::derived(move || seen.get().job.as_ref()?.step(&step).map(|step| step.status));
    let (viewing, job, step) = (scene.board.viewing.clone(), scene.seen.peek().task.job, id.clone());
    let go = move || viewing.enter(Task { job: job.clone(), step: Some(step.clone()) });
    let (marked, told) = (status.clone(), status);
    el("li")
        .attr_live("data-status", move || marked.get().map(|status| status.as_wire().to_owned()))
        .child(button(name, Look::Plain, go).class("link").attr("dir", "auto"))
        .child(
            el("span").class("status").text_live(move || told.get().map(words::status).unwrap_or_default()),
        )
}
