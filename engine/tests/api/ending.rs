//! Ending and clearing jobs (contract 1.4, 1.5, 4.4, 4.5).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::{Engine, START};
use crate::representation::Format;

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
            let step = engine.add_step(&job, None, "step").await;
            let child = engine.add_step(&job, Some(&step), "child").await;
            let now = engine.advance(1_000);
            let reply = engine.post(&format!("/jobs/{job}/end"), "action", body).await;
            assert_eq!((reply.status, &reply.document["status"]), (StatusCode::OK, &json!("complete")));
            for step in [&step, &child] {
                let step = engine.step(&job, step).await;
                assert_eq!((&step["status"], &step["end_time"]), (&json!(status), &json!(now)));
            }
            let job = engine.job(&job).await;
            assert_eq!((&job["status"], &job["end_time"]), (&json!(status), &json!(now)));
            assert_eq!((&job["last_updated"], &job["auto_cleared"]), (&json!(now), &json!("false")));
        }
    }
}

#[tokio::test]
async fn the_first_end_stays_and_late_steps_take_it() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        engine.end_job(&job, false).await;
        engine.advance(1_000);
        let late = engine.add_step(&job, None, "late").await;
        assert_eq!(engine.end_job(&job, true).await.status, StatusCode::OK);
        let late = engine.step(&job, &late).await;
        assert_eq!((&late["status"], &late["end_time"]), (&json!("failed"), &json!(START)));
        let job = engine.job(&job).await;
        assert_eq!((&job["status"], &job["end_time"]), (&json!("failed"), &json!(START)));
    }
}

#[tokio::test]
async fn force_clears_and_aborts_nothing() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", false).await;
        let step = engine.add_step(&job, None, "step").await;
        let body = json!({ "force": "true", "succeeded": "false" });
        engine.post(&format!("/jobs/{job}/end"), "action", &body).await;
        assert_eq!(engine.step(&job, &step).await["status"], "failed");
        let job = engine.job(&job).await;
        assert_eq!((&job["status"], &job["auto_cleared"]), (&json!("failed"), &json!("true")));
    }
}

#[tokio::test]
async fn a_clear_is_only_a_mark() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let running = engine.add_job("Clone", false).await;
        let ended = engine.add_job("Other", false).await;
        engine.end_job(&ended, true).await;
        engine.advance(1_000);
        for job in [&running, &ended, &ended] {
            let before = engine.job(job).await;
            let reply = engine.post(&format!("/jobs/{job}/clear"), "action", &json!({})).await;
            assert_eq!(reply.status, StatusCode::OK);
            let mut expected = before.clone();
            expected["auto_cleared"] = json!("true");
            assert_eq!(engine.job(job).await, expected);
        }
    }
}

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
