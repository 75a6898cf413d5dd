//! Shows the dialog that is asked for.

use std::rc::Rc;

use leptos::prelude::*;

use super::Ask;
use super::bulk;
use super::clear_dialog::clear_dialog;
use super::creating::fetched_create_dialog;
use super::end_dialog::{end_job_dialog, end_step_dialog};
use super::runbook::fetched_runbook;
use super::sending::Sending;
use super::step_dialog::step_dialog;
use crate::desk::Desk;
use crate::part::{opened_above, part};
use crate::ui::{El, el};

/// The dialog that is open, if one is.
#[component]
pub fn TaskDialogs() -> El {
    let desk = Desk::here();
    el("div").live(move || {
        let ask = desk.asking.now()?;
        let (asking, asked) = (desk.asking.clone(), ask.clone());
        let close = Rc::new(move || asking.close(&asked));
        Some(match ask {
            Ask::Many(deed) => opened_above(move || bulk::fetched_dialog(deed), close),
            Ask::CreateJob => opened_above(fetched_create_dialog, close),
            Ask::Runbook { job } => opened_above(move || fetched_runbook(job.clone()), close),
            ask => opened_above(move || fetched_dialog(ask.clone()), close),
        })
    })
}

part! {
    acting:
    /// The dialog that asks for it.
    async fn fetched_dialog(ask: Ask) -> El = dialog
}

fn dialog(ask: Ask) -> El {
    let Some(sending) = Sending::of(&ask, &Desk::here()) else { return el("div") };
    match ask {
        Ask::AddStep { job, parent } => step_dialog(sending, job, parent),
        Ask::EndStep { job, step, succeeded } => end_step_dialog(sending, job, step, succeeded),
        Ask::EndJob { job, succeeded, force } => end_job_dialog(sending, job, succeeded, force),
        Ask::Clear { job } => clear_dialog(sending, job),
        // These are in parts of their own.
        Ask::CreateJob | Ask::Many(_) | Ask::Runbook { .. } => el("div"),
    }
}
