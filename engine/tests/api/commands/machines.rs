//! Machines are added and removed.

use axum::http::StatusCode;
use serde_json::{Value, json};
use task_engine::inventory::{Cluster, Template};

use super::{SECOND, id_of, vm};
use crate::engine::{Engine, NOBODY, START};
use crate::representation::Format;

fn after(template: &str) -> Value {
    json!({ "name": "web09", "cluster": { "name": "Default" }, "template": { "name": template } })
}

#[tokio::test]
async fn a_machine_after_the_blank_template_is_there_at_once() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let (cluster, blank) = (id_of::<Cluster>("Default"), Template::BLANK.to_string());
        let body = json!({
            "name": "web09", "description": "A clone", "memory": "2147483648", "cluster": { "id": cluster },
            "template": { "id": blank }, "os": { "type": "rhel_9x64", "boot": { "devices": {} } },
        });
        let reply = engine.post("/vms", "vm", &body).await;
        let id = reply.created();
        let href = format!("http://localhost/ovirt-engine/api/vms/{id}");
        assert_eq!(reply.header("location"), Some(href.as_str()));
        let machine = engine.get(&format!("/vms/{id}")).await.document;
        assert_eq!(machine, reply.document);
        for (member, value) in [
            ("name", json!("web09")),
            ("description", json!("A clone")),
            ("status", json!("down")),
            ("memory", json!("2147483648")),
            ("creation_time", json!(START)),
        ] {
            assert_eq!(machine[member], value, "{member}");
        }
        assert_eq!(engine.get(&format!("/vms/{id}/snapshots")).await.list("snapshot").len(), 1);
        assert_eq!(engine.get(&format!("/vms/{id}/diskattachments")).await.list("disk_attachment").len(), 0);
        let job = engine.job_called("Creating VM web09 in Cluster Default").await;
        assert_eq!(engine.job(&job).await["status"], "finished");
    }
}

#[tokio::test]
async fn a_machine_after_a_template_with_a_disk_waits_for_its_own() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let reply = engine.post("/vms", "vm", &after("rhel9")).await;
        assert_eq!(
            (reply.status, &reply.document["creation_status"]),
            (StatusCode::ACCEPTED, &json!("pending"))
        );
        let path = format!("/vms/{}", reply.document["id"].as_str().expect("an id"));
        assert_eq!(engine.member(&path, "status").await, "image_locked");
        let refused = engine.act(&format!("{path}/start")).await;
        let locked = "[Cannot run VM: VM is locked. Please try again in a few minutes.]";
        refused.assert_failed_action(StatusCode::CONFLICT, locked);
        let job = engine.job_called("Creating VM web09 in Cluster Default").await;
        engine.advance(3 * SECOND);
        let steps = [
            "0 | validating | Validating | finished | -",
            "1 | executing | Executing | started | -",
            "0 | unknown | Creating Volume | started | 50",
        ];
        assert_eq!(engine.told(&job).await, steps);
        engine.advance(3 * SECOND);
        assert_eq!(
            engine.told(&job).await[2],
            "2 | executing | Finalizing | started | -".replace("executing", "finalizing")
        );
        engine.advance(SECOND);
        assert_eq!(engine.job(&job).await["status"], "finished");
        assert_eq!(engine.told(&job).await[3], "0 | unknown | Creating Volume | finished | 100");
        assert_eq!(engine.member(&path, "status").await, "down");
        let disks = engine.get(&format!("{path}/diskattachments")).await.list("disk_attachment");
        let disk = engine.get(&format!("/disks/{}", disks[0]["id"].as_str().expect("an id"))).await.document;
        assert_eq!((&disk["alias"], &disk["status"]), (&json!("web09_Disk1"), &json!("ok")));
    }
}

#[tokio::test]
async fn what_is_missing_or_taken_is_told() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let with = |member: &str, value: Value| {
            let mut body = after("Blank");
            body[member] = value;
            body
        };
        let without = |member: &str| {
            let mut body = after("Blank");
            body.as_object_mut().expect("an object").remove(member);
            body
        };
        let bad = StatusCode::BAD_REQUEST;
        let incomplete = "Incomplete parameters";
        let table = [
            (without("cluster"), bad, incomplete, "Vm [cluster.id|name] required for add"),
            (without("name"), bad, incomplete, "Vm [name] required for add"),
            (without("template"), bad, incomplete, "Vm [template.id|name] required for add"),
            (
                with("cluster", json!({ "name": "nowhere" })),
                StatusCode::NOT_FOUND,
                "Operation Failed",
                "Entity not found: nowhere",
            ),
            (
                with("template", json!({ "id": NOBODY })),
                StatusCode::NOT_FOUND,
                "Operation Failed",
                &format!("Entity not found: {NOBODY}"),
            ),
            (with("template", json!({ "id": "x" })), bad, "Operation failed", "Invalid UUID string: x"),
            (
                with("name", json!("web01")),
                StatusCode::CONFLICT,
                "Operation Failed",
                "[Cannot add VM. The VM name is already in use, please choose a unique name and try again.]",
            ),
        ];
        for (body, status, reason, detail) in table {
            engine.post("/vms", "vm", &body).await.assert_fault(status, reason, detail);
        }
        let nonsense = engine.post("/vms", "vm", &with("nonsense", json!("x"))).await;
        assert_eq!(nonsense.document["reason"], "Request syntactically incorrect.");
        assert_eq!(engine.get("/vms").await.list("vm").len(), 16);
    }
}

#[tokio::test]
async fn a_machine_goes_with_its_disks_or_without() {
    let engine = Engine::new();
    let disks = engine.get("/disks").await.list("disk").len();
    let refused = engine.delete(&vm("web01")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.document["detail"]
            .as_str()
            .expect("a detail")
            .starts_with("[Cannot remove VM that its state")
    );

    let job = engine.delete(&vm("web03")).await.job();
    assert_eq!(engine.job(&job).await["description"], "Removing VM web03 from system");
    assert_eq!(engine.member(&vm("web03"), "status").await, "image_locked");
    engine.advance(60 * SECOND);
    assert_eq!(engine.job(&job).await["status"], "finished");
    for path in [vm("web03"), format!("/disks/{}", id_of::<task_engine::inventory::Disk>("web03_Disk1"))] {
        assert_eq!(engine.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    engine.delete(&format!("{}?detach_only=true", vm("print01"))).await.job();
    assert_eq!(engine.get(&vm("print01")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(engine.get("/disks").await.list("disk").len(), disks - 1);
    assert_eq!(engine.delete(&vm("print01")).await.status, StatusCode::NOT_FOUND);
}
