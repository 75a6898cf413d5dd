//! Sudden death: what was answered is there afterwards.

use std::collections::HashSet;
use std::sync::mpsc;
use std::thread;

use serde_json::json;

use crate::engine::{Engine, JOBS, post};

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

#[test]
fn every_answer_outlives_a_death_in_the_middle_of_many_requests() {
    const POSTERS: usize = 6;
    let folder = tempfile::tempdir().expect("a folder");
    let engine = Engine::on(folder.path());
    let (answer, answers) = mpsc::channel();
    let posters: Vec<_> = (0..POSTERS)
        .map(|_| {
            let (agent, url, answer) =
                (engine.agent.clone(), format!("{}{JOBS}", engine.origin), answer.clone());
            thread::spawn(move || {
                while let Ok((201, job)) = post(&agent, &url, &json!({ "description": "Clone" })) {
                    answer.send(job["id"].as_str().expect("an id").to_owned()).expect("the test listens");
                }
            })
        })
        .collect();
    drop(answer);
    let mut answered: HashSet<String> = answers.iter().take(100).collect();
    engine.kill();
    for poster in posters {
        poster.join().expect("it ends with its engine");
    }
    answered.extend(answers.iter());
    assert!(answered.len() >= 100, "only {} answers", answered.len());

    let engine = Engine::on(folder.path());
    let jobs = engine.get(JOBS).expect("an answer");
    let ids = jobs["job"].as_array().expect("jobs").iter().filter_map(|job| job["id"].as_str());
    let stored: HashSet<String> = ids.map(str::to_owned).collect();
    assert!(stored.is_superset(&answered), "lost: {:?}", answered.difference(&stored));
    // A job that is stored without an answer was under way when the engine died.
    assert!(stored.len() <= answered.len() + POSTERS);
}
