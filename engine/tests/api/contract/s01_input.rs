//! Contract 1.1: what a body must have, checked before the rules.

use super::requests::{Answer, Caller, Case, check};

const fn case(
    row: &'static str,
    call: &'static str,
    body: Option<(&'static str, &'static str)>,
    answer: Answer,
) -> Case {
    Case { row, caller: Caller::Administrator, call, body, answer }
}

const fn missing(detail: &'static str) -> Answer {
    Answer::Fault(400, "Input validation failed.", detail)
}

const CASES: &[Case] = &[
    case(
        "POST /jobs without a body",
        "POST /jobs",
        None,
        missing("Parameter 'job' is mandatory but was not provided."),
    ),
    case(
        "POST /jobs without a description",
        "POST /jobs",
        Some(("job", r#"{"auto_cleared": "true"}"#)),
        missing("Parameter 'job.description' is mandatory but was not provided."),
    ),
    case(
        "POST /jobs with an empty description passes this layer",
        "POST /jobs",
        Some(("job", r#"{"description": ""}"#)),
        Answer::Fault(400, "Operation Failed", "[Cannot ${action} ${type}. Description can not be empty.]"),
    ),
    case(
        "POST steps without a body",
        "POST /jobs/{job}/steps",
        None,
        missing("Parameter 'step' is mandatory but was not provided."),
    ),
    case(
        "POST steps without a description",
        "POST /jobs/{job}/steps",
        Some(("step", r#"{"type": "executing"}"#)),
        missing("Parameter 'step.description' is mandatory but was not provided."),
    ),
    case(
        "POST steps without a type",
        "POST /jobs/{job}/steps",
        Some(("step", r#"{"description": "Copy"}"#)),
        missing("Parameter 'step.type' is mandatory but was not provided."),
    ),
    case(
        "POST steps with neither: the first one is told",
        "POST /jobs/{job}/steps",
        Some(("step", "{}")),
        missing("Parameter 'step.description' is mandatory but was not provided."),
    ),
    case(
        "POST the end of a step without a body",
        "POST /jobs/{job}/steps/{step}/end",
        None,
        missing("Action is mandatory but was not provided."),
    ),
    case(
        "POST the end of a step without its outcome",
        "POST /jobs/{job}/steps/{step}/end",
        Some(("action", r#"{"force": "true"}"#)),
        missing("Parameter 'succeeded' is mandatory but was not provided."),
    ),
    case("POST the end of a job: nothing is mandatory", "POST /jobs/{job}/end", None, Answer::Complete),
    case(
        "POST the end of a job: an empty action will do",
        "POST /jobs/{job}/end",
        Some(("action", "{}")),
        Answer::Complete,
    ),
    case("POST a clear: nothing is mandatory", "POST /jobs/{job}/clear", None, Answer::Complete),
    case(
        "POST steps with a parent that has no id (layer 2)",
        "POST /jobs/{job}/steps",
        Some(("step", r#"{"description": "Copy", "type": "executing", "parent_step": {}}"#)),
        Answer::Fault(400, "Incomplete parameters", "Step [parentStep.id] required for add"),
    ),
    case(
        "POST steps with a parent whose id is none (1.12)",
        "POST /jobs/{job}/steps",
        Some(("step", r#"{"description": "Copy", "type": "executing", "parent_step": {"id": "x"}}"#)),
        Answer::Fault(400, "Operation failed", "Invalid UUID string: x"),
    ),
];

#[tokio::test]
async fn every_row_of_section_1_1_holds() {
    check(CASES).await;
}
