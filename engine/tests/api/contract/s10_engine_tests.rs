//! Contract 10: what the engine's own unit tests assert.
//!
//! Tests of a command's refusals are rows of 4.1, and those of its data access rows of 4.2 to 4.7; here is what they
//! assert of calls that succeed.

use super::requests::{Answer, Caller, Case, check};
use crate::engine::Engine;
use crate::representation::Format;

const fn case(
    row: &'static str,
    call: &'static str,
    body: Option<(&'static str, &'static str)>,
    answer: Answer,
) -> Case {
    Case { row, caller: Caller::Administrator, call, body, answer }
}

const CASES: &[Case] = &[
    case(
        "BackendJobsResourceTest.testAddJob",
        "POST /jobs",
        Some(("job", r#"{"description": "Clone"}"#)),
        Answer::Created(&[
            ("description", "Clone"),
            ("external", "true"),
            ("auto_cleared", "false"),
            ("status", "started"),
        ]),
    ),
    case("BackendJobsResourceTest.testList", "GET /jobs", None, Answer::Listed("job", 3)),
    case("BackendJobResourceTest.testGetNotFound", "GET /jobs/{nobody}", None, Answer::Missing),
    case(
        "BackendJobResourceTest.testGet",
        "GET /jobs/{job}",
        None,
        Answer::Found(&[
            ("id", "{job}"),
            ("description", "Clone"),
            ("external", "true"),
            ("auto_cleared", "true"),
            ("href", "/ovirt-engine/api/jobs/{job}"),
        ]),
    ),
    case(
        "BackendJobResourceTest.testEnd",
        "POST /jobs/{job}/end",
        Some(("action", r#"{"succeeded": "true"}"#)),
        Answer::Complete,
    ),
    case(
        "BackendJobResourceTest.testClear",
        "POST /jobs/{job}/clear",
        Some(("action", "{}")),
        Answer::Complete,
    ),
    case(
        "BackendStepsResourceTest.testAddStep, job and status ignored",
        "POST /jobs/{job}/steps",
        Some((
            "step",
            r#"{"description": "Copy", "type": "executing", "status": "failed", "job": {"id": "{nobody}"}}"#,
        )),
        Answer::Created(&[
            ("description", "Copy"),
            ("external", "true"),
            ("status", "started"),
            ("job.id", "{job}"),
            ("job.href", "/ovirt-engine/api/jobs/{job}"),
        ]),
    ),
    case("BackendStepsResourceTest.testList", "GET /jobs/{job}/steps", None, Answer::Listed("step", 1)),
    case("BackendStepResourceTest.testGetNotFound", "GET /jobs/{job}/steps/{nobody}", None, Answer::Missing),
    case(
        "BackendStepResourceTest.testGet",
        "GET /jobs/{job}/steps/{step}",
        None,
        Answer::Found(&[
            ("id", "{step}"),
            ("description", "Copy"),
            ("external", "true"),
            ("job.id", "{job}"),
            ("href", "/ovirt-engine/api/jobs/{job}/steps/{step}"),
        ]),
    ),
    case(
        "BackendStepResourceTest.testEnd",
        "POST /jobs/{job}/steps/{step}/end",
        Some(("action", r#"{"succeeded": "true"}"#)),
        Answer::Complete,
    ),
    case(
        "AbstractBackendSubResourceTest: never asynchronous",
        "POST /jobs/{job}/end?async=true",
        Some(("action", r#"{"async": "true"}"#)),
        Answer::Found(&[("async", "true"), ("status", "complete"), ("id", "-")]),
    ),
    case(
        "StepMapperTest: a parent by id and address",
        "POST /jobs/{job}/steps",
        Some(("step", r#"{"description": "Part", "type": "validating", "parent_step": {"id": "{step}"}}"#)),
        Answer::Created(&[
            ("type", "validating"),
            ("parent_step.id", "{step}"),
            ("parent_step.href", "/ovirt-engine/api/jobs/{job}/steps/{step}"),
        ]),
    ),
    case(
        "AddExternalStepCommandTest.validateOkSucceeds",
        "POST /jobs/{job}/steps",
        Some(("step", r#"{"description": "Copy", "type": "finalizing"}"#)),
        Answer::Created(&[("type", "finalizing"), ("number", "1")]),
    ),
];

#[tokio::test]
async fn every_row_of_section_10_holds() {
    check(CASES).await;
}

/// `JobDaoTest.getJobsByCorrelationID`.
#[tokio::test]
async fn jobs_are_found_by_their_correlation_id() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = serde_json::json!({ "description": "Clone" });
        let id = engine.post("/jobs?correlation_id=clone-1", "job", &job).await.created();
        engine.post("/jobs?correlation_id=clone-2", "job", &job).await.created();
        let found = engine.get("/jobs?search=correlation_id%3Dclone-1").await.list("job");
        assert_eq!((found.len(), &found[0]["id"]), (1, &id.into()));
    }
}
