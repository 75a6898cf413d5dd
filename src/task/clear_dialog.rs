//! Asks whether the engine may remove a job.

use tasks::predict;

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
    let wording = Wording {
        title: msg::clear_title(&name),
        look: Look::Primary,
        label: Box::new(msg::clear_submit),
        outcome: Some(outcome_el(Box::new(told))),
    };
    sending.dialog(wording, Vec::new(), move || {
        Some(Order { action: Action::Clear { job: job.clone() }, told: msg::clear_done(&name), opens: None })
    })
}
