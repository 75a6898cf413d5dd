//! What an action will do, told before it is sent.

use tasks::predict::{Note, Outcome};
use tasks::{JobView, Removal, Status};

use crate::text::msg;
use crate::ui::{Dialog, El, adopt, el};
use crate::watched::Watched;
use crate::{format, words};

/// The sentences that tell an outcome, the most important one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The sentences.
    sentences: Vec<String>,
    /// What changes: the name, the status as it is and as it will be.
    changes: Vec<(String, Status, Status)>,
}

impl Told {
    /// Tells the end of a step.
    pub(super) fn end_step(job: &JobView, step: &str, succeeded: bool, outcome: &Outcome, now: i64) -> Self {
        let others = outcome.steps.iter().filter(|change| change.id != step).count();
        let mut told = Self::default();
        if succeeded {
            told.say(msg::outcome_step_finished(job.status.as_wire()));
            let below = running_below(job, step);
            if below > 0 {
                told.say(msg::outcome_sub_steps_go_on(below));
            }
        } else if outcome.job.before != outcome.job.after {
            told.say(msg::outcome_step_fails_job(others));
        } else {
            told.say(msg::outcome_step_fails_alone(job.status.as_wire()));
            if others > 0 {
                told.say(msg::outcome_steps_along(others, job.status.as_wire()));
            }
        }
        told.note(outcome);
        told.changes(job, outcome);
        told.rest(outcome, now);
        told
    }

    /// Tells the end of a job.
    pub(super) fn end_job(job: &JobView, force: bool, outcome: &Outcome, now: i64) -> Self {
        let mut told = Self::default();
        let along = outcome.steps.len();
        if outcome.job.before != outcome.job.after {
            told.say(msg::outcome_job_ends(along, outcome.job.after.as_wire()));
        } else {
            told.note(outcome);
            if along > 0 {
                told.say(msg::outcome_steps_along(along, outcome.job.after.as_wire()));
            }
        }
        if force {
            told.say(msg::outcome_auto_clear_set());
        }
        told.changes(job, outcome);
        told.rest(outcome, now);
        told
    }

    /// Tells the clearing of a job.
    pub(super) fn clear(outcome: &Outcome, now: i64) -> Self {
        let mut told = Self::default();
        match outcome.note {
            Some(_) => told.note(outcome),
            None => told.say(msg::outcome_clear()),
        }
        told.removal(outcome.removal, now);
        told
    }

    /// Tells the adding of a step.
    pub(super) fn add_step(outcome: &Outcome) -> Self {
        let mut told = Self::default();
        told.say(msg::add_step_hint());
        told.note(outcome);
        told
    }

    fn say(&mut self, sentence: String) {
        self.sentences.push(sentence);
    }

    fn note(&mut self, outcome: &Outcome) {
        let Some(note) = outcome.note else { return };
        self.say(match note {
            Note::JobEndedBefore(status) => msg::outcome_job_stays(status.as_wire()),
            Note::JobStaysUnknown => msg::outcome_job_stays_unknown(),
            Note::StepEndedBefore(status) => msg::outcome_step_overwritten(status.as_wire()),
            Note::ClearedBefore => msg::outcome_cleared_before(),
            Note::StepOfEndedJob(status) => msg::outcome_step_of_ended_job(status.as_wire()),
        });
    }

    fn changes(&mut self, job: &JobView, outcome: &Outcome) {
        if outcome.job.before != outcome.job.after {
            self.changes.push((job.description.clone(), outcome.job.before, outcome.job.after));
        }
        for change in &outcome.steps {
            let name = job.step(&change.id).map(|step| step.description.clone()).unwrap_or_default();
            self.changes.push((name, change.before, change.after));
        }
    }

    fn rest(&mut self, outcome: &Outcome, now: i64) {
        if !outcome.steps_known {
            self.say(msg::outcome_steps_unknown());
        }
        self.removal(outcome.removal, now);
    }

    fn removal(&mut self, removal: Removal, now: i64) {
        self.say(match removal {
            Removal::Never => msg::removal_never(),
            Removal::NotWhileRunning => msg::removal_not_while_running(),
            Removal::Window { from, to } => {
                msg::removal_window(format::moment(from, now), format::moment(to, now))
            }
        });
    }
}

/// Number of running steps below a step, at any depth.
fn running_below(job: &JobView, step: &str) -> usize {
    let steps = job.steps.as_deref().unwrap_or_default();
    // Parents stand before children: one pass finds everything below.
    let mut below = vec![step];
    let mut running = 0;
    for other in steps {
        if other.parent.as_deref().is_some_and(|parent| below.contains(&parent)) {
            below.push(&other.id);
            running += usize::from(other.status.is_running());
        }
    }
    running
}

/// Keeps telling what an action will do; `told` gives `None` when the task is gone.
pub(super) fn outcome_el(told: Box<dyn Fn() -> Option<Told>>) -> El {
    adopt(include_str!("../../style/task/outcome.css"));
    let outcome = el("div").class("outcome").attr("id", Dialog::DESCRIPTION).attr("aria-live", "polite");
    // What an update does not change is not made anew, so that a list keeps its place.
    let told = Watched::derived(told);
    outcome.live(move || Some(told_el(told.get())))
}

fn told_el(told: Option<Told>) -> El {
    let Told { sentences, changes } =
        told.unwrap_or_else(|| Told { sentences: vec![msg::outcome_gone()], changes: Vec::new() });
    let told = el("div").children(sentences.iter().map(|sentence| el("p").text(sentence)));
    if changes.is_empty() {
        return told;
    }
    let changes = changes.into_iter().map(|(name, before, after)| {
        el("li").child(el("span").attr("title", &name).text(&name)).child(change_el(before, after))
    });
    let list = el("ul").attr("aria-label", &msg::outcome_list()).attr("tabindex", "0");
    told.child(list.children(changes))
}

/// A status as it is and as it will be.
pub(super) fn change_el(before: Status, after: Status) -> El {
    let arrow = el("span").attr("aria-hidden", "true").text("→");
    el("span").class("change").child(status_el(before)).child(arrow).child(status_el(after))
}

/// A status as icon, word and colour.
fn status_el(status: Status) -> El {
    let word = el("span").class("status").text(&words::status(status));
    el("span").attr("data-status", status.as_wire()).child(word)
}
