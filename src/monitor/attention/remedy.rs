//! What helps: buttons that do it or ask for it, or why there are none.

use std::rc::Rc;

use tasks::bulk::{Deed, Target};
use tasks::{Evidence, Finding, Remedy, Status};

use crate::desk::Desk;
use crate::state::Task;
use crate::task::Ask;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};

/// What can be done about a finding of a job. One can always look at its details, and in a file nothing else; `close` has
/// the panel go.
pub(super) fn remedies(job: &str, finding: &Finding, desk: &Desk, close: &Rc<dyn Fn()>) -> Vec<El> {
    let look = details(job, finding, desk, close.clone());
    if desk.board.read_only {
        return vec![look];
    }
    let job = || job.to_owned();
    let ask = |label: String, ask: Ask| {
        let asking = desk.asking.clone();
        button(&label, Look::Secondary, move || asking.open(ask.clone()))
    };
    let end_job = |succeeded| Ask::EndJob { job: job(), succeeded, force: false };
    let end_step = |step: &str, succeeded| Ask::EndStep { job: job(), step: step.to_owned(), succeeded };
    let clear = || ask(msg::menu_clear(), Ask::Clear { job: job() });
    match &finding.remedy {
        Remedy::EndJob { succeeded: Some(true) } => vec![ask(msg::menu_end_succeeded(), end_job(true)), look],
        Remedy::EndJob { succeeded: Some(false) } => vec![ask(msg::menu_end_failed(), end_job(false)), look],
        Remedy::EndJob { succeeded: None } => {
            let ends = [(msg::menu_end_failed(), false), (msg::menu_end_succeeded(), true)];
            let ends = ends.map(|(label, succeeded)| ask(label, end_job(succeeded)));
            ends.into_iter().chain([look]).collect()
        }
        Remedy::EndStep { step } => vec![
            ask(msg::attention_step_failed(), end_step(step, false)),
            ask(msg::attention_step_succeeded(), end_step(step, true)),
            look,
        ],
        Remedy::EndOlder { jobs } => {
            let newest = el("p").class("hint").text(&msg::attention_newest());
            vec![newest, end_older(jobs, desk), look]
        }
        Remedy::Look { clear: true } => vec![look, clear()],
        Remedy::Look { clear: false } => vec![look],
        Remedy::ClearJob => vec![clear(), look],
        Remedy::AskAdministrator => vec![look, runbook()],
    }
}

/// The way to the row and the details, called by what one looks for there.
fn details(job: &str, finding: &Finding, desk: &Desk, close: Rc<dyn Fn()>) -> El {
    let label = match finding.evidence {
        Evidence::Failed { status: Status::Failed, .. } => msg::details_failed(),
        _ => msg::menu_details(),
    };
    let (there, task) = (desk.clone(), Task { job: job.to_owned(), step: None });
    button(&label, Look::Secondary, move || {
        close();
        there.goal.go(&there.board, &task.job);
        there.board.viewing.enter(task.clone());
    })
}

/// The end of all that were started before the newest: they are selected, and the dialog tells of each.
fn end_older(jobs: &[String], desk: &Desk) -> El {
    let targets: Vec<Target> = jobs.iter().map(|job| Target { job: job.clone(), step: None }).collect();
    let (rows, asking) = (desk.board.rows.clone(), desk.asking.clone());
    button(&msg::attention_end_older(targets.len()), Look::Secondary, move || {
        rows.pick_only(&targets);
        asking.open(Ask::Many(Deed::End { succeeded: false, force: false }));
    })
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
