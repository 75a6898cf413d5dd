//! What can be done about an internal job that does not end: REST can't end it, whoever runs the engine can. Commands that
//! only look come first; those that change something are narrow, and each says what it may break.

use tasks::JobView;

use super::Ask;
use super::copying::code_with_copy;
use crate::desk::Desk;
use crate::part::part;
use crate::text::msg;
use crate::ui::{Dialog, El, Look, Tone, alert, el};
use crate::watched::Watched;

/// Where the engine's package puts its tools.
const TOOLS: &str = "/usr/share/ovirt-engine/setup/dbutils";
const PSQL: &str = "/usr/share/ovirt-engine/dbscripts/engine-psql.sh";

part! {
    snippets:
    /// The dialog that tells it.
    pub(super) async fn fetched_runbook(job: String) -> El = runbook
}

fn runbook(job: String) -> El {
    let desk = Desk::here();
    let ask = Ask::Runbook { job: job.clone() };
    let Some(known) = desk.board.rows.job(&job) else { return el("div") };
    let id = &known.id;
    let mut body = vec![
        el("p").text(&msg::runbook_why()).attr("id", Dialog::DESCRIPTION),
        el("p").text(&if known.status.is_running() { msg::runbook_wait() } else { msg::runbook_ended() }),
    ];
    body.push(chapter(&msg::runbook_look(), &looking(id)));
    if known.status.is_running() {
        body.push(alert(Tone::Warning, &msg::runbook_danger(), Vec::new(), None));
        body.push(chapter(&msg::runbook_change(), &changing(id, &known)));
        body.push(el("p").class("hint").text(&msg::runbook_never()));
    }
    let modal = Dialog {
        title: Box::new(move || msg::runbook_title(&known.description)),
        look: Look::Primary,
        busy: Watched::new(false),
        idle: Watched::new(false),
        described: true,
        tells: true,
    };
    let (done, closed, asked) = (desk.asking.clone(), desk.asking.clone(), ask.clone());
    let done = move || done.close(&ask);
    modal.open(body, Box::new(msg::dialog_close), Box::new(done), Box::new(move || closed.close(&asked)))
}

/// What a command is for, and the command.
type Entry = (String, String);

fn chapter(title: &str, entries: &[Entry]) -> El {
    let notices = Desk::here().notices;
    let steps = entries.iter().map(|(what, command)| {
        el("li").child(el("p").text(what)).child(code_with_copy(command.clone(), &notices))
    });
    el("section").class("runbook").child(el("h3").text(title)).child(el("ol").children(steps))
}

/// Commands that change nothing.
fn looking(id: &str) -> Vec<Entry> {
    let steps = format!(
        "{PSQL} -c \"select step_id, step_type, status, external_id, description from step where job_id = '{id}' order by parent_step_id nulls first, step_number;\""
    );
    vec![
        (
            msg::runbook_look_log(),
            format!("grep --fixed-strings '{id}' /var/log/ovirt-engine/engine.log | tail --lines=50"),
        ),
        (msg::runbook_look_steps(), steps),
        (msg::runbook_look_tasks(), format!("{TOOLS}/taskcleaner.sh")),
        (msg::runbook_look_zombies(), format!("{TOOLS}/taskcleaner.sh -z")),
        (
            msg::runbook_look_locks(),
            format!("for kind in vm template disk snapshot; do {TOOLS}/unlock_entity.sh -q -t $kind; done"),
        ),
    ]
}

/// Commands that change one thing each.
fn changing(id: &str, job: &JobView) -> Vec<Entry> {
    let tasks = job.steps.iter().flatten().any(|step| step.status.is_running());
    let mut entries = Vec::new();
    if tasks {
        entries.push((msg::runbook_change_task(), format!("{TOOLS}/taskcleaner.sh -z -t TASK_ID -J")));
    }
    entries.push((msg::runbook_change_lock(), format!("{TOOLS}/unlock_entity.sh -t disk DISK_ID")));
    let end = format!(
        "{PSQL} -c \"begin; update step set status = 'FAILED', end_time = now() where job_id = '{id}' and status = 'STARTED'; update job set status = 'FAILED', end_time = now(), last_update_time = now() where job_id = '{id}' and status = 'STARTED'; commit;\""
    );
    entries.push((msg::runbook_change_job(), end));
    entries
}
