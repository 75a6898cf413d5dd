//! Commands that run over a restart of the engine (contract 4.7).

use std::path::Path;

use axum::http::StatusCode;
use serde_json::json;
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::model::Millis;
use task_engine::server;

use super::{SECOND, snapshot, vm};
use crate::engine::{Engine, START, settings};

fn start(data: &Path, now: Millis) -> Engine {
    let settings = Settings { data: Some(data.to_owned()), ..settings() };
    Engine::over(server::open(settings, Clock::manual(now), Ids::random()).expect("it starts"))
}

#[tokio::test]
async fn tasks_of_hosts_go_on_and_what_was_due_meanwhile_is_due_now() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = start(folder.path(), START);
    let path = format!("{}/snapshots/{}", vm("web01"), snapshot("before-upgrade of web01"));
    let job = before.delete(&path).await.job();
    before.advance(5 * SECOND);
    before.get("/jobs").await;
    drop(before);
    let after = start(folder.path(), START + 3_600 * SECOND);
    let ended = after.job(&job).await;
    assert_eq!((&ended["status"], &ended["end_time"]), (&json!("finished"), &json!(START + 3_600 * SECOND)));
    assert!(after.steps(&job).await.iter().all(|step| step["status"] == "finished"));
    assert_eq!(after.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_start_is_forgotten_but_the_machine_comes_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = start(folder.path(), START);
    before.act(&format!("{}/start", vm("web03"))).await.job();
    before.act(&format!("{}/shutdown", vm("web01"))).await.job();
    drop(before);
    let after = start(folder.path(), START + SECOND);
    let jobs = after.get("/jobs").await.list("job");
    assert_eq!((jobs.len(), &jobs[0]["description"]), (1, &json!("Shutting down VM web01")));
    assert_eq!(after.member(&vm("web03"), "status").await, "powering_up");
    after.advance(20 * SECOND);
    assert_eq!(after.member(&vm("web03"), "status").await, "up");
    assert_eq!(after.member(&vm("web01"), "status").await, "down");
    assert_eq!(after.get("/jobs").await.list("job").len(), 1);
}

#[tokio::test]
async fn a_given_job_that_a_restart_made_unknown_stays_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = start(folder.path(), START);
    let job = before.add_job("Clone", false).await;
    before.act(&format!("{}/start?JobId={job}", vm("web03"))).await.job();
    drop(before);
    let after = start(folder.path(), START + SECOND);
    after.advance(60 * SECOND);
    assert_eq!(after.member(&vm("web03"), "status").await, "up");
    assert_eq!(after.job(&job).await["status"], "unknown");
    let steps = after.told(&job).await;
    assert_eq!(steps, ["0 | executing | Executing | unknown | -"]);
}

#[tokio::test]
async fn changes_of_the_site_outlive_the_engine() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = start(folder.path(), START);
    before.delete(&format!("{}?detach_only=true", vm("web03"))).await.job();
    drop(before);
    let after = start(folder.path(), START + SECOND);
    assert_eq!(after.get(&vm("web03")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(after.get("/vms").await.list("vm").len(), 15);
}
