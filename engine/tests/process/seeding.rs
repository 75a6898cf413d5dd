//! Data folders that are filled before anybody serves them.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::engine::{Engine, JOBS, done, refused};

fn count(jobs: &Value, status: &str) -> usize {
    jobs["job"].as_array().expect("jobs").iter().filter(|job| job["status"] == status).count()
}

#[test]
fn what_is_seeded_as_under_way_is_so_until_the_engine_restarts() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("a path");
    assert!(done(&["seed", "--data", data, "--jobs", "60"]).contains("holds 60 jobs now"));
    assert!(done(&["seed", "--data", data, "--jobs", "40", "--steps", "0"]).contains("holds 100 jobs now"));
    assert!(done(&["check", "--data", data]).contains("100 jobs, 300 steps"));

    let engine = Engine::on(folder.path());
    let jobs = engine.get(&format!("{JOBS}?follow=steps")).expect("an answer");
    assert_eq!((count(&jobs, "started"), count(&jobs, "failed")), (20, 10));
    let steps =
        jobs["job"].as_array().expect("jobs").iter().filter_map(|job| job["steps"]["step"].as_array());
    assert_eq!(steps.map(Vec::len).sum::<usize>(), 300);
    engine.kill();

    // From now on this is an engine's folder, whatever is added to it.
    done(&["seed", "--data", data, "--jobs", "10"]);
    let jobs = Engine::on(folder.path()).get(JOBS).expect("an answer");
    assert_eq!((count(&jobs, "started"), count(&jobs, "finished")), (0, 73));
}

#[test]
fn a_scenario_is_a_file_of_jobs() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, data) = (folder.path().join("my.json"), folder.path().join("data"));
    let (scenario, data) = (file.to_str().expect("a path"), data.to_str().expect("a path"));
    for (written, part) in [
        ("[ { \"descripton\": \"x\" } ]", "unknown field `descripton`"),
        ("[ { \"description\": \"x\", \"status\": \"done\" } ]", "'done' is no status"),
        ("[", "EOF"),
    ] {
        fs::write(&file, written).expect("it is written");
        let said = refused(&["seed", "--data", data, "--scenario", scenario]);
        assert!(said.contains("my.json cannot be used") && said.contains(part), "{said}");
        assert!(fs::metadata(data).is_err(), "{said}");
    }
    assert!(refused(&["seed", "--data", data, "--scenario", "/nowhere.json"]).contains("/nowhere.json"));

    fs::write(&file, "[ { \"description\": \"Migrating db01\", \"external\": false, \"owner\": null } ]")
        .expect("it is written");
    done(&["seed", "--data", data, "--scenario", scenario]);
    let jobs = Engine::start(&["--data", data]).get(JOBS).expect("an answer");
    let job = &jobs["job"][0];
    assert_eq!((&job["external"], &job["status"]), (&"false".into(), &"started".into()));
}

#[test]
fn the_demonstrations_history_is_for_a_new_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let data = data.to_str().expect("a path");
    done(&["seed", "--data", data, "--demo"]);
    let before = done(&["check", "--data", data]);
    let said = refused(&["seed", "--data", data, "--demo"]);
    assert!(said.contains("holds a database already") && said.contains("--data"), "{said}");
    assert_eq!(done(&["check", "--data", data]), before);
    // What its hosts were doing may be over by now, as real time goes by; then it begins something new.
    let engine = Engine::start(&["--data", data, "--demo"]);
    let (served, mut jobs) = (Instant::now(), engine.get(JOBS).expect("an answer"));
    while count(&jobs, "started") == 0 && served.elapsed() < Duration::from_secs(60) {
        jobs = engine.get(JOBS).expect("an answer");
    }
    for status in ["started", "finished", "failed", "unknown"] {
        assert!(count(&jobs, status) > 0, "none is {status}: {jobs}");
    }
}
