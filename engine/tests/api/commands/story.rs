//! The feature page's story over plain HTTP: a cloning wizard mixes its own steps with commands of the engine, as Tests 3
//! and 4 of the page demand it, with the job in the address of each command.
//!
//! A command that runs under the wizard's job ends that job with itself (contract 5). So the wizard lets only the last
//! command run under it that is monitored, and watches the others by the jobs that their answers name.

use axum::http::StatusCode;
use serde_json::{Value, json};
use task_engine::inventory::{Cluster, Template};

use super::{SECOND, id_of, snapshot, vm};
use crate::engine::Engine;
use crate::representation::Format;

const MINUTE: i64 = 60 * SECOND;

/// Waits in simulated time until something has a status.
async fn wait_for(engine: &Engine, path: &str, member: &str, wanted: &str) {
    for _ in 0..600 {
        if engine.member(path, member).await == wanted {
            return;
        }
        engine.advance(SECOND);
    }
    panic!("{path} never became {wanted}");
}

/// The whole story; returns the wizard's job.
async fn rapid_clone(engine: &Engine, auto_cleared: bool) -> String {
    let job = engine.add_job("Rapid clone of web01", auto_cleared).await;

    // a. Shut down the machine, as a step of the wizard's own that tells of the engine's command.
    let step = engine.add_step(&job, None, "Shut down web01").await;
    engine.act(&format!("{}/shutdown", vm("web01"))).await.job();
    wait_for(engine, &vm("web01"), "status", "down").await;
    engine.end_step(&job, &step, true).await;

    // b. Coalesce the disk: remove its snapshot.
    let step = engine.add_step(&job, None, "Coalesce the disk").await;
    let snapshot = format!("{}/snapshots/{}", vm("web01"), snapshot("before-upgrade of web01"));
    let removal = engine.delete(&snapshot).await.job();
    wait_for(engine, &format!("/jobs/{removal}"), "status", "finished").await;
    engine.end_step(&job, &step, true).await;

    // c. and d. Outside of the engine: clone the disk, update the metadata.
    let cloning = engine.add_step(&job, None, "Clone the disk").await;
    for part in ["Copy the blocks", "Compare the checksums"] {
        let part = engine.add_step(&job, Some(&cloning), part).await;
        engine.advance(20 * SECOND);
        engine.end_step(&job, &part, true).await;
    }
    engine.end_step(&job, &cloning, true).await;
    let step = engine.add_step(&job, None, "Update the metadata of the storage domain").await;
    let disk = json!({ "name": "web01-clone_Disk1", "format": "cow", "provisioned_size": "42949672960",
                       "storage_domains": { "storage_domain": [{ "name": "data2" }] } });
    let disk = engine.post("/disks", "disk", &disk).await.document["id"].as_str().expect("an id").to_owned();
    wait_for(engine, &format!("/disks/{disk}"), "status", "ok").await;
    engine.end_step(&job, &step, true).await;
    assert_eq!(engine.job(&job).await["status"], "started");

    // e. Create the new machine: a step of the engine in the wizard's job, which ends with it.
    let machine = json!({ "name": "web01-clone", "cluster": { "id": id_of::<Cluster>("Default") },
                          "template": { "id": Template::BLANK.to_string() } });
    let created = engine.post(&format!("/vms;JobId={job}"), "vm", &machine).await.created();
    assert_eq!(engine.job(&job).await["status"], "finished");

    // f. Attach the cloned disk, of which no job tells.
    let attachment =
        json!({ "disk": { "id": disk }, "interface": "virtio_scsi", "bootable": "true", "active": "true" });
    engine.post(&format!("/vms/{created}/diskattachments"), "disk_attachment", &attachment).await.created();
    engine.act(&format!("/vms/{created}/start")).await.job();
    wait_for(engine, &format!("/vms/{created}"), "status", "up").await;
    job
}

#[tokio::test]
async fn test_3_a_job_of_internal_and_external_steps_is_cleared_by_itself() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = rapid_clone(&engine, true).await;
        let steps = engine.steps(&job).await;
        let count = |external: &str| steps.iter().filter(|step| step["external"] == external).count();
        assert_eq!((count("true"), count("false")), (6, 1));
        assert!(steps.iter().all(|step| step["status"] == "finished"), "{steps:?}");
        engine.app.sweep().await.expect("a sweep");
        assert_eq!(engine.get(&format!("/jobs/{job}")).await.status, StatusCode::OK, "not yet");
        engine.advance(11 * MINUTE);
        engine.app.sweep().await.expect("a sweep");
        assert_eq!(engine.get(&format!("/jobs/{job}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(engine.get("/jobs").await.list("job"), [] as [Value; 0], "the engine's own go as well");
    }
}

#[tokio::test]
async fn test_4_a_job_of_internal_and_external_steps_stays_until_it_is_cleared() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = rapid_clone(&engine, false).await;
        engine.advance(24 * 60 * MINUTE);
        engine.app.sweep().await.expect("a sweep");
        assert_eq!(engine.job(&job).await["status"], "finished", "still there after a day");
        engine.act(&format!("/jobs/{job}/clear")).await;
        engine.app.sweep().await.expect("a sweep");
        assert_eq!(engine.get(&format!("/jobs/{job}")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn every_command_of_the_page_can_have_the_job_in_its_address() {
    // Where each command has a job of its own to run under, the page's words hold for each of them.
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let shutdown = engine.add_job("a", false).await;
        engine.act(&format!("{}/shutdown;JobId={shutdown}", vm("web01"))).await.job();
        let coalesce = engine.add_job("b", false).await;
        engine.advance(20 * SECOND);
        let snapshot = format!("{}/snapshots/{}", vm("web01"), snapshot("before-upgrade of web01"));
        engine.delete(&format!("{snapshot};JobId={coalesce}")).await.job();
        let create = engine.add_job("e", false).await;
        let machine =
            json!({ "name": "clone", "cluster": { "name": "Default" }, "template": { "name": "rhel9" } });
        engine.post(&format!("/vms;JobId={create}"), "vm", &machine).await;
        assert_eq!(engine.job(&create).await["status"], "started");
        engine.advance(2 * MINUTE);
        for job in [shutdown, coalesce, create] {
            let told = engine.job(&job).await;
            assert_eq!((&told["status"], &told["external"]), (&json!("finished"), &json!("true")));
            assert!(engine.steps(&job).await.iter().all(|step| step["external"] == "false"));
        }
        assert_eq!(engine.get("/jobs").await.list("job").len(), 3);
    }
}
