//! What a body must have (contract 1.1, 1.2, 1.3, 1.12), checked before the rules.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

#[tokio::test]
async fn what_is_mandatory_is_missed_in_order() {
    let table = [
        ("/jobs", "job", json!({}), "Parameter 'job.description' is mandatory but was not provided."),
        (
            "/jobs",
            "job",
            json!({ "auto_cleared": "true" }),
            "Parameter 'job.description' is mandatory but was not provided.",
        ),
        (
            "/jobs/J/steps",
            "step",
            json!({}),
            "Parameter 'step.description' is mandatory but was not provided.",
        ),
        (
            "/jobs/J/steps",
            "step",
            json!({ "type": "executing" }),
            "Parameter 'step.description' is mandatory but was not provided.",
        ),
        (
            "/jobs/J/steps",
            "step",
            json!({ "description": "Copy" }),
            "Parameter 'step.type' is mandatory but was not provided.",
        ),
        (
            "/jobs/J/steps/J/end",
            "action",
            json!({}),
            "Parameter 'succeeded' is mandatory but was not provided.",
        ),
        (
            "/jobs/J/steps/J/end",
            "action",
            json!({ "force": "true" }),
            "Parameter 'succeeded' is mandatory but was not provided.",
        ),
    ];
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for (path, root, body, detail) in &table {
            let reply = engine.post(&path.replace('J', NOBODY), root, body).await;
            reply.assert_fault(StatusCode::BAD_REQUEST, "Input validation failed.", detail);
        }
    }
}

#[tokio::test]
async fn a_body_is_mandatory_where_something_in_it_is() {
    let table = [
        ("/jobs", "Parameter 'job' is mandatory but was not provided."),
        ("/jobs/J/steps", "Parameter 'step' is mandatory but was not provided."),
        ("/jobs/J/steps/J/end", "Action is mandatory but was not provided."),
    ];
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for (path, detail) in table {
            let reply = engine.post_text(&path.replace('J', NOBODY), "").await;
            reply.assert_fault(StatusCode::BAD_REQUEST, "Input validation failed.", detail);
        }
        let job = engine.add_job("Clone", true).await;
        for action in ["end", "clear"] {
            let reply = engine.post_text(&format!("/jobs/{job}/{action}"), "").await;
            assert_eq!((reply.status, &reply.document["status"]), (StatusCode::OK, &json!("complete")));
        }
    }
}

#[tokio::test]
async fn a_parent_needs_an_id_that_is_one() {
    let step = |parent: Value| json!({ "description": "Copy", "type": "executing", "parent_step": parent });
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let path = format!("/jobs/{job}/steps");
        let reply = engine.post(&path, "step", &step(json!({}))).await;
        let detail = "Step [parentStep.id] required for add";
        reply.assert_fault(StatusCode::BAD_REQUEST, "Incomplete parameters", detail);
        let reply = engine.post(&path, "step", &step(json!({ "id": "x" }))).await;
        reply.assert_fault(StatusCode::BAD_REQUEST, "Operation failed", "Invalid UUID string: x");
    }
}

#[tokio::test]
async fn ids_in_the_path_that_are_none_are_not_found() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        for path in
            ["/jobs/x", "/jobs/x/steps", "/jobs/J/steps/x", "/jobs/x/steps/J", "/jobs/J/steps/x/statistics"]
        {
            let reply = engine.get(&path.replace('J', &job)).await;
            assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_FOUND, ""), "{path}");
        }
        for path in ["/jobs/x/end", "/jobs/x/clear", "/jobs/x/steps", "/jobs/J/steps/x/end"] {
            let reply = engine.post_text(&path.replace('J', &job), "").await;
            assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_FOUND, ""), "{path}");
        }
    }
}

#[tokio::test]
async fn members_that_the_engine_sets_itself_are_read_over() {
    let sent = json!({
        "description": "Clone", "id": NOBODY, "status": "failed", "external": "false", "comment": "mine",
        "start_time": "2020-01-01T00:00:00Z", "owner": { "id": NOBODY }, "name": "n",
    });
    let step = json!({
        "description": "Copy", "type": "EXECUTING", "status": "finished", "number": "7", "progress": "50",
        "job": { "id": NOBODY }, "start_time": 5,
    });
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.post("/jobs", "job", &sent).await.document;
        assert_eq!(job["status"], "started");
        assert_eq!(job["external"], "true");
        assert_eq!(job["auto_cleared"], "false");
        assert_ne!(job["id"], NOBODY);
        assert_eq!(job["start_time"], crate::engine::START);
        assert_eq!((&job["name"], &job["comment"]), (&Value::Null, &Value::Null));
        let id = job["id"].as_str().expect("an id");
        let added = engine.post(&format!("/jobs/{id}/steps"), "step", &step).await.document;
        assert_eq!((&added["number"], &added["status"]), (&json!("0"), &json!("started")));
        assert_eq!((&added["type"], &added["progress"]), (&json!("executing"), &Value::Null));
    }
}
