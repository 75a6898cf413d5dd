//! Failure first: the step that failed a job, and what the events say of it.

use tasks::Severity;

use super::panel::{Scene, has_failed};
use super::trace::Trace;
use crate::state::Task;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, Tone, alert, el};
use crate::watched::Watched;

/// So many events are told here; all of them stand further down.
const MOST: usize = 3;

/// Why a job failed, as far as its steps and its events tell.
pub(super) fn failure(scene: &Scene) -> El {
    let (seen, rows, trace) = (scene.seen.clone(), scene.board.rows.clone(), scene.trace.clone());
    let failed = Watched::derived(move || {
        let seen = seen.get();
        let step = rows.failed_step(&seen.task.job);
        let name =
            step.as_deref().and_then(|id| seen.job.as_ref()?.step(id)).map(|step| step.description.clone());
        has_failed(&seen).then(|| (seen.task.job.clone(), step.zip(name)))
    });
    let told = Watched::derived(move || match trace.as_ref().map(Watched::get) {
        Some(Trace::Told(told)) => {
            let grave = told.records.into_iter().filter(|record| record.severity >= Severity::Error);
            let mut said = Vec::new();
            for record in grave {
                if said.len() < MOST && !said.contains(&record.description) {
                    said.push(record.description);
                }
            }
            said
        }
        _ => Vec::new(),
    });
    let viewing = scene.board.viewing.clone();
    el("div").live(move || {
        let (job, step) = failed.get()?;
        let way = step.map(|(step, name)| {
            let (viewing, task) = (viewing.clone(), Task { job, step: Some(step) });
            let go = move || viewing.enter(task.clone());
            el("p")
                .text(&msg::details_failed_at())
                .text(" ")
                .child(button(&name, Look::Plain, go).class("link").attr("dir", "auto"))
        });
        let told = told.get();
        if way.is_none() && told.is_empty() {
            return None;
        }
        let lines = way.into_iter().chain(told.iter().map(|text| el("p").attr("dir", "auto").text(text)));
        Some(alert(Tone::Danger, &msg::details_failed(), lines.collect(), None))
    })
}
