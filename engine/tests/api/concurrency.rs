//! Many at once: writes come one after the other (contract 4.2).

use std::pin::pin;
use std::sync::mpsc;

use serde_json::json;
use tokio::sync::oneshot;

use crate::engine::{Engine, START, is_pending};
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
