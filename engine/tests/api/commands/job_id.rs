//! Commands under a job that the caller names (contract 5), in the query or in the matrix of the last segment.

use axum::http::StatusCode;
use serde_json::{Value, json};
use task_engine::inventory::Disk;

use super::{SECOND, id_of, snapshot, vm};
use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

#[tokio::test]
async fn the_given_job_gets_a_step_and_is_ended() {
    for format in Format::BOTH {
        for place in ["?JobId=", ";JobId=", "?StepId=", ";StepId="] {
            let engine = Engine::new().speaking(format);
            let job = engine.add_job("Clone", false).await;
            let own = engine.add_step(&job, None, "Prepare").await;
            let reply = engine.act(&format!("{}/shutdown{place}{job}", vm("web01"))).await;
            assert_eq!(reply.job(), job, "{place}");
            let steps = engine.steps(&job).await;
            assert_eq!(steps.len(), 2, "no VALIDATING: {steps:?}");
            let executing = steps.iter().find(|step| step["id"] != own).expect("the engine's step");
            for (member, value) in
                [("type", "executing"), ("number", "0"), ("external", "false"), ("status", "finished")]
            {
                assert_eq!(executing[member], value, "{place} {member}");
            }
            let ended = engine.job(&job).await;
            assert_eq!(
                (&ended["status"], &ended["external"]),
                (&json!("finished"), &json!("true")),
                "{place}"
            );
            assert_eq!(engine.step(&job, &own).await["status"], "finished", "with all that was under way");
            assert_eq!(engine.get("/jobs").await.list("job").len(), 1, "and no job of its own");
        }
    }
}

#[tokio::test]
async fn step_id_acts_as_job_id_and_wins() {
    let engine = Engine::new();
    let (one, other) = (engine.add_job("one", false).await, engine.add_job("other", false).await);
    let step = engine.add_step(&one, None, "step").await;
    let reply = engine.act(&format!("{}/stop?JobId={one}&StepId={other}", vm("web01"))).await;
    assert_eq!(reply.job(), other);
    assert_eq!(engine.job(&one).await["status"], "started");
    // A step's id is looked for among the jobs, where it is not.
    let reply = engine.act(&format!("{}/stop?StepId={step}", vm("web02"))).await;
    assert_eq!((reply.status, &reply.document["job"]), (StatusCode::OK, &Value::Null));
    assert_eq!(engine.member(&vm("web02"), "status").await, "down");
}

#[tokio::test]
async fn the_query_wins_over_the_matrix_and_only_the_last_segment_has_one() {
    let engine = Engine::new();
    let (query, matrix) = (engine.add_job("query", false).await, engine.add_job("matrix", false).await);
    let reply = engine.act(&format!("{}/stop;JobId={matrix}?JobId={query}", vm("web01"))).await;
    assert_eq!(reply.job(), query);
    let reply = engine.act(&format!("{};JobId={matrix}/stop", vm("web02"))).await;
    assert_ne!(reply.job(), matrix);
    let other_case = engine.act(&format!("{}/stop?jobid={matrix}", vm("wiki"))).await;
    assert_ne!(other_case.job(), matrix);
    assert_eq!(engine.job(&matrix).await["status"], "started");
}

#[tokio::test]
async fn the_given_job_is_not_looked_at() {
    let engine = Engine::new();
    // One of the engine's own, and one that has ended.
    let (internal, _) = engine.internal_job().await;
    let reply = engine.act(&format!("{}/stop?JobId={internal}", vm("web01"))).await;
    assert_eq!(reply.job(), internal);
    assert_eq!(engine.job(&internal).await["status"], "finished");
    let ended = engine.add_job("Clone", false).await;
    engine.end_job(&ended, false).await;
    let before = engine.job(&ended).await;
    engine.advance(SECOND);
    engine.act(&format!("{}/stop?JobId={ended}", vm("web02"))).await.job();
    let after = engine.job(&ended).await;
    assert_eq!(
        (&after["status"], &after["end_time"]),
        (&json!("failed"), &before["end_time"]),
        "the first end stays"
    );
    assert_eq!(engine.steps(&ended).await.len(), 1);
}

#[tokio::test]
async fn the_given_job_lasts_as_long_as_the_command() {
    let engine = Engine::new();
    let job = engine.add_job("Clone", false).await;
    let path = format!("{}/snapshots/{}", vm("web01"), snapshot("before-upgrade of web01"));
    assert_eq!(engine.delete(&format!("{path}?JobId={job}")).await.job(), job);
    engine.advance(5 * SECOND);
    assert_eq!(engine.job(&job).await["status"], "started", "hosts still work on it");
    let own = engine.add_step(&job, None, "Meanwhile").await;
    engine.advance(120 * SECOND);
    assert_eq!(engine.job(&job).await["status"], "finished");
    assert_eq!(engine.step(&job, &own).await["status"], "finished");
    assert!(engine.told(&job).await.iter().any(|step| step.contains("Finalizing | finished")));
}

#[tokio::test]
async fn a_refusal_leaves_the_given_job_alone_and_a_failure_ends_it() {
    let engine = Engine::new();
    let job = engine.add_job("Clone", false).await;
    let before = engine.job(&job).await;
    engine.advance(SECOND);
    let refused = engine.act(&format!("{}/start?JobId={job}", vm("web01"))).await;
    refused.assert_failed_action(StatusCode::CONFLICT, "[Cannot run VM. VM is running.]");
    assert_eq!((engine.job(&job).await, engine.steps(&job).await.len()), (before, 0));
    assert_eq!(engine.get("/jobs").await.list("job").len(), 1);

    let order = json!({ "command": "StopVm", "stage": "executing" });
    engine.app.orders.place(serde_json::from_value(order).expect("an order"));
    let failed = engine.act(&format!("{}/stop?JobId={job}", vm("web01"))).await;
    failed.assert_failed_action(StatusCode::BAD_REQUEST, "[Internal Engine Error]");
    assert_eq!(engine.job(&job).await["status"], "failed");
}

#[tokio::test]
async fn a_job_that_is_not_there_leaves_the_command_without_any() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let reply = engine.act(&format!("{}/start?JobId={NOBODY}", vm("web03"))).await;
        assert_eq!((reply.status, &reply.document["status"]), (StatusCode::OK, &json!("complete")));
        assert_eq!(reply.document["job"], Value::Null);
        engine.advance(60 * SECOND);
        assert_eq!(engine.member(&vm("web03"), "status").await, "up");
        assert_eq!(engine.get("/jobs").await.list("job").len(), 0);
    }
}

#[tokio::test]
async fn what_is_no_id_fails_the_request() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for parameter in ["JobId", "StepId"] {
            let reply = engine.act(&format!("{}/stop?{parameter}=x", vm("web01"))).await;
            reply.assert_failed_action(StatusCode::INTERNAL_SERVER_ERROR, "Invalid UUID string: x");
            let body =
                json!({ "name": "x", "cluster": { "name": "Default" }, "template": { "name": "Blank" } });
            let reply = engine.post(&format!("/vms;{parameter}=x"), "vm", &body).await;
            reply.assert_fault(
                StatusCode::INTERNAL_SERVER_ERROR,
                "Operation Failed",
                "Invalid UUID string: x",
            );
        }
        assert_eq!(engine.member(&vm("web01"), "status").await, "up");
    }
}

#[tokio::test]
async fn what_no_job_tells_of_cannot_run_under_one() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", false).await;
        let attachment =
            json!({ "disk": { "id": id_of::<Disk>("scratch") }, "interface": "virtio", "bootable": "false" });
        let path = format!("{}/diskattachments?JobId={job}", vm("web03"));
        engine.post(&path, "disk_attachment", &attachment).await.assert_fault(
            StatusCode::BAD_REQUEST,
            "Operation Failed",
            "[Cannot ${action} ${type}. Non monitored command.]",
        );
        assert_eq!(engine.job(&job).await["status"], "started");
        let machine =
            json!({ "name": "x", "cluster": { "name": "Default" }, "template": { "name": "Blank" } });
        engine.post(&format!("/vms?JobId={job}"), "vm", &machine).await.created();
        assert_eq!(engine.job(&job).await["status"], "finished", "an addition ends it as well");
    }
}
