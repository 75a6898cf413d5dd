//! What may come after a step has ended: the next one, or the end of its job where it was the last.

use super::{Action, Ask};
use crate::desk::Desk;
use crate::text::msg;

/// Something that is offered.
type Way = (String, Box<dyn Fn()>);

/// What is offered once this is done; nothing after most things.
pub(super) fn next_steps(desk: &Desk, done: &Action) -> Vec<Way> {
    let Action::EndStep { job, step, succeeded: true } = done else { return Vec::new() };
    let Some(known) = desk.board.rows.job(job).filter(|job| job.status.is_running()) else {
        return Vec::new();
    };
    let steps = known.steps.as_deref().unwrap_or_default();
    // What is known is from before the end of this step.
    let others_run = steps.iter().any(|other| other.id != *step && other.status.is_running());
    let parent = steps.iter().find(|other| other.id == *step).and_then(|step| step.parent.clone());
    let way = |label: String, ask: Ask| -> Way {
        let asking = desk.asking.clone();
        (label, Box::new(move || asking.open(ask.clone())))
    };
    let end = Ask::EndJob { job: job.clone(), succeeded: true, force: false };
    let end = (!others_run && known.steps_known).then(|| way(msg::advance_end(&known.description), end));
    let add = way(msg::advance_add(), Ask::AddStep { job: job.clone(), parent });
    end.into_iter().chain([add]).collect()
}

/// Whether the job has ended meanwhile, and nothing can come next.
pub(super) fn has_ended(desk: &Desk, done: &Action) -> Box<dyn Fn() -> bool> {
    let Action::EndStep { job, .. } = done else { return Box::new(|| false) };
    let (board, job) = (desk.board.clone(), job.clone());
    Box::new(move || {
        board.revision.track();
        board.rows.job(&job).is_none_or(|job| !job.status.is_running())
    })
}
