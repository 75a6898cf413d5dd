//! What an action will do, told before it is sent.

use leptos::prelude::*;
use tasks::predict::{Note, Outcome};
use tasks::{JobView, Removal, Status};

use crate::format;
use crate::text::msg;
use crate::words;

/// The sentences that tell an outcome, the most important one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The sentences.
    pub sentences: Vec<String>,
    /// What changes: the name, the status as it is and as it will be.
    pub changes: Vec<(String, Status, Status)>,
}

impl Told {
    /// Tells the end of a step.
    pub fn end_step(job: &JobView, step: &str, succeeded: bool, outcome: &Outcome, now: i64) -> Self {
        let others = outcome.steps.iter().filter(|change| change.id != step).count();
        let mut told = Self::default();
        if succeeded {
            told.say(msg::outcome_step_finished());
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
    pub fn end_job(job: &JobView, force: bool, outcome: &Outcome, now: i64) -> Self {
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
    pub fn clear(outcome: &Outcome, now: i64) -> Self {
        let mut told = Self::default();
        match outcome.note {
            Some(_) => told.note(outcome),
            None => told.say(msg::outcome_clear()),
        }
        told.removal(outcome.removal, now);
        told
    }

    /// Tells the adding of a step.
    pub fn add_step(outcome: &Outcome) -> Self {
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

/// Shows what an action will do.
#[component]
pub fn OutcomeView(
    /// What it will do; `None` when the task is gone.
    told: Option<Told>,
) -> impl IntoView {
    let Told { sentences, changes } =
        told.unwrap_or_else(|| Told { sentences: vec![msg::outcome_gone()], changes: Vec::new() });
    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    let list = (!changes.is_empty()).then(|| {
        let changes = changes
            .into_iter()
            .map(|(name, before, after)| {
                view! {
                    <li>
                        <span>{name}</span>
                        <span class="change">
                            <StatusWord status=before />
                            <span aria-hidden="true">"→"</span>
                            <StatusWord status=after />
                        </span>
                    </li>
                }
            })
            .collect_view();
        view! { <ul aria-label=msg::outcome_list() tabindex="0">{changes}</ul> }
    });
    view! { <div class="outcome">{sentences} {list}</div> }
}

/// A status as icon, word and colour.
#[component]
fn StatusWord(status: Status) -> impl IntoView {
    view! { <span class=format!("status status-{}", status.as_wire())>{words::status(status)}</span> }
}
