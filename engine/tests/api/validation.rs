//! What of an address and a body counts (contract 1.2, 1.3, 1.12).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

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
