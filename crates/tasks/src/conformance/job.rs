//! What the job and its steps show.

use super::{Lapse, Sighting};
use crate::{Status, StepView, Telling};

/// Between the end of a step and what comes next a client may take so long.
const MOMENT: i64 = 60_000;
/// After so long without a word somebody looks whether it still goes on.
const LONG: i64 = 30 * MOMENT;

pub(super) fn judge(at: &Sighting<'_>, tellings: &[Telling], lapses: &mut Vec<Lapse>) {
    let job = at.job;
    if !job.auto_cleared {
        lapses.push(Lapse::AutoClear);
    }
    if job.status.is_running() && at.doubles > 1 {
        lapses.push(Lapse::JobTwice { open: at.doubles });
    }
    if let (Status::Unknown, Some(at), false) = (job.status, job.end, at.begun_anew) {
        lapses.push(Lapse::Lost { at });
    }
    let steps = job.steps.as_deref().unwrap_or_default();
    let external: Vec<&StepView> = steps.iter().filter(|step| step.external).collect();
    twice(&external, lapses);
    match (job.status, job.end) {
        (status, _) if status.is_running() => open(at, steps, tellings, lapses),
        (status, Some(end)) => closed(status, end, steps, lapses),
        _ => {}
    }
    let parent_of = |step: &StepView| step.parent.as_deref().and_then(|id| job.step(id));
    for step in external.iter().filter(|step| step.status.is_running()) {
        let parent = parent_of(step).filter(|parent| !parent.status.is_running());
        if parent.is_some() || !job.status.is_running() {
            let parent = parent.map(|parent| parent.description.clone());
            lapses.push(Lapse::StepOpen { step: step.description.clone(), parent });
        }
    }
}

/// Siblings of one description, each description once.
fn twice(steps: &[&StepView], lapses: &mut Vec<Lapse>) {
    for (at, step) in steps.iter().enumerate() {
        let alike =
            |other: &&&StepView| (&other.parent, &other.description) == (&step.parent, &step.description);
        // Told at the second of them.
        if steps.iter().take(at).filter(alike).count() == 1 {
            lapses.push(Lapse::StepTwice { step: step.description.clone() });
        }
    }
}

/// What an open job shows.
fn open(at: &Sighting<'_>, steps: &[StepView], tellings: &[Telling], lapses: &mut Vec<Lapse>) {
    let runs = steps.iter().any(|step| step.status.is_running());
    let last_end = steps.iter().filter_map(|step| step.end).max();
    if let (false, true, Some(last_end)) = (runs, at.job.steps_known, last_end) {
        let (ago, patience) = (at.now - last_end, if at.waiting > 0 { LONG } else { MOMENT });
        if ago > patience {
            lapses.push(Lapse::JobLeft { steps: steps.len(), ago });
        }
    }
    let is_leaf = |step: &StepView| steps.iter().all(|other| other.parent.as_ref() != Some(&step.id));
    for step in steps.iter().filter(|step| step.external && step.status.is_running() && is_leaf(step)) {
        let told =
            tellings.iter().filter(|telling| telling.step == step.id).filter_map(|note| note.time).max();
        let Some(last) = told.max(step.start) else { continue };
        let lasting = at.now - last;
        if lasting > LONG {
            lapses.push(Lapse::StepSilent { step: step.description.clone(), lasting });
        }
    }
}

/// What an ended job shows.
fn closed(status: Status, end: i64, steps: &[StepView], lapses: &mut Vec<Lapse>) {
    for step in steps.iter().filter(|step| step.external && step.start.is_some_and(|start| start > end)) {
        lapses.push(Lapse::StepLate { step: step.description.clone() });
    }
    // Where it failed, a step that failed has ended it, and all that ran with it: that is how a step fails (contract 4.3).
    if status != Status::Finished {
        return;
    }
    let left: Vec<&StepView> =
        steps.iter().filter(|step| step.external && step.end == Some(end) && step.status == status).collect();
    // What stands above another one could not end before it.
    let is_above = |step: &StepView| left.iter().any(|other| other.parent.as_ref() == Some(&step.id));
    let outermost = left.iter().filter(|step| !is_above(step)).count();
    let names = || left.iter().map(|step| step.description.clone()).collect();
    if steps.iter().all(|step| step.external) {
        if outermost > 0 {
            lapses.push(Lapse::StepsLeft { steps: names() });
        }
    // The step that a command was nested for cannot end but with the job.
    } else if outermost > 1 {
        lapses.push(Lapse::NestedOverSteps { steps: names() });
    }
}
