//! Snapshots, and engines made out of them.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::json;

use crate::engine::{Engine, JOBS, done, program, refused};

#[test]
fn a_snapshot_of_a_running_engine_is_whole_and_becomes_an_engine() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in UTF-8").to_owned();
    let (data, copy, restored) = (path("data"), path("copy.db"), path("restored"));
    let engine = Engine::start(&["--data", &data]);
    let job = engine.create(JOBS, &json!({ "description": "Before" }));
    engine.post(&format!("{JOBS}/{job}/end"), &json!({})).expect("an answer");
    let before = engine.get(&format!("{JOBS}/{job}")).expect("an answer");

    // The copy may be taken before the first of those below: it has several in any case.
    engine.create(JOBS, &json!({ "description": "Under way" }));

    // Somebody goes on writing meanwhile, and nothing is refused because of the copy.
    let enough = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !enough.load(Ordering::Relaxed) {
                engine.create(JOBS, &json!({ "description": "Meanwhile" }));
            }
        });
        let output = program(&["snapshot", "--data", &data, &copy]).output();
        enough.store(true, Ordering::Relaxed);
        let output = output.expect("it runs");
        assert!(output.status.success(), "{output:?}");
    });
    engine.create(JOBS, &json!({ "description": "Afterwards" }));

    let said = done(&["check", &copy]);
    assert!(said.contains("is sound") && said.contains(" jobs, 0 steps"), "{said}");
    done(&["restore", "--data", &restored, &copy]);
    let mut beside: Vec<_> = fs::read_dir(folder.path()).expect("a folder").flatten().collect();
    beside.retain(|entry| entry.file_name().to_string_lossy().starts_with("copy.db"));
    assert_eq!(beside.len(), 1, "a look at a snapshot leaves nothing beside it: {beside:?}");
    let engine = Engine::start(&["--data", &restored]);
    assert_eq!(engine.get(&format!("{JOBS}/{job}")).expect("an answer"), before);
    let jobs = engine.get(JOBS).expect("an answer");
    let told = |word: &str| jobs.to_string().contains(word);
    assert!(!told("Afterwards"), "{jobs}");
    // Its jobs under way suffered a restart.
    assert!(!told("started"), "{jobs}");
}

#[test]
fn what_is_there_is_never_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in UTF-8").to_owned();
    let (data, copy, other) = (path("data"), path("copy.db"), path("other"));
    done(&["seed", "--data", &data, "--jobs", "3"]);
    fs::write(&copy, "mine").expect("it is written");
    let said = refused(&["snapshot", "--data", &data, &copy]);
    assert!(said.contains("copy.db is there already"), "{said}");
    assert_eq!(fs::read_to_string(&copy).expect("it is there"), "mine");

    done(&["seed", "--data", &other, "--jobs", "5"]);
    let database = path("data/task-engine.db");
    let said = refused(&["restore", "--data", &other, &database]);
    assert!(said.contains("other/task-engine.db is there already"), "{said}");
    assert!(done(&["check", "--data", &other]).contains("5 jobs, 25 steps"));
    let one = path("one");
    assert!(done(&["seed", "--data", &one, "--jobs", "1", "--steps", "1"]).contains("holds 1 job now"));
    assert!(done(&["check", "--data", &one]).contains("1 job, 1 step,"));
}

#[test]
fn what_cannot_be_copied_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path in UTF-8").to_owned();
    let (nowhere, copy) = (path("nowhere"), path("copy.db"));
    for command in [
        &["snapshot", "--data", &nowhere, &copy],
        &["restore", "--data", &nowhere, &copy],
        &["check", "--data", &nowhere] as &[&str],
    ] {
        let said = refused(command);
        assert!(said.contains("There is no database of a task-engine at"), "{said}");
    }
    done(&["seed", "--data", &path("data"), "--jobs", "3"]);
    let said = refused(&["snapshot", "--data", &path("data"), "/proc/nowhere/copy.db"]);
    assert!(said.contains("/proc/nowhere/copy.db cannot be written"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
