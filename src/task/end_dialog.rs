//! Asks for the end of a step or a job.

use leptos::prelude::*;
use tasks::predict;

use super::outcome::{OutcomeView, Told};
use super::{Action, Sending, Subject};
use crate::text::msg;
use crate::ui::{Choice, Dialog, Look, SelectField};

const SUCCEEDED: &str = "succeeded";
const FAILED: &str = "failed";

fn result(succeeded: bool) -> &'static str {
    if succeeded { SUCCEEDED } else { FAILED }
}

fn look(succeeded: bool) -> Look {
    if succeeded { Look::Primary } else { Look::Danger }
}

/// Asks whether to end a step.
#[component]
pub fn EndStepDialog(
    /// Id of the job.
    job: String,
    /// Id of the step.
    step: String,
    /// Finished or failed.
    succeeded: bool,
) -> impl IntoView {
    let sending = Sending::here();
    let subject = Subject::new(job.clone(), Some(step.clone()));
    let name = subject.name();
    let title = msg::end_title_step(&name);
    let target = step.clone();
    let told = Memo::new(move |_| {
        let (job, retention, now) = subject.look()?;
        let outcome = predict::end_step(&job, &target, succeeded, &retention, now).ok()?;
        Some(Told::end_step(&job, &target, succeeded, &outcome, now))
    });
    let submit = move |()| {
        let action = Action::EndStep { job: job.clone(), step: step.clone(), succeeded };
        sending.send(action, msg::end_done(result(succeeded), &name));
    };
    view! {
        <Dialog
            title
            submit=Some(msg::end_submit(result(succeeded)))
            look=look(succeeded)
            busy=sending.busy()
            on_submit=submit
            on_close=sending.close()
        >
            {sending.refusal()}
            {move || view! { <OutcomeView told=told.get() /> }}
        </Dialog>
    }
}

/// Asks whether to end a job. A forced end asks for the result too, since its entry in the menu does not say it.
#[component]
pub fn EndJobDialog(
    /// Id of the job.
    job: String,
    /// Finished or failed.
    succeeded: bool,
    /// Whether it is cleared at the same time.
    force: bool,
) -> impl IntoView {
    let sending = Sending::here();
    let subject = Subject::new(job.clone(), None);
    let name = subject.name();
    let title = if force { msg::end_title_force(&name) } else { msg::end_title_job(&name) };
    let chosen = RwSignal::new(result(succeeded).to_owned());
    let succeeds = move || chosen.with(|chosen| chosen == SUCCEEDED);
    let told = Memo::new(move |_| {
        let (job, retention, now) = subject.look()?;
        let outcome = predict::end_job(&job, succeeds(), force, &retention, now).ok()?;
        Some(Told::end_job(&job, force, &outcome, now))
    });
    let submit = move |()| {
        let succeeded = chosen.with_untracked(|chosen| chosen == SUCCEEDED);
        let action = Action::EndJob { job: job.clone(), succeeded, force };
        sending.send(action, msg::end_done(result(succeeded), &name));
    };
    let label = move || {
        let result = result(succeeds());
        Some(if force { msg::end_submit_force(result) } else { msg::end_submit(result) })
    };
    let choices = || {
        vec![
            Choice { value: SUCCEEDED, label: msg::result_succeeded() },
            Choice { value: FAILED, label: msg::result_failed() },
        ]
    };
    view! {
        <Dialog
            title
            submit=Signal::derive(label)
            look=look(succeeded && !force)
            busy=sending.busy()
            on_submit=submit
            on_close=sending.close()
        >
            {sending.refusal()}
            {force.then(|| view! { <SelectField id="result" label=msg::field_result() value=chosen choices=choices() /> })}
            {move || view! { <OutcomeView told=told.get() /> }}
        </Dialog>
    }
}
