//! Commands that fail because a test orders it, and callers who may not run any.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use super::{SECOND, id_of, snapshot, vm};
use crate::engine::{Engine, Reply};
use crate::representation::Format;

async fn order(engine: &Engine, order: &Value) -> Reply {
    let request = Request::post("/dev/commands").header("host", "localhost:8080");
    let request = request.header("content-type", "application/json").body(Body::from(order.to_string()));
    engine.send(request.expect("a request")).await
}

#[tokio::test]
async fn a_command_that_does_everything_at_once_fails_at_once() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        order(&engine, &json!({ "command": "ShutdownVm", "stage": "executing" })).await;
        let reply = engine.act(&format!("{}/shutdown", vm("web01"))).await;
        reply.assert_failed_action(StatusCode::BAD_REQUEST, "[Internal Engine Error]");
        assert_eq!(engine.member(&vm("web01"), "status").await, "up", "nothing of it was done");
        let job = engine.job_called("Shutting down VM web01").await;
        assert_eq!(engine.job(&job).await["status"], "failed");
        assert_eq!(engine.told(&job).await[1], "1 | executing | Executing | failed | -");
        engine.act(&format!("{}/shutdown", vm("web01"))).await.job();
    }
}

#[tokio::test]
async fn a_command_of_hosts_fails_at_its_last_task() {
    let engine = Engine::new();
    order(&engine, &json!({ "command": "RemoveSnapshot", "stage": "executing" })).await;
    let path = format!("{}/snapshots/{}", vm("web01"), snapshot("before-upgrade of web01"));
    let job = engine.delete(&path).await.job();
    engine.advance(120 * SECOND);
    assert_eq!(engine.job(&job).await["status"], "failed");
    let told = engine.told(&job).await;
    assert!(
        told.contains(&"2 | unknown | Finalizing disk snapshots merge | failed | -".to_owned()),
        "{told:?}"
    );
    assert!(told.contains(&"1 | executing | Executing | failed | -".to_owned()), "{told:?}");
    assert!(!told.iter().any(|step| step.contains("finalizing")), "{told:?}");
    assert_eq!(engine.member(&path, "snapshot_status").await, "ok", "it can be removed another time");
}

#[tokio::test]
async fn what_fails_leaves_the_site_as_it_was() {
    let engine = Engine::new();
    let disk = json!({ "name": "new", "format": "cow", "provisioned_size": "1024",
                       "storage_domains": { "storage_domain": [{ "name": "data1" }] } });
    let machine =
        json!({ "name": "web09", "cluster": { "name": "Default" }, "template": { "name": "rhel9" } });
    let snapshots = format!("{}/snapshots", vm("web01"));
    for command in ["AddDisk", "AddVm", "CreateSnapshotForVm", "MoveOrCopyDisk", "RunVm", "MigrateVm"] {
        order(&engine, &json!({ "command": command, "stage": "executing" })).await;
    }
    let mut lists = Vec::new();
    for list in ["/disks", "/vms", &snapshots, "/storagedomains"] {
        lists.push((list.to_owned(), engine.get(list).await.document));
    }
    engine.post("/disks", "disk", &disk).await;
    engine.post("/vms", "vm", &machine).await;
    engine.post(&snapshots, "snapshot", &json!({ "description": "today" })).await;
    let copy = format!("/disks/{}/copy", id_of::<task_engine::inventory::Disk>("scratch"));
    engine.post(&copy, "action", &json!({ "storage_domain": { "name": "archive" } })).await.job();
    engine.act(&format!("{}/migrate", vm("web02"))).await.job();
    engine.advance(120 * SECOND);
    for (list, before) in lists {
        assert_eq!(engine.get(&list).await.document, before, "{list}");
    }
    engine.act(&format!("{}/start", vm("web03"))).await.job();
    engine.advance(120 * SECOND);
    assert_eq!(engine.member(&vm("web03"), "status").await, "down");
    let jobs = engine.get("/jobs").await.list("job");
    assert!(jobs.len() == 6 && jobs.iter().all(|job| job["status"] == "failed"), "{jobs:?}");
}

#[tokio::test]
async fn a_command_can_be_refused_on_order() {
    let engine = Engine::new();
    let twice = json!({ "command": "RunVm", "stage": "validating", "times": 2 });
    assert_eq!(order(&engine, &twice).await.document, json!([twice]));
    for _ in 0..2 {
        let reply = engine.act(&format!("{}/start", vm("web03"))).await;
        let detail = "[Cannot run VM. Related operation is currently in progress. Please try again later.]";
        reply.assert_failed_action(StatusCode::CONFLICT, detail);
    }
    engine.act(&format!("{}/start", vm("web03"))).await.job();
    for wrong in
        [json!({ "command": "FlyVm", "stage": "validating" }), json!({ "command": "RunVm", "stage": "x" })]
    {
        assert!(order(&engine, &wrong).await.status.is_client_error(), "{wrong}");
    }
}

#[tokio::test]
async fn only_administrators_run_commands() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for login in ["vendor@internal", "guest@internal"] {
            let other = engine.signed_in(login);
            let denied = "[User is not authorized to perform this action.]";
            let reply = other.act(&format!("{}/start", vm("web03"))).await;
            reply.assert_failed_action(StatusCode::FORBIDDEN, denied);
            let machine =
                json!({ "name": "x", "cluster": { "name": "Default" }, "template": { "name": "Blank" } });
            other.post("/vms", "vm", &machine).await.assert_fault(
                StatusCode::FORBIDDEN,
                "Operation Failed",
                denied,
            );
            // What one cannot see one cannot remove either.
            assert_eq!(other.delete(&vm("web03")).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(engine.member(&vm("web03"), "status").await, "down");
    }
}

#[tokio::test]
async fn in_maintenance_nothing_is_begun_but_hosts_go_on() {
    let engine = Engine::new();
    let job = engine.act(&format!("{}/start", vm("web03"))).await.job();
    engine.app.set_maintenance(true);
    let refused = "[Engine is running in Maintenance mode and is not accepting commands.]";
    let reply = engine.act(&format!("{}/stop", vm("web03"))).await;
    reply.assert_failed_action(StatusCode::CONFLICT, refused);
    assert_eq!(
        engine.get("/jobs").await.list("job").len(),
        1,
        "nothing tells of what was not even looked at"
    );
    engine.advance(60 * SECOND);
    assert_eq!(engine.job(&job).await["status"], "finished");
}
