//! Contract 5: `JobId` and `StepId` in addresses, as far as jobs and steps have to do with them.

use super::requests::{Answer, Caller, Case, check};

const fn case(
    row: &'static str,
    call: &'static str,
    body: Option<(&'static str, &'static str)>,
    answer: Answer,
) -> Case {
    Case { row, caller: Caller::Administrator, call, body, answer }
}

const JOB: Option<(&str, &str)> = Some(("job", r#"{"description": "Clone"}"#));
const SUCCEEDED: Option<(&str, &str)> = Some(("action", r#"{"succeeded": "true"}"#));
const INVALID: &str = "Invalid UUID string: x";
const NON_MONITORED: Answer =
    Answer::Fault(400, "Operation Failed", "[Cannot ${action} ${type}. Non monitored command.]");

const CASES: &[Case] = &[
    case("names are case-sensitive: job_id means nothing", "POST /jobs?job_id=x", JOB, Answer::Created(&[])),
    case(
        "names are case-sensitive: jobid means nothing",
        "POST /jobs;jobid={job}",
        JOB,
        Answer::Created(&[]),
    ),
    case("the query comes first", "POST /jobs;JobId=x?JobId={job}", JOB, NON_MONITORED),
    case("else the last segment's matrix", "POST /jobs;JobId={job}", JOB, NON_MONITORED),
    case("a matrix of another segment means nothing", "POST /jobs;JobId=x/{job}/end", None, Answer::Complete),
    case("StepId acts as JobId", "POST /jobs?StepId={nobody}", JOB, NON_MONITORED),
    case(
        "a malformed id is a 500",
        "POST /jobs?JobId=x",
        JOB,
        Answer::Fault(500, "Operation Failed", INVALID),
    ),
    case(
        "a malformed id fails an action with a 500",
        "POST /jobs/{job}/end?StepId=x",
        None,
        Answer::FailedAction(500, INVALID),
    ),
    case("an end of a job is exempt", "POST /jobs/{job}/end?JobId={job}", None, Answer::Complete),
    case("a clear of a job is exempt", "POST /jobs/{job}/clear?JobId={job}", None, Answer::Complete),
    case(
        "an end of a step is exempt",
        "POST /jobs/{job}/steps/{step}/end?JobId={nobody}",
        SUCCEEDED,
        Answer::Complete,
    ),
    case("who only looks names no job", "GET /jobs/{job}?JobId=x", None, Answer::Found(&[("id", "{job}")])),
];

#[tokio::test]
async fn every_row_of_section_5_that_concerns_jobs_holds() {
    check(CASES).await;
}
