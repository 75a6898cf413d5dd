//! Asks for a new step.

use leptos::prelude::*;
use tasks::{StepKind, predict};

use super::description::Description;
use super::outcome::{OutcomeView, Told};
use super::{Action, Sending, Subject};
use crate::text::msg;
use crate::ui::{Choice, Dialog, SelectField};
use crate::words;

/// The types that a step can be given over REST (contract 3, StepEnum), the usual one first.
const KINDS: [StepKind; 6] = [
    StepKind::Executing,
    StepKind::Validating,
    StepKind::Finalizing,
    StepKind::RebalancingVolume,
    StepKind::RemovingBricks,
    StepKind::Unknown,
];

/// Asks for the description and type of a new step of a job, or of a sub-step of `parent`.
#[component]
pub fn StepDialog(
    /// Id of the job.
    job: String,
    /// Id of the step to stand under; `None` for a direct step of the job.
    parent: Option<String>,
) -> impl IntoView {
    let sending = Sending::here();
    let subject = Subject::new(job.clone(), parent.clone());
    let description = Description::default();
    let kind = RwSignal::new(KINDS[0].as_wire().to_owned());
    let choices = KINDS.map(|kind| Choice { value: kind.as_wire(), label: words::step_kind(kind) });
    let under = parent.clone();
    let told = Memo::new(move |_| {
        let (job, retention, now) = subject.look()?;
        let outcome = predict::add_step(&job, under.as_deref(), &retention, now).ok()?;
        Some(Told::add_step(&outcome))
    });
    let submit = move |()| {
        let Some(description) = description.checked() else { return };
        let told = msg::add_step_done(&description);
        let kind = StepKind::from_wire(&kind.get_untracked());
        let action = Action::AddStep { job: job.clone(), parent: parent.clone(), kind, description };
        sending.send_and(action, told, move || subject.open());
    };
    view! {
        <Dialog
            title=msg::add_step_title(subject.name())
            submit=Some(msg::add_step_submit())
            busy=sending.busy()
            on_submit=submit
            on_close=sending.close()
        >
            {sending.refusal()}
            {description.field(None)}
            <SelectField id="kind" label=msg::field_type() value=kind choices=choices.into() />
            {move || view! { <OutcomeView told=told.get() /> }}
        </Dialog>
    }
}
