//! What a running engine tells on stderr.

use serde_json::{Value, json};

use crate::engine::{Engine, JOBS, post};

#[test]
fn each_request_is_an_object_for_programs_and_holds_no_secret() {
    let mut engine = Engine::start(&["--ephemeral", "--log-level", "info", "--log-format", "json"]);
    let url = format!("{}{JOBS}?secret=geheim", engine.origin);
    post(&engine.agent, &url, &json!({ "description": "" })).expect("an answer");
    engine.get(JOBS).expect("an answer");
    let told = engine.end_of_errors();
    let entries: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let requests: Vec<_> =
        entries.iter().map(|entry| (&entry["method"], &entry["path"], &entry["status"])).collect();
    assert_eq!(
        requests,
        [(&json!("POST"), &json!(JOBS), &json!(400)), (&json!("GET"), &json!(JOBS), &json!(200))]
    );
    for entry in &entries {
        assert_eq!(entry["correlation_id"].as_str().map(str::len), Some(36), "{entry}");
        assert!(entry["ms"].is_u64() && entry["level"] == "INFO", "{entry}");
    }
    assert!(!told.contains("geheim") && !told.contains("Basic"), "{told}");
}

#[test]
fn nothing_is_told_where_nothing_is_wrong() {
    let mut engine = Engine::start(&["--ephemeral"]);
    engine.get(JOBS).expect("an answer");
    assert_eq!(engine.end_of_errors(), "");
}
