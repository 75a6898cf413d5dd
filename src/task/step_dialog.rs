//! Asks for a new step.

use std::rc::Rc;

use tasks::script::{Id, Request};
use tasks::{StepKind, predict};

use super::description::Description;
use super::outcome::{Told, outcome_el};
use super::sending::{Order, Sending, Wording};
use super::{Action, Subject};
use crate::text::msg;
use crate::ui::field::select_field;
use crate::ui::{El, Look};
use crate::watched::Watched;
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
pub(super) fn step_dialog(sending: Sending, job: String, parent: Option<String>) -> El {
    let subject = Subject::new(&job, parent.as_deref());
    let description = Description::new(None);
    let kind = Watched::new(KINDS[0].as_wire());
    let choices = KINDS.map(|kind| (kind.as_wire(), words::step_kind(kind)));
    let (seen, under) = (subject.clone(), parent.clone());
    let told = move || {
        let (job, retention, now) = seen.look()?;
        let outcome = predict::add_step(&job, under.as_deref(), &retention, now).ok()?;
        Some(Told::add_step(&outcome))
    };
    let chosen = kind.clone();
    let choose = Box::new(move |kind| chosen.set(kind));
    let fields = vec![description.el(), select_field("kind", &msg::field_type(), choices.into(), "", choose)];
    let description = Rc::new(description);
    let (typed, typed_kind, of_job, of_parent) =
        (description.clone(), kind.clone(), job.clone(), parent.clone());
    let request = move || {
        vec![Request::AddStep {
            job: Id::Known(of_job.clone()),
            parent: of_parent.clone().map(Id::Known),
            kind: StepKind::from_wire(typed_kind.get()),
            description: typed.watched(),
        }]
    };
    let wording = Wording {
        title: msg::add_step_title(subject.name()),
        look: Look::Primary,
        label: Box::new(msg::add_step_submit),
        outcome: Some(outcome_el(Box::new(told))),
        requests: Rc::new(request),
    };
    sending.dialog(wording, fields, move || {
        let description = description.checked()?;
        let told = msg::add_step_done(&description);
        let kind = StepKind::from_wire(kind.peek());
        let action = Action::AddStep { job: job.clone(), parent: parent.clone(), kind, description };
        Some(Order { action, told, opens: Some(subject.clone()), unseen: Some(msg::add_step_unseen()) })
    })
}
