//! The golden documents (contract 2.2 to 2.5): the engine prints each of them to the byte.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use chrono::{DateTime, Local, SecondsFormat};
use serde_json::{Value, json};
use task_engine::accounts::Account;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::inventory::{Vm, site};
use task_engine::model::{ExternalSystem, Millis, StepType};
use task_engine::rules::{self, NewCommand, NewInternalStep, NewJob, NewStep};
use uuid::{Uuid, uuid};

use crate::engine::{Engine, NOBODY, Reply, START, settings};
use crate::representation::Format;

const ADD_DISK: Uuid = uuid!("0d1f6f3e-0a55-4c66-93ba-0a55a5a11111");
const BACKUP: Uuid = uuid!("5f0c8a52-6a0e-4a0b-9a43-2d9d8f6b2222");
const MIGRATION: Uuid = uuid!("7c1b9d64-3b7f-4f6e-8a51-64c0b1e73333");
const CLONE: Uuid = uuid!("b3a4f1c8-92d7-4e15-a6f0-91c5d7e84444");
const HOST: Uuid = uuid!("e81d4c2a-5f37-4b60-8d0e-3a6b2c9f5555");
const COPY: Uuid = uuid!("11111111-aaaa-4000-8000-000000000001");
const CREATE_VM: Uuid = uuid!("22222222-bbbb-4000-8000-000000000002");
const CHECK: Uuid = uuid!("33333333-cccc-4000-8000-000000000003");
const VM: Uuid = uuid!("44444444-dddd-4000-8000-000000000004");

/// Asserts that an answer is a golden document, byte for byte.
fn assert_golden(reply: &Reply, name: &str, format: Format) {
    let (ending, shown): (_, fn(String) -> String) = match format {
        Format::Json => ("json", |golden| golden),
        Format::Xml => ("xml", in_this_zone),
    };
    let path = format!("{}/../tests/fixtures/{name}.{ending}", env!("CARGO_MANIFEST_DIR"));
    let golden = std::fs::read_to_string(&path).expect(&path);
    assert_eq!(reply.text, shown(golden), "{name}.{ending}");
}

/// The engine prints dates in its machine's zone, and the golden documents are of an engine in UTC.
fn in_this_zone(golden: String) -> String {
    let line = |line: &str| {
        let (before, rest) = line.split_once('>')?;
        let (date, after) = rest.split_once('<')?;
        let date = DateTime::parse_from_rfc3339(date).ok()?.with_timezone(&Local);
        Some(format!("{before}>{}<{after}", date.to_rfc3339_opts(SecondsFormat::Millis, true)))
    };
    golden.lines().map(|text| line(text).unwrap_or_else(|| text.to_owned()) + "\n").collect()
}

/// An engine in which everything happened that the golden documents tell of.
async fn engine_with_history() -> Engine {
    let external_task = Uuid::from_u128(7);
    let ids = [ADD_DISK, BACKUP, MIGRATION, CLONE, COPY, CREATE_VM, external_task, CHECK];
    let engine = Engine::with(settings(), Ids::given(ids), 1_752_480_446_593);
    let at = |now: Millis| {
        engine.advance(now - engine.app.clock.now());
        engine.call()
    };
    let command = |name: &str, description: &str, owned: bool| NewCommand {
        action_type: name.to_owned(),
        description: description.to_owned(),
        owned,
    };
    let disk = command("AddDisk", "Adding Disk", true);
    let call = at(1_752_480_446_593);
    engine.app.store.write(move |tx| rules::begin_command(tx, &call, disk)).await.expect("a job");
    let call = at(1_752_480_449_758);
    engine.app.store.write(move |tx| rules::end_command(tx, &call, ADD_DISK, false)).await.expect("its end");

    let backup = NewJob { description: "Backup of \"web01\" & <db01>".to_owned(), auto_cleared: false };
    let call = at(1_752_480_500_000);
    engine.app.store.write(move |tx| rules::add_job(tx, &call, backup)).await.expect("a job");
    let now = at(1_752_480_600_000).now;
    engine.app.store.write(move |tx| rules::restart(tx, now)).await.expect("a restart");

    let migration = command("MigrateVm", "Migrating VM db01", false);
    let call = at(1_752_480_700_250);
    engine.app.store.write(move |tx| rules::begin_command(tx, &call, migration)).await.expect("a job");
    at(START);
    engine
}

async fn add_clone(engine: &Engine) -> Reply {
    engine
        .post("/jobs", "job", &json!({ "description": "Rapid clone of web01", "auto_cleared": "true" }))
        .await
}

/// Adds the steps of the golden documents; returns the answer to the last addition.
async fn add_steps(engine: &Engine) -> Reply {
    let at = |now: Millis| {
        engine.advance(now - engine.app.clock.now());
        engine.call()
    };
    let call = at(1_752_480_950_000);
    let copy = NewStep { parent: CLONE, kind: StepType::Executing, description: "Copying data".to_owned() };
    engine.app.store.write(move |tx| rules::add_step(tx, &call, copy)).await.expect("a step");
    let call = at(1_752_480_952_500);
    let create = NewInternalStep {
        job: CLONE,
        parent: None,
        kind: StepType::Internal("CREATE_VM".to_owned()),
        description: "Creating VM web01-clone".to_owned(),
        execution_host: Some(HOST),
        external_type: Some(ExternalSystem::Vdsm),
    };
    engine
        .app
        .store
        .write(move |tx| {
            rules::begin_internal_step(tx, &call, create)?;
            rules::set_progress(tx, CREATE_VM, 42)
        })
        .await
        .expect("a step");
    at(1_752_480_955_000);
    let check =
        json!({ "description": "Checking input", "type": "validating", "parent_step": { "id": COPY } });
    engine.post(&format!("/jobs/{CLONE}/steps"), "step", &check).await
}

#[tokio::test]
async fn jobs_and_steps() {
    for format in Format::BOTH {
        let engine = engine_with_history().await.speaking(format);
        let added = add_clone(&engine).await;
        assert_eq!(
            added.header("location"),
            Some(format!("http://localhost/ovirt-engine/api/jobs/{CLONE}").as_str())
        );
        assert_golden(&added, "job-created", format);
        assert_golden(&engine.get(&format!("/jobs/{CLONE}")).await, "job-created", format);

        let added = add_steps(&engine).await;
        assert_eq!(
            added.header("location"),
            Some(format!("http://localhost/ovirt-engine/api/jobs/{CLONE}/steps/{CHECK}").as_str())
        );
        assert_golden(&added, "step-created", format);
        engine.advance(5_000);
        let ended = engine.end_step(&CLONE.to_string(), &CHECK.to_string(), true).await;
        assert_golden(&ended, "step-ended", format);
        assert_golden(&engine.get(&format!("/jobs/{CLONE}/steps")).await, "steps", format);
        assert_golden(&engine.get("/jobs").await, "jobs", format);
        assert_golden(&engine.get("/jobs?follow=steps").await, "jobs-followed", format);

        let cleared = engine.post(&format!("/jobs/{CLONE}/clear"), "action", &json!({})).await;
        assert_golden(&cleared, "job-cleared", format);
        let end = json!({ "succeeded": "false", "force": "true" });
        let ended = engine.post(&format!("/jobs/{CLONE}/end"), "action", &end).await;
        assert_golden(&ended, "job-ended", format);
    }
}

#[tokio::test]
async fn events() {
    for format in Format::BOTH {
        let engine = Engine::with(settings(), Ids::given([CLONE]), START).speaking(format);
        let job = json!({ "description": "Rapid clone of web01" });
        engine.post("/jobs?correlation_id=rapid-clone-web01", "job", &job).await.created();
        engine.advance(1_752_480_950_000 - START);
        let note =
            format!(r#"{{"v":1,"job":"{CLONE}","step":"{COPY}","progress":42,"by":"rapid-clone 1.2"}}"#);
        let event = json!({
            "origin": "ExternalTasks", "custom_id": "1467879754", "severity": "normal", "flood_rate": "1",
            "description": "Clone VM web01: 42% (copying data)", "correlation_id": "rapid-clone-web01",
            "custom_data": note, "vm": { "id": VM },
        });
        let added = engine.post("/events", "event", &event).await;
        assert_eq!(added.header("location"), Some("http://localhost/ovirt-engine/api/events/2"));
        assert_golden(&added, "event-created", format);
        assert_golden(&engine.get("/events/2").await, "event-created", format);
        assert_golden(&engine.get("/events").await, "events", format);
    }
}

#[tokio::test]
async fn empty_lists() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        assert_golden(&engine.get("/jobs").await, "jobs-empty", format);
        assert_golden(&engine.get("/events").await, "events-empty", format);
        assert_golden(&engine.get(&format!("/jobs/{NOBODY}/steps")).await, "steps-empty", format);
    }
}

#[tokio::test]
async fn faults() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job: Value = json!({ "description": "Clone" });
        let ended = engine.post(&format!("/jobs/{NOBODY}/end"), "action", &json!({})).await;
        assert_golden(&ended, "fault-action", format);
        let refused = engine.signed_in("guest@internal").post("/jobs", "job", &job).await;
        assert_golden(&refused, "fault-bare", format);
        assert_golden(&engine.post("/jobs", "job", &json!({})).await, "fault-validation", format);
        assert_golden(&engine.post_text("/jobs", "nonsense").await, "fault-syntax", format);
    }
}

#[tokio::test]
async fn root_and_user() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let root = engine.get("").await;
        assert_golden(&root, "api", format);
        let id = root.document["authenticated_user"]["id"].as_str().expect("an id");
        assert_golden(&engine.get(&format!("/users/{id}")).await, "user", format);
    }
}

#[tokio::test]
async fn things_of_the_site() {
    let web01 = format!("/vms/{}", site::id_of::<Vm>("web01"));
    let table = [
        ("/vms?max=2".to_owned(), "vms"),
        ("/hosts?max=2".to_owned(), "hosts"),
        ("/disks?max=2".to_owned(), "disks"),
        (format!("{web01}/diskattachments"), "disk-attachments"),
        (format!("{web01}/snapshots"), "snapshots"),
    ];
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for (path, golden) in &table {
            assert_golden(&engine.get(path).await, golden, format);
        }
    }
}

#[tokio::test]
async fn commands_on_the_site() {
    for format in Format::BOTH {
        let engine = Engine::with(settings(), Ids::given([MIGRATION]), START).speaking(format);
        let web03 = format!("/vms/{}", site::id_of::<Vm>("web03"));
        let started = engine.post(&format!("{web03}/start"), "action", &json!({ "async": "false" })).await;
        assert_golden(&started, "vm-started", format);
        let refused = engine.post(&format!("{web03}/start"), "action", &json!({})).await;
        assert_golden(&refused, "vm-refused", format);

        let engine = Engine::with(settings(), Ids::given([CLONE]), START).speaking(format);
        let machine = json!({ "name": "web01-clone", "description": "A clone of web01",
                              "cluster": { "name": "Default" }, "template": { "name": "Blank" } });
        assert_golden(&engine.post("/vms", "vm", &machine).await, "vm-created", format);
    }
}

#[tokio::test]
async fn tokens() {
    let only_admin = Settings { accounts: vec![Account::default_administrator()], ..Settings::default() };
    let engine = Engine::with(only_admin, Ids::random(), START);
    let ask = |password: &str| {
        let form =
            format!("grant_type=password&scope=ovirt-app-api&username=admin%40internal&password={password}");
        Request::builder()
            .method(Method::POST)
            .uri("/ovirt-engine/sso/oauth/token")
            .header("host", "localhost")
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .expect("a request")
    };
    let mut reply = engine.send(ask("admin")).await;
    let token = reply.document["access_token"].as_str().expect("a token").to_owned();
    reply.text = reply.text.replace(&token, "TOKEN");
    assert_golden(&reply, "token", Format::Json);
    let refused = engine.send(ask("wrong")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_golden(&refused, "token-refused", Format::Json);
}
