//! Asks for the end of a step or a job.

use std::rc::Rc;

use leptos::prelude::untrack;
use tasks::predict;
use tasks::script::{Id, Request};

use super::outcome::{Told, outcome_el};
use super::sending::{Order, Sending, Wording};
use super::{Action, Subject};
use crate::text::msg;
use crate::ui::field::select_field;
use crate::ui::{El, Look};
use crate::watched::Watched;

const SUCCEEDED: &str = "succeeded";
const FAILED: &str = "failed";

fn result(succeeded: bool) -> &'static str {
    if succeeded { SUCCEEDED } else { FAILED }
}

fn look(succeeded: bool) -> Look {
    if succeeded { Look::Primary } else { Look::Danger }
}

/// Asks whether to end a step.
pub(super) fn end_step_dialog(sending: Sending, job: String, step: String, succeeded: bool) -> El {
    let subject = Subject::new(&job, Some(&step));
    let name = subject.name();
    let target = step.clone();
    let told = move || {
        let (job, retention, now) = subject.look()?;
        let outcome = predict::end_step(&job, &target, succeeded, &retention, now).ok()?;
        Some(Told::end_step(&job, &target, succeeded, &outcome, now))
    };
    let (of_job, of_step) = (job.clone(), step.clone());
    let request = move || {
        let (job, step) = (Id::Known(of_job.clone()), Id::Known(of_step.clone()));
        vec![Request::EndStep { job, step, succeeded }]
    };
    let wording = Wording {
        title: msg::end_title_step(&name),
        look: look(succeeded),
        label: Box::new(move || msg::end_submit(result(succeeded))),
        outcome: Some(outcome_el(Box::new(told))),
        requests: Rc::new(request),
    };
    sending.dialog(wording, Vec::new(), move || {
        let action = Action::EndStep { job: job.clone(), step: step.clone(), succeeded };
        Some(Order { action, told: msg::end_done(result(succeeded), &name), opens: None, unseen: None })
    })
}

/// Asks whether to end a job. A forced end asks for the result too, since its entry in the menu does not say it.
pub(super) fn end_job_dialog(sending: Sending, job: String, succeeded: bool, force: bool) -> El {
    let subject = Subject::new(&job, None);
    let (name, seen) = (subject.name(), subject.clone());
    let chosen = Watched::new(succeeded);
    let (foretold, labelled, picked) = (chosen.clone(), chosen.clone(), chosen.clone());
    let told = move || {
        let (job, retention, now) = subject.look()?;
        let outcome = predict::end_job(&job, foretold.get(), force, &retention, now).ok()?;
        Some(Told::end_job(&job, force, &outcome, now))
    };
    let label = move || {
        let result = result(labelled.get());
        if force { msg::end_submit_force(result) } else { msg::end_submit(result) }
    };
    let (of_job, description, picked_result) = (job.clone(), name.clone(), chosen.clone());
    let request = move || {
        let (job, description) = (Id::Known(of_job.clone()), description.clone());
        vec![Request::EndJob { job, description, succeeded: picked_result.get(), force }]
    };
    let result_field = force.then(|| {
        let choices = vec![(SUCCEEDED, msg::result_succeeded()), (FAILED, msg::result_failed())];
        let choose = move |value| picked.set(value == SUCCEEDED);
        select_field("result", &msg::field_result(), choices, "", Box::new(choose))
    });
    let wording = Wording {
        title: if force { msg::end_title_force(&name) } else { msg::end_title_job(&name) },
        look: look(succeeded && !force),
        label: Box::new(label),
        outcome: Some(outcome_el(Box::new(told))),
        requests: Rc::new(request),
    };
    sending.dialog(wording, result_field.into_iter().collect(), move || {
        let succeeded = chosen.peek();
        let action = Action::EndJob { job: job.clone(), succeeded, force };
        // The engine says yes to the end of what has ended, and leaves it as it is (contract 4.4).
        let ended_before = untrack(|| seen.look()).is_some_and(|(job, ..)| !job.status.is_running());
        let told =
            if ended_before { msg::end_done_before(&name) } else { msg::end_done(result(succeeded), &name) };
        Some(Order { action, told, opens: None, unseen: None })
    })
}
