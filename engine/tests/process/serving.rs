//! A running engine: its first answers, its end, and what breaks on purpose.

use std::thread;

use serde_json::json;

use crate::engine::{Engine, JOBS, post};

#[test]
fn the_demonstration_has_its_history_before_the_first_request() {
    let engine = Engine::start(&["--ephemeral", "--demo"]);
    let jobs = engine.get(JOBS).expect("an answer");
    let statuses: Vec<_> =
        jobs["job"].as_array().expect("jobs").iter().map(|job| job["status"].as_str()).collect();
    for status in ["started", "finished", "failed", "unknown", "aborted"] {
        assert!(statuses.contains(&Some(status)), "no job is {status}: {statuses:?}");
    }
}

#[test]
fn it_stops_when_asked_and_says_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = Engine::on(folder.path());
    assert!(engine.announcement.starts_with("Task Monitor is at http://127.0.0.1:"));
    assert_eq!(engine.stop(), Some(0));
}

#[test]
fn a_request_that_was_begun_is_answered_before_the_end() {
    let engine = Engine::start(&["--ephemeral", "--dev"]);
    let slow = json!({ "path": "/jobs", "kind": "latency", "ms": 500 });
    engine.post("/dev/faults", &slow).expect("an answer");
    let agent = engine.agent.clone();
    let url = format!("{}{JOBS}", engine.origin);
    let waiting = thread::spawn(move || post(&agent, &url, &json!({ "description": "Clone" })));
    while engine.get("/dev/faults").expect("an answer") != json!([]) {}
    assert_eq!(engine.stop(), Some(0));
    let (status, _) = waiting.join().expect("the request ends").expect("it is answered");
    assert_eq!(status, 201);
}

#[test]
fn a_request_without_an_end_does_not_keep_it_from_stopping() {
    let engine = Engine::start(&["--ephemeral", "--dev"]);
    engine.post("/dev/faults", &json!({ "path": "/jobs", "kind": "hang" })).expect("an answer");
    let agent = engine.agent.clone();
    let url = format!("{}{JOBS}", engine.origin);
    let waiting = thread::spawn(move || agent.get(url).call().is_err());
    // The order is used up by the request that hangs now.
    while engine.get("/dev/faults").expect("an answer") != json!([]) {}
    assert_eq!(engine.stop(), Some(0));
    assert!(waiting.join().expect("the request ends with its engine"));
}

#[test]
fn connections_break_when_a_test_wants_it() {
    let engine = Engine::start(&["--ephemeral", "--dev"]);
    for (kind, stored) in [("drop_before", 0), ("drop_after", 1)] {
        let (status, _) = engine
            .post("/dev/faults", &json!({ "path": "/jobs", "method": "POST", "kind": kind }))
            .expect("an answer");
        assert_eq!(status, 200);
        let broken = engine.post(JOBS, &json!({ "description": "Clone" }));
        assert!(broken.is_err(), "{kind}: {broken:?}");
        let tables = engine.get("/dev/jobs").expect("an answer");
        assert_eq!(tables["job"].as_array().map(Vec::len), Some(stored), "{kind}");
    }
}
