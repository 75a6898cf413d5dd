//! Asks whether the engine may remove a job.

use std::rc::Rc;

use tasks::predict;
use tasks::script::{Id, Request};

use super::outcome::{Told, outcome_el};
use super::sending::{Order, Sending, Wording};
use super::{Action, Subject};
use crate::text::msg;
use crate::ui::{El, Look};

/// Asks whether to clear a job, and says that this deletes nothing by itself.
pub(super) fn clear_dialog(sending: Sending, job: String) -> El {
    let subject = Subject::new(&job, None);
    let name = subject.name();
    let told = move || {
        let (job, retention, now) = subject.look()?;
        Some(Told::clear(&predict::clear(&job, &retention, now).ok()?, now))
    };
    let scripted = job.clone();
    let wording = Wording {
        title: msg::clear_title(&name),
        look: Look::Primary,
        label: Box::new(msg::clear_submit),
        outcome: Some(outcome_el(Box::new(told))),
        requests: Rc::new(move || vec![Request::Clear { job: Id::Known(scripted.clone()) }]),
    };
    sending.dialog(wording, Vec::new(), move || {
        Some(Order {
            action: Action::Clear { job: job.clone() },
            told: msg::clear_done(&name),
            opens: None,
            unseen: None,
        })
    })
}
