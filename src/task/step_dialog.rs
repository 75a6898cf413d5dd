//! Asks for a new step.

use std::rc::Rc;

use tasks::script::{Id, Request};
use tasks::{StepKind, predict};

use super::description::Description;
use super::outcome::{Told, outcome_el};
use super::sending::{Order, Sending, Wording};
use super::step_draft::StepDraft;
use super::{Action, Subject};
use crate::text::msg;
use crate::ui::field::select_field;
use crate::ui::{El, Look, el};
use crate::watched::{Watched, follow};
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
    let kept = StepDraft::load(&sending.draft);
    let restored =
        kept.as_ref().map(|_| el("p").class("hint").attr("role", "status").text(&msg::create_restored()));
    let draft = kept.unwrap_or(StepDraft { kind: KINDS[0], description: String::new() });
    let description = Description::new(None);
    description.set(&draft.description);
    let kind = Watched::new(draft.kind.as_wire());
    let choices = KINDS.map(|kind| (kind.as_wire(), words::step_kind(kind)));
    let (seen, under) = (subject.clone(), parent.clone());
    let told = move || {
        let (job, retention, now) = seen.look()?;
        let outcome = predict::add_step(&job, under.as_deref(), &retention, now).ok()?;
        Some(Told::add_step(&outcome))
    };
    let chosen = kind.clone();
    let choose = Box::new(move |kind| chosen.set(kind));
    let choice = select_field("kind", &msg::field_type(), choices.into(), kind.peek(), choose);
    let fields = restored.into_iter().chain([description.el(), choice]).collect();
    let description = Rc::new(description);
    let (typed, typed_kind, drawer) = (description.clone(), kind.clone(), sending.draft.clone());
    follow(Box::new(move || {
        let kind = StepKind::from_wire(typed_kind.get());
        StepDraft { kind, description: typed.watched() }.keep(&drawer);
    }));
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
