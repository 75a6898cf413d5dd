//! Snapshots are taken and removed; disks are added, copied, attached, detached and removed.

use axum::http::StatusCode;
use serde_json::{Value, json};
use task_engine::inventory::{Disk, Host, StorageDomain};

use super::{SECOND, id_of, snapshot, vm};
use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

fn disk(name: &str) -> String {
    format!("/disks/{}", id_of::<Disk>(name))
}

#[tokio::test]
async fn a_snapshot_is_merged_disk_by_disk() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let path = format!("{}/snapshots/{}", vm("db01"), snapshot("weekly of db01"));
        let job = engine.delete(&path).await.job();
        assert_eq!(engine.job(&job).await["description"], "Removing Snapshot weekly of VM db01");
        assert_eq!(engine.member(&path, "snapshot_status").await, "locked");
        for name in ["db01_Disk1", "db01_Disk2"] {
            assert_eq!(engine.member(&disk(name), "status").await, "locked");
        }
        engine.advance(5 * SECOND);
        let merging = "Merging snapshots (weekly into Active VM) of disk db01_Disk1";
        let steps = engine.steps(&job).await;
        let on_host = steps.iter().find(|step| step["external_type"] == "vdsm").expect("a task of a host");
        assert_eq!(on_host["description"], format!("{merging} on host node1"));
        assert_eq!(
            (&on_host["progress"], &on_host["execution_host"]["id"]),
            (&json!("50"), &json!(id_of::<Host>("node1")))
        );
        let told = engine.told(&job).await;
        assert!(told.contains(&format!("0 | unknown | {merging} | started | -")), "{told:?}");
        assert!(told.contains(&"0 | unknown | Preparing for disk snapshots merge | finished | -".to_owned()));

        engine.advance(120 * SECOND);
        let told = engine.told(&job).await;
        assert!(told.iter().all(|step| step.contains("finished")), "{told:?}");
        assert_eq!(told[2], "2 | finalizing | Finalizing | finished | -");
        assert_eq!(told.iter().filter(|step| step.ends_with("100")).count(), 2);
        assert_eq!(engine.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(engine.member(&disk("db01_Disk1"), "status").await, "ok");
        assert_eq!(engine.delete(&path).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_snapshot_is_taken_and_becomes_what_came_before_the_present() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let path = format!("{}/snapshots", vm("web01"));
        let missing = engine.post(&path, "snapshot", &json!({})).await;
        let detail = "Parameter 'snapshot.description' is mandatory but was not provided.";
        missing.assert_fault(StatusCode::BAD_REQUEST, "Input validation failed.", detail);
        let reply = engine.post(&path, "snapshot", &json!({ "description": "today" })).await;
        assert_eq!(reply.status, StatusCode::ACCEPTED, "{}", reply.text);
        let taken = &reply.document;
        assert_eq!(
            (&taken["snapshot_status"], &taken["persist_memorystate"]),
            (&json!("locked"), &json!("true"))
        );
        engine.job_called("Creating VM Snapshot today for VM web01").await;
        let refused = engine.post(&path, "snapshot", &json!({ "description": "another" })).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        engine.advance(30 * SECOND);
        let all = engine.get(&path).await.list("snapshot");
        let names: Vec<_> = all.iter().map(|one| one["description"].as_str().expect("a name")).collect();
        assert_eq!(names, ["before-upgrade", "today", "Active VM"]);
        assert!(all.iter().all(|one| one["snapshot_status"] == "ok"));
        let active = format!("{path}/{}", all[2]["id"].as_str().expect("an id"));
        engine.delete(&active).await.assert_fault(
            StatusCode::CONFLICT,
            "Operation Failed",
            "[Cannot remove Snapshot. The operation is only allowed for regular snapshots.]",
        );
    }
}

#[tokio::test]
async fn a_new_disk_can_be_used_once_it_is_made() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let new = |size: &str| {
            json!({
                "name": "clone_Disk1", "format": "raw", "provisioned_size": size,
                "storage_domains": { "storage_domain": [{ "name": "data1" }] },
            })
        };
        let before =
            engine.member(&format!("/storagedomains/{}", id_of::<StorageDomain>("data1")), "used").await;
        let reply = engine.post("/disks", "disk", &new("1073741824")).await;
        assert_eq!((reply.status, &reply.document["status"]), (StatusCode::ACCEPTED, &json!("locked")));
        let id = reply.document["id"].as_str().expect("an id").to_owned();
        let attachment =
            json!({ "disk": { "id": id }, "interface": "virtio", "bootable": "true", "active": "true" });
        let attachments = format!("{}/diskattachments", vm("web03"));
        let locked = "[Cannot attach Virtual Disk: The following disks are locked: clone_Disk1. Please try again in a few minutes.]";
        engine.post(&attachments, "disk_attachment", &attachment).await.assert_fault(
            StatusCode::CONFLICT,
            "Operation Failed",
            locked,
        );
        engine.advance(30 * SECOND);
        let job = engine.job_called("Adding Disk").await;
        assert_eq!(engine.job(&job).await["status"], "finished");
        assert_eq!(engine.member(&format!("/disks/{id}"), "status").await, "ok");
        let after =
            engine.member(&format!("/storagedomains/{}", id_of::<StorageDomain>("data1")), "used").await;
        assert_eq!(after.parse::<i64>().unwrap() - before.parse::<i64>().unwrap(), 1 << 30);

        let jobs = engine.get("/jobs").await.list("job").len();
        let attached = engine.post(&attachments, "disk_attachment", &attachment).await;
        assert_eq!(attached.created(), id);
        assert_eq!(engine.get(&format!("{attachments}/{id}")).await.document, attached.document);
        assert_eq!(engine.get("/jobs").await.list("job").len(), jobs, "no job tells of it");
        let again = engine.post(&attachments, "disk_attachment", &attachment).await;
        let detail = "[Cannot attach Virtual Disk. The disk is already attached to VM.]";
        again.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
        let elsewhere = format!("{}/diskattachments", vm("print01"));
        let detail =
            "[Cannot attach Virtual Disk. The disk is not shareable and is already attached to a VM.]";
        let again = engine.post(&elsewhere, "disk_attachment", &attachment).await;
        again.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);

        let full = engine.post("/disks", "disk", &new("99999999999999")).await;
        let detail = "[Cannot add Virtual Disk. Low disk space on Storage Domain data1.]";
        full.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
    }
}

#[tokio::test]
async fn a_disk_can_be_made_for_a_machine() {
    let engine = Engine::new();
    let body = json!({
        "interface": "virtio_scsi", "bootable": "false", "active": "true",
        "disk": { "alias": "web03_Disk2", "format": "cow", "provisioned_size": "1024",
                  "storage_domains": { "storage_domain": [{ "name": "data2" }] } },
    });
    let attachments = format!("{}/diskattachments", vm("web03"));
    let reply = engine.post(&attachments, "disk_attachment", &body).await;
    assert_eq!((reply.status, &reply.document["creation_status"]), (StatusCode::ACCEPTED, &json!("pending")));
    assert_eq!(engine.get(&attachments).await.list("disk_attachment").len(), 2);
    let without = engine.post(&attachments, "disk_attachment", &json!({ "disk": {} })).await;
    let detail = "DiskAttachment [bootable, interface] required for add";
    without.assert_fault(StatusCode::BAD_REQUEST, "Incomplete parameters", detail);
}

#[tokio::test]
async fn a_disk_is_copied_to_another_storage_domain() {
    let engine = Engine::new();
    let without = engine.act(&format!("{}/copy", disk("web03_Disk1"))).await;
    let detail = "Action [storageDomain.id|name] required for copy";
    without.assert_fault(StatusCode::BAD_REQUEST, "Incomplete parameters", detail);
    let body = json!({ "storage_domain": { "name": "archive" }, "disk": { "name": "copy" } });
    let reply = engine.post(&format!("{}/copy", disk("web03_Disk1")), "action", &body).await;
    assert_eq!(reply.document["disk"]["id"], id_of::<Disk>("web03_Disk1"));
    let job = reply.job();
    assert_eq!(engine.job(&job).await["description"], "Copying Disk web03_Disk1 from data2 to archive");
    engine.advance(5 * SECOND);
    assert_eq!(engine.told(&job).await[2], "0 | unknown | Copying Image | started | 30");
    engine.advance(60 * SECOND);
    let copy = engine.get("/disks?search=name%3Dcopy").await.list("disk");
    assert_eq!((copy.len(), &copy[0]["status"]), (1, &json!("ok")));
    let domain = &copy[0]["storage_domains"]["storage_domain"][0]["id"];
    assert_eq!(domain, &json!(id_of::<StorageDomain>("archive")));
}

#[tokio::test]
async fn disks_are_detached_and_removed() {
    let engine = Engine::new();
    let in_use = engine.delete(&disk("web01_Disk1")).await;
    let detail = "[Cannot remove Virtual Disk. VM is running.]";
    in_use.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
    let attachment = format!("{}/diskattachments/{}", vm("web03"), id_of::<Disk>("web03_Disk1"));
    let reply = engine.delete(&attachment).await;
    assert_eq!((reply.status, &reply.document), (StatusCode::OK, &json!({ "status": "complete" })));
    assert_eq!(engine.get(&attachment).await.status, StatusCode::NOT_FOUND);
    let job = engine.delete(&disk("web03_Disk1")).await.job();
    engine.advance(30 * SECOND);
    assert_eq!(engine.job(&job).await["description"], "Removing Disk web03_Disk1");
    assert_eq!(engine.get(&disk("web03_Disk1")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(engine.delete(&format!("/disks/{NOBODY}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        engine.get(&format!("{}/diskattachments", vm("web03"))).await.document,
        Value::Object(Default::default())
    );
}
