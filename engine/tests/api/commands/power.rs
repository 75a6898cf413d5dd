//! Machines are started, shut down, stopped and moved.

use axum::http::StatusCode;
use serde_json::{Value, json};
use task_engine::inventory::Host;

use super::{SECOND, id_of, snapshot, vm};
use crate::engine::{Engine, NOBODY, START};
use crate::representation::Format;

#[tokio::test]
async fn a_machine_boots_while_its_job_lasts() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.act(&format!("{}/start", vm("web03"))).await.job();
        assert_eq!(engine.member(&vm("web03"), "status").await, "powering_up");
        let told = engine.job(&job).await;
        assert_eq!(
            (&told["description"], &told["status"], &told["external"], &told["auto_cleared"]),
            (&json!("Launching VM web03"), &json!("started"), &json!("false"), &json!("true"))
        );
        let steps = ["0 | validating | Validating | finished | -", "1 | executing | Executing | started | -"];
        assert_eq!(engine.told(&job).await, steps);

        engine.advance(12 * SECOND - 1);
        assert_eq!(engine.job(&job).await["status"], "started");
        engine.advance(1_000_000);
        let machine = engine.get(&vm("web03")).await.document;
        assert_eq!((&machine["status"], &machine["start_time"]), (&json!("up"), &json!(START)));
        assert_eq!(
            machine["host"]["id"],
            id_of::<Host>("node1"),
            "the first of those with the fewest machines"
        );
        // It happened when it was due, however late somebody looks.
        let told = engine.job(&job).await;
        assert_eq!((&told["status"], &told["end_time"]), (&json!("finished"), &json!(START + 12 * SECOND)));
        assert_eq!(engine.told(&job).await[1], "1 | executing | Executing | finished | -");
    }
}

#[tokio::test]
async fn a_shutdown_ends_before_the_machine_is_down() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let reply =
            engine.post(&format!("{}/shutdown", vm("web01")), "action", &json!({ "reason": "r" })).await;
        assert_eq!(reply.document["reason"], "r", "what was sent is repeated");
        assert_eq!(reply.document["vm"]["href"], format!("/ovirt-engine/api{}", vm("web01")));
        assert_eq!(reply.document["vm"]["name"], Value::Null);
        let job = reply.job();
        assert_eq!(engine.job(&job).await["status"], "finished");
        let steps =
            ["0 | validating | Validating | finished | -", "1 | executing | Executing | finished | -"];
        assert_eq!(engine.told(&job).await, steps);
        assert_eq!(engine.member(&vm("web01"), "status").await, "powering_down");
        engine.advance(8 * SECOND);
        let machine = engine.get(&vm("web01")).await.document;
        assert_eq!((&machine["status"], &machine["host"]), (&json!("down"), &Value::Null));
        assert_eq!(machine["stop_time"], START + 8 * SECOND);
    }
}

#[tokio::test]
async fn a_stop_is_at_once_and_ends_a_start() {
    let engine = Engine::new();
    let starting = engine.act(&format!("{}/start", vm("web03"))).await.job();
    engine.advance(3 * SECOND);
    let stopping = engine.act(&format!("{}/stop", vm("web03"))).await.job();
    assert_eq!(engine.member(&vm("web03"), "status").await, "down");
    assert_eq!(engine.job(&stopping).await["description"], "Stopping VM web03");
    assert_eq!(engine.job(&starting).await["status"], "failed");
    engine.advance(60 * SECOND);
    assert_eq!(engine.member(&vm("web03"), "status").await, "down");
}

#[tokio::test]
async fn a_migration_moves_a_machine() {
    let engine = Engine::new();
    let body = json!({ "host": { "name": "node3" } });
    let job = engine.post(&format!("{}/migrate", vm("web01")), "action", &body).await.job();
    assert_eq!(engine.member(&vm("web01"), "status").await, "migrating");
    engine.advance(30 * SECOND);
    let machine = engine.get(&vm("web01")).await.document;
    assert_eq!((&machine["status"], &machine["host"]["id"]), (&json!("up"), &json!(id_of::<Host>("node3"))));
    assert_eq!(engine.job(&job).await["status"], "finished");
}

#[tokio::test]
async fn what_is_asked_already_is_done_and_the_impossible_is_refused() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let unknown = format!("/vms/{NOBODY}");
        // A machine that is down stays so, and that is a success.
        for action in ["stop", "shutdown"] {
            engine.act(&format!("{}/{action}", vm("web03"))).await.job();
            assert_eq!(engine.member(&vm("web03"), "status").await, "down");
        }
        let table = [
            (vm("web01"), "start", StatusCode::CONFLICT, "[Cannot run VM. VM is running.]"),
            (unknown.clone(), "start", StatusCode::BAD_REQUEST, "[Cannot run VM. VM is not found.]"),
            (unknown.clone(), "stop", StatusCode::BAD_REQUEST, "[Cannot stop VM. VM is not found.]"),
            (unknown.clone(), "shutdown", StatusCode::BAD_REQUEST, "[Cannot shutdown VM. VM is not found.]"),
            (vm("web03"), "migrate", StatusCode::CONFLICT, "[Cannot migrate VM. VM is not running.]"),
        ];
        for (path, action, status, detail) in table {
            let reply = engine.post(&format!("{path}/{action}"), "action", &json!({ "reason": "r" })).await;
            reply.assert_failed_action(status, detail);
            assert_eq!(reply.document["reason"], "r");
        }
        assert_eq!(engine.act("/vms/web01/start").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_refusal_leaves_a_failed_job() {
    let engine = Engine::new();
    engine.act(&format!("{}/start", vm("web01"))).await;
    let job = engine.job_called("Launching VM web01").await;
    assert_eq!(engine.job(&job).await["status"], "failed");
    assert_eq!(engine.told(&job).await, ["0 | validating | Validating | failed | -"]);
    engine.act(&format!("/vms/{NOBODY}/start")).await;
    engine.job_called("Launching VM <UNKNOWN>").await;
}

#[tokio::test]
async fn a_correlation_id_ties_the_job_to_the_request() {
    let engine = Engine::new();
    let request = engine.request(axum::http::Method::POST, &format!("{}/start", vm("web03")));
    let request = request.header("correlation-id", "clone-7").header("content-type", "application/json");
    let job = engine.send(request.body("{}".into()).expect("a request")).await.job();
    let found = engine.get("/jobs?search=correlation_id%3Dclone-7").await.list("job");
    assert_eq!((found.len(), &found[0]["id"]), (1, &json!(job)));
}

#[tokio::test]
async fn time_in_one_leap_or_in_many_steps_leads_to_the_same() {
    let (leaping, stepping) = (Engine::new(), Engine::new());
    for engine in [&leaping, &stepping] {
        for name in ["web03", "build02", "print01"] {
            engine.act(&format!("{}/start", vm(name))).await.job();
        }
        engine.delete(&format!("{}/snapshots/{}", vm("db01"), snapshot("weekly of db01"))).await.job();
    }
    leaping.advance(120 * SECOND);
    for _ in 0..1_200 {
        stepping.advance(SECOND / 10);
        stepping.get("/vms?max=1").await;
    }
    let told = |jobs: Vec<Value>| {
        let line = |job: &Value| (job["description"].clone(), job["status"].clone(), job["end_time"].clone());
        jobs.iter().map(line).collect::<Vec<_>>()
    };
    let by_name = |mut told: Vec<(Value, Value, Value)>| {
        told.sort_by_key(|job| job.0.to_string());
        told
    };
    let jobs = by_name(told(leaping.get("/jobs").await.list("job")));
    assert_eq!(jobs.len(), 4);
    assert_eq!(jobs, by_name(told(stepping.get("/jobs").await.list("job"))));
    assert_eq!(leaping.get("/vms").await.document, stepping.get("/vms").await.document);
}
