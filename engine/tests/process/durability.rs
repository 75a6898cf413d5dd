//! Sudden death: what was answered is there afterwards.

use serde_json::json;

use crate::engine::{Engine, JOBS};

#[test]
fn what_was_answered_outlives_a_sudden_death() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = Engine::on(folder.path());
    let job = engine.create(JOBS, &json!({ "description": "Clone", "auto_cleared": "true" }));
    let steps_path = format!("{JOBS}/{job}/steps");
    let step = engine.create(&steps_path, &json!({ "description": "Copy", "type": "executing" }));
    let child = json!({ "description": "Check", "type": "validating", "parent_step": { "id": step } });
    let child = engine.create(&steps_path, &child);
    let (status, _) = engine
        .post(&format!("{steps_path}/{child}/end"), &json!({ "succeeded": "true" }))
        .expect("an answer");
    assert_eq!(status, 200);
    let ended = engine.create(JOBS, &json!({ "description": "Other" }));
    engine.post(&format!("{JOBS}/{ended}/end"), &json!({ "succeeded": "false" })).expect("an answer");
    let ended_before = engine.get(&format!("{JOBS}/{ended}")).expect("an answer");
    let child_before = engine.get(&format!("{steps_path}/{child}")).expect("an answer");
    let last = engine.create(JOBS, &json!({ "description": "The last one" }));
    engine.kill();

    let engine = Engine::on(folder.path());
    let jobs = engine.get(JOBS).expect("an answer");
    let found: Vec<_> =
        jobs["job"].as_array().expect("jobs").iter().map(|job| (&job["id"], &job["status"])).collect();
    let unknown = json!("unknown");
    let expected = [(&json!(job), &unknown), (&json!(ended), &json!("failed")), (&json!(last), &unknown)];
    assert_eq!(found, expected);
    assert_eq!(engine.get(&format!("{JOBS}/{ended}")).expect("an answer"), ended_before);
    assert_eq!(engine.get(&format!("{steps_path}/{child}")).expect("an answer"), child_before);
    assert_eq!(engine.get(&format!("{steps_path}/{step}")).expect("an answer")["status"], "unknown");
}
