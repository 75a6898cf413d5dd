//! Who may do what (6).

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::engine::{Engine, Reply};
use crate::representation::Format;

const DENIED: &str = "query execution failed due to insufficient permissions.";

fn assert_query_denied(reply: &Reply) {
    reply.assert_fault(StatusCode::BAD_REQUEST, "Operation Failed", DENIED);
}

#[tokio::test]
async fn an_external_tasks_creator_gets_a_400_for_a_step_that_is_added() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let vendor = engine.signed_in("vendor@internal");
        let job = vendor.add_job("Clone", true).await;
        assert_eq!(vendor.get(&format!("/jobs/{job}")).await.status, StatusCode::OK);
        let body = json!({ "description": "Copy", "type": "executing" });
        assert_query_denied(&vendor.post(&format!("/jobs/{job}/steps"), "step", &body).await);
        let steps = engine.steps(&job).await;
        assert_eq!(steps[0]["description"], "Copy");
        let step = steps[0]["id"].as_str().expect("an id");
        for path in ["/jobs", &format!("/jobs/{job}/steps"), &format!("/jobs/{job}/steps/{step}")] {
            assert_query_denied(&vendor.get(path).await);
        }
        assert_eq!(vendor.end_step(&job, step, true).await.status, StatusCode::OK);
        assert_eq!(vendor.end_job(&job, true).await.status, StatusCode::OK);
        assert_eq!(engine.job(&job).await["status"], "finished");
    }
}

#[tokio::test]
async fn an_administrator_can_ask_to_be_filtered() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let own = engine.add_job("Clone", true).await;
        let other = engine.signed_in("vendor@internal").add_job("Other", true).await;
        let filtered = |path: String| {
            let request = engine.request(Method::GET, &path).header("Filter", "true");
            engine.send(request.body(Body::empty()).expect("a request"))
        };
        assert_query_denied(&filtered("/jobs".to_owned()).await);
        assert_query_denied(&engine.get("/jobs;filter=y").await);
        assert_query_denied(&filtered(format!("/jobs/{own}/steps")).await);
        assert_eq!(filtered(format!("/jobs/{own}")).await.status, StatusCode::OK);
        assert_eq!(filtered(format!("/jobs/{other}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(engine.get("/jobs").await.list("job").len(), 2);
    }
}
