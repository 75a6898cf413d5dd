//! What the rules refuse, and in which words (contract 4.1, 5).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::{Engine, NOBODY, Reply};
use crate::representation::Format;

const NOT_EXTERNAL: &str = "External steps can be added only to external jobs or steps.";

fn step(description: &str) -> Value {
    json!({ "description": description, "type": "executing" })
}

fn assert_refused(reply: &Reply, detail: &str) {
    reply.assert_fault(StatusCode::BAD_REQUEST, "Operation Failed", detail);
}

#[tokio::test]
async fn additions() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for blank in ["", "  ", "\n\t"] {
            assert_refused(
                &engine.post("/jobs", "job", &json!({ "description": blank })).await,
                "[Cannot ${action} ${type}. Description can not be empty.]",
            );
        }
        let job = engine.add_job("Clone", true).await;
        let (internal, _) = engine.internal_job().await;
        let no_parent = "Cannot add External Job. Step should be a child of the Job or other Step.";
        let empty = "Cannot add External Job. Description can not be empty.";
        let not_external = format!("Cannot add External Job. {NOT_EXTERNAL}");
        let table = [
            (&job, step(" "), format!("[{empty}]")),
            (&NOBODY.to_owned(), step("Copy"), format!("[{no_parent}]")),
            (&NOBODY.to_owned(), step(""), format!("[{no_parent}, {empty}]")),
            (&internal, step("Copy"), format!("[{not_external}]")),
            (&internal, step(""), format!("[{not_external}, {empty}]")),
        ];
        for (job, body, detail) in table {
            assert_refused(&engine.post(&format!("/jobs/{job}/steps"), "step", &body).await, &detail);
        }
    }
}

#[tokio::test]
async fn actions_on_jobs() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let (internal, _) = engine.internal_job().await;
        for action in ["end", "clear"] {
            let table = [
                (NOBODY, "[Cannot Clear External Job. Job not found.]".to_owned()),
                (internal.as_str(), format!("[Cannot Clear External Job. {NOT_EXTERNAL}]")),
            ];
            for (job, detail) in table {
                let reply =
                    engine.post(&format!("/jobs/{job}/{action}"), "action", &json!({ "reason": "r" })).await;
                reply.assert_failed_action(StatusCode::BAD_REQUEST, &detail);
                assert_eq!((&reply.document["reason"], &reply.document["job"]), (&json!("r"), &Value::Null));
            }
        }
        assert_eq!(engine.job(&internal).await["status"], "started");
    }
}

#[tokio::test]
async fn ends_of_steps() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let (job, internal) = engine.internal_job().await;
        engine
            .end_step(&job, NOBODY, true)
            .await
            .assert_failed_action(StatusCode::BAD_REQUEST, "[Cannot ${action} ${type}. Step not found.]");
        engine.end_step(&job, &internal, true).await.assert_failed_action(
            StatusCode::BAD_REQUEST,
            &format!("[Cannot ${{action}} ${{type}}. {NOT_EXTERNAL}]"),
        );
    }
}

#[tokio::test]
async fn maintenance_mode_outranks_everything() {
    let detail = "[Engine is running in Maintenance mode and is not accepting commands.]";
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        engine.app.set_maintenance(true);
        let guest = engine.signed_in("guest@internal");
        for path in ["/jobs", "/jobs?JobId=00000000-0000-4000-8000-000000000000"] {
            let reply = guest.post(path, "job", &json!({ "description": "" })).await;
            reply.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
        }
        engine.end_job(&job, true).await.assert_failed_action(StatusCode::CONFLICT, detail);
        assert_eq!(engine.job(&job).await["status"], "started");
        engine.app.set_maintenance(false);
        assert_eq!(engine.end_job(&job, true).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn nothing_is_added_under_a_job_of_the_caller() {
    let detail = "[Cannot ${action} ${type}. Non monitored command.]";
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let body = json!({ "description": "" });
        for parameter in [format!("?JobId={job}"), format!(";JobId={job}"), format!("?StepId={NOBODY}")] {
            assert_refused(&engine.post(&format!("/jobs{parameter}"), "job", &body).await, detail);
            let reply = engine.post(&format!("/jobs/{job}/steps{parameter}"), "step", &step("Copy")).await;
            assert_refused(&reply, detail);
        }
        // Names of parameters are case-sensitive: this one means nothing.
        engine.post("/jobs?job_id=x", "job", &json!({ "description": "Other" })).await.created();
        let invalid = "Invalid UUID string: x";
        engine.post("/jobs?JobId=x", "job", &json!({ "description": "Clone" })).await.assert_fault(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Operation Failed",
            invalid,
        );
        engine
            .post(&format!("/jobs/{job}/end?StepId=x"), "action", &json!({}))
            .await
            .assert_failed_action(StatusCode::INTERNAL_SERVER_ERROR, invalid);
    }
}
