//! Shows the dialog that is asked for.

use leptos::prelude::*;

use super::clear_dialog::ClearDialog;
use super::create_dialog::CreateDialog;
use super::end_dialog::{EndJobDialog, EndStepDialog};
use super::step_dialog::StepDialog;
use super::{Ask, Asking};

/// The dialog that is open, if one is.
#[component]
pub fn TaskDialogs() -> impl IntoView {
    let asking = expect_context::<Asking>();
    move || {
        asking.now().map(|ask| match ask {
            Ask::CreateJob => view! { <CreateDialog /> }.into_any(),
            Ask::AddStep { job, parent } => view! { <StepDialog job parent /> }.into_any(),
            Ask::EndStep { job, step, succeeded } => {
                view! { <EndStepDialog job step succeeded /> }.into_any()
            }
            Ask::EndJob { job, succeeded, force } => {
                view! { <EndJobDialog job succeeded force /> }.into_any()
            }
            Ask::Clear { job } => view! { <ClearDialog job /> }.into_any(),
        })
    }
}
