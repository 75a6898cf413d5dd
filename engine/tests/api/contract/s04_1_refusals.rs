//! Contract 4.1: what the rules refuse, and in which words.

use axum::http::StatusCode;
use serde_json::json;
use task_engine::config::Settings;
use task_engine::ids::Ids;

use super::requests::{Answer, Caller, Case, NOT_AUTHORIZED, check};
use crate::engine::{Engine, NOBODY, START, settings};
use crate::representation::Format;

const fn case(
    row: &'static str,
    call: &'static str,
    body: Option<(&'static str, &'static str)>,
    answer: Answer,
) -> Case {
    Case { row, caller: Caller::Administrator, call, body, answer }
}

const fn by_user(
    row: &'static str,
    call: &'static str,
    body: Option<(&'static str, &'static str)>,
    answer: Answer,
) -> Case {
    Case { row, caller: Caller::User, call, body, answer }
}

const fn refused(detail: &'static str) -> Answer {
    Answer::Fault(400, "Operation Failed", detail)
}

const STEP: Option<(&str, &str)> = Some(("step", r#"{"description": "Copy", "type": "executing"}"#));
const BLANK_STEP: Option<(&str, &str)> = Some(("step", r#"{"description": " ", "type": "executing"}"#));
const JOB: Option<(&str, &str)> = Some(("job", r#"{"description": "Clone"}"#));
const EMPTY_JOB: Option<(&str, &str)> = Some(("job", r#"{"description": ""}"#));
const SUCCEEDED: Option<(&str, &str)> = Some(("action", r#"{"succeeded": "true"}"#));
const NON_MONITORED: &str = "[Cannot ${action} ${type}. Non monitored command.]";

const CASES: &[Case] = &[
    case(
        "AddExternalJob, description empty",
        "POST /jobs",
        EMPTY_JOB,
        refused("[Cannot ${action} ${type}. Description can not be empty.]"),
    ),
    case(
        "AddExternalJob, description blank",
        "POST /jobs",
        Some(("job", r#"{"description": " \t\n"}"#)),
        refused("[Cannot ${action} ${type}. Description can not be empty.]"),
    ),
    case(
        "AddExternalStep, parent neither job nor step",
        "POST /jobs/{nobody}/steps",
        STEP,
        refused("[Cannot add External Job. Step should be a child of the Job or other Step.]"),
    ),
    case(
        "AddExternalStep, parent_step neither job nor step",
        "POST /jobs/{job}/steps",
        Some(("step", r#"{"description": "Copy", "type": "executing", "parent_step": {"id": "{nobody}"}}"#)),
        refused("[Cannot add External Job. Step should be a child of the Job or other Step.]"),
    ),
    case(
        "AddExternalStep, blank description",
        "POST /jobs/{job}/steps",
        BLANK_STEP,
        refused("[Cannot add External Job. Description can not be empty.]"),
    ),
    case(
        "AddExternalStep, parent is a job and not external",
        "POST /jobs/{internal}/steps",
        STEP,
        refused("[Cannot add External Job. External steps can be added only to external jobs or steps.]"),
    ),
    case(
        "AddExternalStep, unknown parent and blank",
        "POST /jobs/{nobody}/steps",
        BLANK_STEP,
        refused(
            "[Cannot add External Job. Step should be a child of the Job or other Step., \
             Cannot add External Job. Description can not be empty.]",
        ),
    ),
    case(
        "EndExternalJob, unknown id",
        "POST /jobs/{nobody}/end",
        None,
        Answer::FailedAction(400, "[Cannot Clear External Job. Job not found.]"),
    ),
    case(
        "EndExternalJob, internal job",
        "POST /jobs/{internal}/end",
        None,
        Answer::FailedAction(
            400,
            "[Cannot Clear External Job. External steps can be added only to external jobs or steps.]",
        ),
    ),
    case(
        "ClearExternalJob, unknown id",
        "POST /jobs/{nobody}/clear",
        None,
        Answer::FailedAction(400, "[Cannot Clear External Job. Job not found.]"),
    ),
    case(
        "ClearExternalJob, internal job",
        "POST /jobs/{internal}/clear",
        None,
        Answer::FailedAction(
            400,
            "[Cannot Clear External Job. External steps can be added only to external jobs or steps.]",
        ),
    ),
    case(
        "EndExternalStep, unknown step",
        "POST /jobs/{job}/steps/{nobody}/end",
        SUCCEEDED,
        Answer::FailedAction(400, "[Cannot ${action} ${type}. Step not found.]"),
    ),
    case(
        "EndExternalStep, step not external",
        "POST /jobs/{internal}/steps/{internal-step}/end",
        SUCCEEDED,
        Answer::FailedAction(
            400,
            "[Cannot ${action} ${type}. External steps can be added only to external jobs or steps.]",
        ),
    ),
    by_user(
        "any, no permission: add a job, although it is blank",
        "POST /jobs",
        EMPTY_JOB,
        Answer::Fault(403, "Operation Failed", NOT_AUTHORIZED),
    ),
    by_user(
        "any, no permission: add a step, although its parent is nothing",
        "POST /jobs/{nobody}/steps",
        STEP,
        Answer::Fault(403, "Operation Failed", NOT_AUTHORIZED),
    ),
    by_user(
        "any, no permission: end a job, although there is none",
        "POST /jobs/{nobody}/end",
        None,
        Answer::FailedAction(403, NOT_AUTHORIZED),
    ),
    by_user(
        "any, no permission: clear a job",
        "POST /jobs/{job}/clear",
        None,
        Answer::FailedAction(403, NOT_AUTHORIZED),
    ),
    by_user(
        "any, no permission: end a step",
        "POST /jobs/{job}/steps/{step}/end",
        SUCCEEDED,
        Answer::FailedAction(403, NOT_AUTHORIZED),
    ),
    case("AddExternalJob with JobId", "POST /jobs?JobId={job}", JOB, refused(NON_MONITORED)),
    case("AddExternalJob with StepId", "POST /jobs;StepId={nobody}", EMPTY_JOB, refused(NON_MONITORED)),
    case("AddExternalStep with JobId", "POST /jobs/{job}/steps;JobId={job}", STEP, refused(NON_MONITORED)),
    by_user(
        "AddExternalStep with JobId, before the permission",
        "POST /jobs/{job}/steps?StepId={step}",
        STEP,
        refused(NON_MONITORED),
    ),
];

#[tokio::test]
async fn every_row_of_section_4_1_holds() {
    check(CASES).await;
}

#[tokio::test]
async fn maintenance_mode_outranks_every_other_row() {
    let detail = "[Engine is running in Maintenance mode and is not accepting commands.]";
    for format in Format::BOTH {
        let begun_in_it = Settings { maintenance: true, ..settings() };
        let engine = Engine::with(begun_in_it, Ids::random(), START).speaking(format);
        let reply = engine.post("/jobs", "job", &json!({ "description": "Clone" })).await;
        reply.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
        engine.app.set_maintenance(false);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "Copy").await;
        engine.app.set_maintenance(true);
        let guest = engine.signed_in("guest@internal");
        for path in ["/jobs".to_owned(), format!("/jobs?JobId={NOBODY}")] {
            let reply = guest.post(&path, "job", &json!({ "description": "" })).await;
            reply.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
        }
        let body = json!({ "description": "Copy", "type": "executing" });
        let reply = engine.post(&format!("/jobs/{NOBODY}/steps"), "step", &body).await;
        reply.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
        engine.end_job(&job, true).await.assert_failed_action(StatusCode::CONFLICT, detail);
        engine.end_step(&job, &step, true).await.assert_failed_action(StatusCode::CONFLICT, detail);
        let cleared = engine.post(&format!("/jobs/{NOBODY}/clear"), "action", &json!({})).await;
        cleared.assert_failed_action(StatusCode::CONFLICT, detail);
        // Whoever only looks is served.
        assert_eq!(engine.job(&job).await["status"], "started");
        engine.app.set_maintenance(false);
        assert_eq!(engine.end_job(&job, true).await.status, StatusCode::OK);
    }
}
