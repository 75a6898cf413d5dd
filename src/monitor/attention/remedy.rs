//! What helps: buttons that ask for it, or why there are none.

use tasks::{Evidence, Finding, Remedy};

use crate::desk::Desk;
use crate::task::Ask;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};

/// What can be done about a finding of a job. In a file nothing can.
pub(super) fn remedies(job: &str, finding: &Finding, desk: &Desk) -> Vec<El> {
    if desk.board.read_only {
        return Vec::new();
    }
    let job = || job.to_owned();
    let ask = |label: String, ask: Ask| {
        let asking = desk.asking.clone();
        button(&label, Look::Secondary, move || asking.open(ask.clone()))
    };
    let end_job = |succeeded| Ask::EndJob { job: job(), succeeded, force: false };
    let end_step = |step: &str, succeeded| Ask::EndStep { job: job(), step: step.to_owned(), succeeded };
    match &finding.remedy {
        Remedy::EndJob { succeeded: Some(true) } => vec![ask(msg::menu_end_succeeded(), end_job(true))],
        Remedy::EndJob { succeeded: Some(false) } => vec![ask(msg::menu_end_failed(), end_job(false))],
        Remedy::EndJob { succeeded: None } => {
            vec![ask(msg::menu_end_failed(), end_job(false)), ask(msg::menu_end_succeeded(), end_job(true))]
        }
        Remedy::EndStep { step } => vec![
            ask(msg::attention_step_failed(), end_step(step, false)),
            ask(msg::attention_step_succeeded(), end_step(step, true)),
        ],
        Remedy::ClearJob => vec![ask(msg::menu_clear(), Ask::Clear { job: job() })],
        Remedy::Wait if matches!(finding.evidence, Evidence::Duplicate { .. }) => {
            vec![el("p").class("hint").text(&msg::attention_newest())]
        }
        Remedy::Wait => vec![el("p").class("hint").text(&msg::attention_wait())],
        Remedy::AskAdministrator => vec![runbook()],
    }
}

/// What whoever runs the engine can do about a job of its own. Both commands only look: the forms that unlock or remove
/// everything are the ones that do damage.
fn runbook() -> El {
    const LOOK: [&str; 2] = [
        "/usr/share/ovirt-engine/setup/dbutils/taskcleaner.sh -z",
        "/usr/share/ovirt-engine/setup/dbutils/unlock_entity.sh -q -t all",
    ];
    el("details")
        .child(el("summary").text(&msg::attention_runbook()))
        .child(el("p").text(&msg::attention_runbook_look()))
        .children(LOOK.map(|command| el("code").class("command").text(command)))
        .child(el("p").text(&msg::attention_runbook_then()))
}
