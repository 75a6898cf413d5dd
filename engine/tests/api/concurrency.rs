//! Many at once: writes come one after the other (contract 4.2).

use std::pin::pin;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::json;
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::server;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::engine::{Engine, START, is_pending, settings};
use crate::representation::Format;

#[tokio::test]
async fn a_command_takes_its_time_when_its_turn_has_come() {
    let engine = Engine::new();
    let (entered, has_entered) = oneshot::channel();
    let (release, released) = mpsc::channel::<()>();
    let store = engine.app.store.clone();
    let first = tokio::spawn(async move {
        let hold = store.write(move |_| {
            entered.send(()).expect("the test waits");
            released.recv().expect("the test lets go");
            Ok(())
        });
        hold.await
    });
    has_entered.await.expect("the database is busy");
    let body = json!({ "description": "Clone" });
    let mut second = pin!(engine.post("/jobs", "job", &body));
    assert!(is_pending(second.as_mut()).await);
    engine.advance(5_000);
    release.send(()).expect("it waits");
    assert_eq!(second.await.document["start_time"], START + 5_000);
    first.await.expect("it ends").expect("it is stored");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn steps_that_are_added_at_once_are_numbered_without_a_gap() {
    const MANY: usize = 40;
    let engine = Engine::new();
    let job = engine.add_job("Clone", true).await;
    let parent = engine.add_step(&job, None, "parent").await;
    let added: Vec<_> = (0..MANY)
        .map(|_| {
            let (engine, job, parent) = (engine.speaking(Format::Json), job.clone(), parent.clone());
            tokio::spawn(async move {
                engine.add_step(&job, None, "direct").await;
                engine.add_step(&job, Some(&parent), "child").await;
            })
        })
        .collect();
    for added in added {
        added.await.expect("both are added");
    }
    let steps = engine.steps(&job).await;
    let numbers = |direct: bool| {
        let beneath = steps.iter().filter(|step| step["parent_step"].is_null() == direct);
        let number = |step: &serde_json::Value| step["number"].as_str()?.parse::<usize>().ok();
        beneath.map(number).collect::<Option<Vec<_>>>().expect("numbers")
    };
    assert_eq!(numbers(true), (0..=MANY).collect::<Vec<_>>());
    assert_eq!(numbers(false), (0..MANY).collect::<Vec<_>>());
}

const VENDORS: i32 = 12;
const STEPS: usize = 4;

/// One vendor at work on a job of its own: steps with sub-steps, an event with each, reads in between, the end.
async fn work(vendor: Engine, number: i32) -> String {
    let job = vendor.add_job(&format!("job of vendor {number}"), false).await;
    for round in 0..STEPS {
        let step = vendor.add_step(&job, None, "step").await;
        let child = vendor.add_step(&job, Some(&step), "child").await;
        let custom_id = number * 1_000 + i32::try_from(round).expect("a small number");
        let event = json!({
            "origin": "vendors", "custom_id": custom_id.to_string(), "severity": "normal", "flood_rate": "1",
            "description": "a step", "correlation_id": job,
        });
        vendor.post("/events", "event", &event).await.created();
        assert!(vendor.get("/jobs?follow=steps").await.list("job").iter().any(|listed| listed["id"] == job));
        for step in [&child, &step] {
            assert!(vendor.end_step(&job, step, true).await.status.is_success());
        }
    }
    assert!(vendor.end_job(&job, true).await.status.is_success());
    job
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_vendors_at_once_lose_nothing_and_nobody_waits_forever() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings { data: Some(folder.path().to_owned()), ..settings() };
    let app = server::open(settings, Clock::manual(START), Ids::random()).expect("it starts");
    let engine = Engine::over(app);
    let mut vendors = JoinSet::new();
    for number in 0..VENDORS {
        vendors.spawn(work(engine.speaking(Format::BOTH[number as usize % 2]), number));
    }
    // The sweep goes on all the while, and finds nothing to take.
    let app = engine.app.clone();
    let sweeping = tokio::spawn(async move {
        loop {
            assert_eq!(app.sweep().await.expect("a sweep"), 0);
        }
    });
    let jobs = tokio::time::timeout(Duration::from_secs(120), vendors.join_all()).await.expect("an end");
    sweeping.abort();
    for job in jobs {
        assert_eq!(engine.job(&job).await["status"], "finished");
        let steps = engine.steps(&job).await;
        assert!(steps.iter().all(|step| step["status"] == "finished"));
        let direct = steps.iter().filter(|step| step["parent_step"].is_null());
        let numbers: Vec<_> = direct.map(|step| step["number"].as_str().expect("a number")).collect();
        assert_eq!(numbers, ["0", "1", "2", "3"]);
        assert_eq!(steps.len(), 2 * STEPS);
        let events = engine.get(&format!("/events?search=correlation_id%3D{job}")).await.list("event");
        assert_eq!(events.len(), STEPS);
    }
}
