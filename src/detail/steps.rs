//! The steps of a job with their statuses, each a way to its own details.

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
}

/// The list, with a heading.
pub(super) fn steps(scene: &Scene) -> El {
    let seen = scene.seen.clone();
    let entries = Watched::derived(move || {
        seen.get().job.and_then(|job| job.steps).map(|steps| {
            let mut entries: Vec<Entry> = Vec::new();
            for step in steps.into_iter().take(MOST + 1) {
                let parent = entries.iter().find(|entry| Some(&entry.id) == step.parent.as_ref());
                let level = parent.map_or(0, |parent| parent.level + 1);
                entries.push(Entry { id: step.id, name: step.description, level });
            }
            entries
        })
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

fn row(scene: &Scene, Entry { id, name, level }: &Entry) -> El {
    let (seen, step) = (scene.seen.clone(), id.clone());
    let status = Watched::derived(move || seen.get().job.as_ref()?.step(&step).map(|step| step.status));
    let (viewing, job, step) = (scene.board.viewing.clone(), scene.seen.peek().task.job, id.clone());
    let go = move || viewing.enter(Task { job: job.clone(), step: Some(step.clone()) });
    let (marked, told) = (status.clone(), status);
    let item = el("li")
        .attr_live("data-status", move || marked.get().map(|status| status.as_wire().to_owned()))
        .child(button(name, Look::Plain, go).class("link").attr("dir", "auto"))
        .child(
            el("span").class("status").text_live(move || told.get().map(words::status).unwrap_or_default()),
        );
    let _ = item.node().style().set_property("--level", &level.to_string());
    item
}
