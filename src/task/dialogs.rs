//! Shows the dialog that is asked for.

use leptos::prelude::*;

use super::Ask;
use super::clear_dialog::clear_dialog;
use super::create_dialog::create_dialog;
use super::end_dialog::{end_job_dialog, end_step_dialog};
use super::sending::Sending;
use super::step_dialog::step_dialog;
use crate::desk::Desk;
use crate::ui::{El, el};

/// The dialog that is open, if one is.
#[component]
pub fn TaskDialogs() -> El {
    let desk = Desk::here();
    el("div").live(move || {
        let ask = desk.asking.now()?;
        let sending = Sending::of(&ask, &desk)?;
        Some(match ask {
            Ask::CreateJob => create_dialog(sending),
            Ask::AddStep { job, parent } => step_dialog(sending, job, parent),
            Ask::EndStep { job, step, succeeded } => end_step_dialog(sending, job, step, succeeded),
            Ask::EndJob { job, succeeded, force } => end_job_dialog(sending, job, succeeded, force),
            Ask::Clear { job } => clear_dialog(sending, job),
        })
    })
}
