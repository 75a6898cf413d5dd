//! Actions and their replies (contract 1.4 to 1.7).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

#[tokio::test]
async fn an_action_echoes_what_it_was_sent() {
    let sent = json!({
        "async": "true", "comment": "by hand", "force": "false", "grace_period": { "expiry": "0" },
        "reason": "done", "status": "whatever", "succeeded": "true",
    });
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let reply = engine.post(&format!("/jobs/{job}/clear"), "action", &sent).await.document;
        let mut expected = sent.clone();
        expected["status"] = json!("complete");
        expected["job"] = reply["job"].clone();
        assert_eq!(reply, expected);
        let stub = &reply["job"];
        assert_eq!(
            (&stub["id"], &stub["description"], &stub["status"]),
            (&json!(job), &Value::Null, &Value::Null)
        );
        assert_eq!(stub["link"][0]["rel"], "steps");
        assert_eq!(stub["actions"]["link"][1]["rel"], "end");
    }
}

#[tokio::test]
async fn an_end_succeeds_unless_it_says_otherwise() {
    let table = [
        (json!({}), "finished"),
        (json!({ "succeeded": "true" }), "finished"),
        (json!({ "succeeded": "FALSE" }), "failed"),
        (json!({ "succeeded": "0", "status": "finished" }), "failed"),
    ];
    for format in Format::BOTH {
        for (body, status) in &table {
            let engine = Engine::new().speaking(format);
            let job = engine.add_job("Clone", false).await;
            engine.post(&format!("/jobs/{job}/end"), "action", body).await;
            assert_eq!(engine.job(&job).await["status"], *status, "{body}");
        }
    }
}

#[tokio::test]
async fn a_failed_action_echoes_what_it_was_sent_too() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let sent = json!({ "reason": "r", "force": "true" });
        let reply = engine.post(&format!("/jobs/{NOBODY}/end"), "action", &sent).await.document;
        assert_eq!((&reply["reason"], &reply["force"]), (&sent["reason"], &sent["force"]));
    }
}

#[tokio::test]
async fn the_end_of_a_step_counts_whatever_job_the_address_names() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "step").await;
        let body = json!({ "succeeded": "true", "force": "true" });
        let path = format!("/jobs/{NOBODY}/steps/{step}/end");
        let reply = engine.post(&path, "action", &body).await;
        // There is no job in it, and `force` counts for nothing but the echo.
        let expected = json!({ "succeeded": "true", "force": "true", "status": "complete" });
        assert_eq!((reply.status, reply.document), (StatusCode::OK, expected));
        assert_eq!(engine.step(&job, &step).await["status"], "finished");
    }
}

#[tokio::test]
async fn tasks_of_actions_are_over_and_those_of_steps_elsewhere() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "step").await;
        for action in ["end", "clear"] {
            let reply = engine.get(&format!("/v4/jobs/{job}/{action}/{NOBODY}")).await;
            let href = format!("/ovirt-engine/api/v4/jobs/{job}/{action}/{NOBODY}");
            let expected = json!({ "href": href, "id": NOBODY, "status": "complete" });
            assert_eq!((reply.status, reply.document), (StatusCode::OK, expected));
            assert_eq!(engine.get(&format!("/jobs/{job}/{action}/x")).await.status, StatusCode::NOT_FOUND);
        }
        let moved = engine.get(&format!("/jobs/{job}/steps/{step}/end/{NOBODY}")).await;
        assert_eq!((moved.status, moved.text.as_str()), (StatusCode::MOVED_PERMANENTLY, ""));
        let place = format!("http://localhost/ovirt-engine/api/jobs/{job}/steps/{step}");
        assert_eq!(moved.header("location"), Some(place.as_str()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_grace_period_is_waited_for_first() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let body = json!({ "grace_period": { "expiry": "90000" } });
        let path = format!("/jobs/{job}/end");
        let mut end = std::pin::pin!(engine.post(&path, "action", &body));
        assert!(crate::engine::is_pending(end.as_mut()).await);
        assert_eq!(engine.job(&job).await["status"], "started");
        let before = tokio::time::Instant::now();
        let reply = end.await;
        assert_eq!((reply.status, &reply.document["status"]), (StatusCode::OK, &json!("complete")));
        assert!(before.elapsed() >= std::time::Duration::from_secs(80));
    }
}
