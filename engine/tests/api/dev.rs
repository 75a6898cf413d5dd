//! What only `--dev` has, and that nobody else has it.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use task_engine::config::Settings;
use task_engine::ids::Ids;
use tokio::time::Instant;

use crate::engine::{Engine, NOBODY, Reply, START, settings};

async fn dev(engine: &Engine, method: Method, path: &str, body: Option<&Value>) -> Reply {
    let request = Request::builder().method(method).uri(format!("/dev{path}"));
    let request = request.header("host", "localhost:8080").header("content-type", "application/json");
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    engine.send(request.body(body).expect("a request")).await
}

async fn post(engine: &Engine, path: &str, body: &Value) -> Reply {
    dev(engine, Method::POST, path, Some(body)).await
}

#[tokio::test]
async fn nothing_of_it_is_there_otherwise() {
    let engine = Engine::with(Settings { dev: false, ..settings() }, Ids::random(), START);
    for path in [
        "/clock",
        "/sweep",
        "/scenario",
        "/jobs",
        "/faults",
        "/commands",
        "/inventory",
        "/session/expire",
        "/maintenance",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            assert_eq!(dev(&engine, method, path, None).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn the_clock_is_shown_and_moved() {
    let engine = Engine::new();
    let shown = dev(&engine, Method::GET, "/clock", None).await.document;
    assert_eq!(shown, json!({ "now": START, "frozen": true }));
    let moved = post(&engine, "/clock", &json!({ "advance_ms": 1_500 })).await.document;
    assert_eq!(moved, json!({ "now": START + 1_500, "frozen": true }));
    let resumed = post(&engine, "/clock", &json!({ "freeze": false })).await.document;
    assert_eq!(resumed["frozen"], false);
    assert!(post(&engine, "/clock", &json!({ "advance": 1 })).await.status.is_client_error());
}

#[tokio::test]
async fn answers_are_dated_by_the_clock() {
    let engine = Engine::new();
    assert_eq!(engine.get("/jobs").await.headers["date"], "Mon, 14 Jul 2025 08:15:42 GMT");
    engine.advance(24 * 3_600_000);
    assert_eq!(engine.get("/nothing").await.headers["date"], "Tue, 15 Jul 2025 08:15:42 GMT");
}

#[tokio::test]
async fn a_sweep_can_be_run_and_the_tables_seen() {
    let engine = Engine::new();
    let job = engine.add_job("Clone", true).await;
    engine.add_step(&job, None, "step").await;
    engine.end_job(&job, true).await;
    engine.advance(10 * 60_000 + 1);
    let rows = dev(&engine, Method::GET, "/jobs", None).await.document;
    assert_eq!((&rows["job"][0]["id"], &rows["job"][0]["auto_cleared"]), (&json!(job), &json!(1)));
    assert_eq!(rows["step"][0]["job"], job);
    assert_eq!(post(&engine, "/sweep", &json!({})).await.document, json!({ "deleted": 1 }));
    let rows = dev(&engine, Method::GET, "/jobs", None).await.document;
    assert_eq!((&rows["job"], &rows["step"]), (&json!([]), &json!([])));
    // The line about the job stays longer than the job.
    assert_eq!(rows["event"][0]["code"], 11_000);
    dev(&engine, Method::DELETE, "/jobs", None).await;
    let rows = dev(&engine, Method::GET, "/jobs", None).await.document;
    assert_eq!(rows, json!({ "job": [], "step": [], "event": [] }));
}

#[tokio::test]
async fn a_scenario_reaches_what_calls_cannot() {
    let engine = Engine::new();
    let scenario = json!([
        { "description": "aborted", "status": "aborted", "external": false, "owner": null,
          "started_ms_ago": 9_000, "ended_ms_ago": 4_000,
          "steps": [ { "description": "Executing", "progress": 42, "external_type": "vdsm",
                       "execution_host": "e81d4c2a-5f37-4b60-8d0e-3a6b2c9f5555",
                       "steps": [ { "description": "deep", "type": "MIGRATE_VM", "status": "finished" } ] } ] },
        { "description": "unknown", "status": "unknown", "owner": "ghost@internal", "auto_cleared": true },
        { "description": "running" },
    ]);
    let stored = post(&engine, "/scenario", &scenario).await;
    let id = stored.document[0]["id"].as_str().expect("an id");
    let job = engine.job(id).await;
    assert_eq!(
        (&job["status"], &job["external"], &job["owner"]),
        (&json!("aborted"), &json!("false"), &Value::Null)
    );
    assert_eq!((&job["start_time"], &job["end_time"]), (&json!(START - 9_000), &json!(START - 4_000)));
    let steps = engine.steps(id).await;
    assert_eq!((&steps[0]["progress"], &steps[0]["external_type"]), (&json!("42"), &json!("vdsm")));
    assert_eq!((&steps[0]["status"], &steps[1]["status"]), (&json!("aborted"), &json!("finished")));
    assert_eq!(steps[1]["id"], stored.document[0]["steps"][0]["steps"][0]["id"]);
    assert_eq!((&steps[1]["type"], &steps[1]["parent_step"]["id"]), (&json!("unknown"), &steps[0]["id"]));
    let ghost = engine.get("/jobs?follow=owner&max=2").await;
    assert_eq!(ghost.status, StatusCode::INTERNAL_SERVER_ERROR, "the first job belongs to nobody");
    let ghost = engine.job(stored.document[1]["id"].as_str().expect("an id")).await;
    let ghost = engine.get(&format!("/users/{}", ghost["owner"]["id"].as_str().expect("an id"))).await;
    assert_eq!(ghost.document["user_name"], "ghost@internal");

    let wrong = json!([{ "description": "first" }, { "description": "second", "state": "x" }]);
    assert!(post(&engine, "/scenario", &wrong).await.status.is_client_error());
    assert_eq!(engine.get("/jobs").await.list("job").len(), 3);
    assert_eq!(dev(&engine, Method::DELETE, "/jobs", None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(engine.get("/jobs").await.list("job").len(), 0);
}

#[tokio::test]
async fn ordered_faults_happen_to_the_next_requests() {
    let engine = Engine::new();
    engine.add_job("Clone", true).await;
    let order = json!({ "path": "/jobs", "method": "GET", "times": 2, "kind": "status", "status": 503 });
    assert_eq!(
        post(&engine, "/faults", &order).await.document,
        json!([{ "path": "/jobs", "method": "GET", "times": 2, "kind": "status", "ms": 0, "status": 503 }])
    );
    for _ in 0..2 {
        assert_eq!(engine.get("/jobs?max=1").await.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    let whole = engine.get("/jobs").await.text;
    post(&engine, "/faults", &json!({ "path": "/jobs", "kind": "malformed" })).await;
    let request = engine.request(Method::GET, "/jobs").body(Body::empty()).expect("a request");
    let (parts, broken) = engine.send_raw(request).await;
    assert_eq!((parts.status, broken.as_str()), (StatusCode::OK, &whole[..whole.len() / 2]));
    assert_eq!(parts.headers["content-type"], "application/json");
    assert_eq!(engine.get("/jobs").await.text, whole);
    post(&engine, "/faults", &json!({ "path": "/jobs*", "kind": "hang" })).await;
    assert_eq!(dev(&engine, Method::DELETE, "/faults", None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(engine.get("/jobs").await.status, StatusCode::OK);
    assert!(
        post(&engine, "/faults", &json!({ "path": "/jobs", "kind": "fire" })).await.status.is_client_error()
    );
}

#[tokio::test]
async fn an_ordered_401_is_the_engines_own() {
    let engine = Engine::new();
    let stranger = Request::builder().uri("/ovirt-engine/api/jobs").body(Body::empty()).expect("a request");
    let (own, page) = engine.send_raw(stranger).await;
    post(&engine, "/faults", &json!({ "path": "/jobs", "kind": "status", "status": 401 })).await;
    let request = engine.request(Method::GET, "/jobs").body(Body::empty()).expect("a request");
    let (ordered, text) = engine.send_raw(request).await;
    assert_eq!((ordered.status, text), (own.status, page));
    for header in ["www-authenticate", "content-type", "correlation-id"] {
        assert_eq!(ordered.headers.get(header), own.headers.get(header), "{header}");
    }
}

#[tokio::test]
async fn only_errors_can_be_ordered() {
    let engine = Engine::new();
    for (status, taken) in
        [(400, true), (599, true), (200, false), (399, false), (600, false), (70_000, false)]
    {
        let reply =
            post(&engine, "/faults", &json!({ "path": "/x", "kind": "status", "status": status })).await;
        assert_eq!(reply.status.is_success(), taken, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_late_answer_is_the_right_one() {
    let engine = Engine::new();
    let whole = engine.get("/jobs").await.text;
    post(&engine, "/faults", &json!({ "path": "/jobs", "kind": "latency", "ms": 40_000 })).await;
    for late in [Duration::from_secs(40), Duration::ZERO] {
        let before = Instant::now();
        assert_eq!(engine.get("/jobs").await.text, whole);
        assert!(
            (late..=late + Duration::from_millis(10)).contains(&before.elapsed()),
            "{:?}",
            before.elapsed()
        );
    }
}

#[tokio::test]
async fn sessions_and_maintenance_can_be_ended_and_begun() {
    let engine = Engine::new();
    assert_eq!(post(&engine, "/maintenance", &json!({ "on": true })).await.document, json!({ "on": true }));
    assert_eq!(engine.post_text("/jobs", "{\"description\": \"x\"}").await.status, StatusCode::CONFLICT);
    assert_eq!(post(&engine, "/session/expire", &json!({})).await.document, json!({ "ended": 1 }));
    assert_eq!(engine.get("/jobs").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_site_can_be_changed_and_brought_back() {
    let engine = Engine::new();
    let site = dev(&engine, Method::GET, "/inventory", None).await.document;
    let mut machine = site["vm"][0].clone();
    machine["status"] = json!("paused");
    machine["name"] = json!("changed");
    let other = json!({ "id": NOBODY, "name": "other", "status": "up", "cluster": machine["cluster"],
                        "template": machine["template"], "memory": 1024, "cores": 1, "os": "other", "created": 0 });
    let changes = json!({ "vm": [machine, other] });
    assert_eq!(post(&engine, "/inventory", &changes).await.status, StatusCode::NO_CONTENT);
    let vms = engine.get("/vms").await.list("vm");
    assert_eq!((vms.len(), &vms[16]["name"]), (17, &json!("wiki")));
    assert_eq!(engine.get("/vms?search=status%3Dpaused").await.list("vm")[0]["name"], "changed");
    for wrong in [json!({ "vm": [{ "id": NOBODY }] }), json!({ "ship": [] })] {
        assert!(post(&engine, "/inventory", &wrong).await.status.is_client_error(), "{wrong}");
    }
    assert_eq!(dev(&engine, Method::DELETE, "/inventory", None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(dev(&engine, Method::GET, "/inventory", None).await.document, site);
}
