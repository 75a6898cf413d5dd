//! Contract 6: who may do what. Also what contract 13 adds about events.

use super::requests::Caller::{Administrator, EventsCreator, Filtered, TasksCreator, User};
use super::requests::{Answer, Caller, Case, DENIED, NOT_AUTHORIZED, check};

const fn case(
    row: &'static str,
    caller: Caller,
    call: &'static str,
    body: Option<(&'static str, &'static str)>,
    answer: Answer,
) -> Case {
    Case { row, caller, call, body, answer }
}

const JOB: Option<(&str, &str)> = Some(("job", r#"{"description": "Clone"}"#));
const STEP: Option<(&str, &str)> = Some(("step", r#"{"description": "Copy", "type": "executing"}"#));
const SUCCEEDED: Option<(&str, &str)> = Some(("action", r#"{"succeeded": "true"}"#));
const EVENT: Option<(&str, &str)> = Some((
    "event",
    r#"{"origin": "Backup", "custom_id": "1", "severity": "normal", "description": "Half done"}"#,
));
const FORBIDDEN: Answer = Answer::Fault(403, "Operation Failed", NOT_AUTHORIZED);
const FORBIDDEN_ACTION: Answer = Answer::FailedAction(403, NOT_AUTHORIZED);

const COMMANDS: &[Case] = &[
    case("an administrator adds jobs", Administrator, "POST /jobs", JOB, Answer::Created(&[])),
    case("an administrator adds steps", Administrator, "POST /jobs/{job}/steps", STEP, Answer::Created(&[])),
    case("a tasks creator adds jobs", TasksCreator, "POST /jobs", JOB, Answer::Created(&[])),
    case(
        "a tasks creator ends a job of its own",
        TasksCreator,
        "POST /jobs/{own}/end",
        None,
        Answer::Complete,
    ),
    case("a tasks creator ends anybody's job", TasksCreator, "POST /jobs/{job}/end", None, Answer::Complete),
    case(
        "a tasks creator clears anybody's job",
        TasksCreator,
        "POST /jobs/{job}/clear",
        None,
        Answer::Complete,
    ),
    case(
        "a tasks creator ends anybody's step",
        TasksCreator,
        "POST /jobs/{job}/steps/{step}/end",
        SUCCEEDED,
        Answer::Complete,
    ),
    case("a tasks creator gets a 400 for a step", TasksCreator, "POST /jobs/{own}/steps", STEP, DENIED),
    case("a plain user adds no job", User, "POST /jobs", JOB, FORBIDDEN),
    case("a plain user adds no step", User, "POST /jobs/{job}/steps", STEP, FORBIDDEN),
    case("a plain user ends no job", User, "POST /jobs/{job}/end", None, FORBIDDEN_ACTION),
    case("a plain user clears no job", User, "POST /jobs/{job}/clear", None, FORBIDDEN_ACTION),
    case("a plain user ends no step", User, "POST /jobs/{job}/steps/{step}/end", SUCCEEDED, FORBIDDEN_ACTION),
    case("an events creator adds no job", EventsCreator, "POST /jobs", JOB, FORBIDDEN),
    case("an administrator adds events", Administrator, "POST /events", EVENT, Answer::Created(&[])),
    case("an events creator gets a 400 for an event", EventsCreator, "POST /events", EVENT, DENIED),
    case("a tasks creator adds no event", TasksCreator, "POST /events", EVENT, FORBIDDEN),
    case("a plain user adds no event", User, "POST /events", EVENT, FORBIDDEN),
];

const QUERIES: &[Case] = &[
    case("an administrator lists all jobs", Administrator, "GET /jobs", None, Answer::Listed("job", 3)),
    case("an administrator who is filtered lists none", Filtered, "GET /jobs", None, DENIED),
    case("the parameter filters as the header does", Administrator, "GET /jobs?filter=true", None, DENIED),
    case("also in the matrix", Administrator, "GET /jobs;filter", None, DENIED),
    case("the header comes first", Filtered, "GET /jobs?filter=false", None, DENIED),
    case("a tasks creator lists no jobs", TasksCreator, "GET /jobs", None, DENIED),
    case("nor without a filter", TasksCreator, "GET /jobs?filter=false", None, DENIED),
    case("a plain user lists no jobs", User, "GET /jobs", None, DENIED),
    case(
        "an administrator reads anybody's job",
        Administrator,
        "GET /jobs/{internal}",
        None,
        Answer::Found(&[("id", "{internal}"), ("external", "false")]),
    ),
    case(
        "an administrator who is filtered reads own jobs",
        Filtered,
        "GET /jobs/{job}",
        None,
        Answer::Found(&[("id", "{job}")]),
    ),
    case(
        "a tasks creator reads own jobs",
        TasksCreator,
        "GET /jobs/{own}",
        None,
        Answer::Found(&[("id", "{own}")]),
    ),
    case("somebody else's job is missing", TasksCreator, "GET /jobs/{job}", None, Answer::Missing),
    case("a missing job is missing", TasksCreator, "GET /jobs/{nobody}", None, Answer::Missing),
    case("an unfiltered query is denied", TasksCreator, "GET /jobs/{own}?filter=false", None, DENIED),
    case("a plain user finds nothing", User, "GET /jobs/{job}", None, Answer::Missing),
    case(
        "an administrator lists steps",
        Administrator,
        "GET /jobs/{job}/steps",
        None,
        Answer::Listed("step", 1),
    ),
    case("an administrator who is filtered lists no steps", Filtered, "GET /jobs/{job}/steps", None, DENIED),
    case("a tasks creator lists no steps", TasksCreator, "GET /jobs/{own}/steps", None, DENIED),
    case(
        "an administrator reads a step",
        Administrator,
        "GET /jobs/{job}/steps/{step}",
        None,
        Answer::Found(&[("id", "{step}"), ("job.id", "{job}")]),
    ),
    case("a tasks creator reads no step", TasksCreator, "GET /jobs/{job}/steps/{step}", None, DENIED),
    case("a plain user reads no step", User, "GET /jobs/{job}/steps/{step}", None, DENIED),
    // The engine has written down that jobs were added: the one under test, and one of the caller.
    case("an administrator lists all events", Administrator, "GET /events", None, Answer::Listed("event", 2)),
    case(
        "a filtered list has what is about something",
        Filtered,
        "GET /events",
        None,
        Answer::Listed("event", 0),
    ),
    case("an events creator lists none", EventsCreator, "GET /events", None, Answer::Listed("event", 0)),
    case("an events creator is always filtered", EventsCreator, "GET /events?filter=false", None, DENIED),
    case(
        "an administrator reads an event",
        Administrator,
        "GET /events/1",
        None,
        Answer::Found(&[("code", "11000"), ("user.name", "admin@internal")]),
    ),
    case("an events creator reads none", EventsCreator, "GET /events/1", None, DENIED),
    case("a tasks creator reads none", TasksCreator, "GET /events/1", None, DENIED),
    case("an events creator hides none", EventsCreator, "DELETE /events/1", None, DENIED),
];

#[tokio::test]
async fn every_row_of_section_6_about_commands_holds() {
    check(COMMANDS).await;
}

#[tokio::test]
async fn every_row_of_section_6_about_queries_holds() {
    check(QUERIES).await;
}
