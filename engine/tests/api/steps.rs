//! Adding and ending steps (contract 1.3, 1.10, 4.2, 4.3).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::{Engine, START};
use crate::representation::Format;

#[tokio::test]
async fn numbers_count_the_siblings() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let first = engine.add_step(&job, None, "first").await;
        let second = engine.add_step(&job, None, "second").await;
        let child = engine.add_step(&job, Some(&second), "child").await;
        let grandchild = engine.add_step(&job, Some(&child), "grandchild").await;
        let other = engine.add_step(&job, Some(&second), "other child").await;
        let numbers = [(&first, "0"), (&second, "1"), (&child, "0"), (&grandchild, "0"), (&other, "1")];
        for (id, number) in numbers {
            assert_eq!(engine.step(&job, id).await["number"], number);
        }
    }
}

#[tokio::test]
async fn a_list_has_direct_steps_first_then_children_by_parent() {
    let engine = Engine::new();
    let job = engine.add_job("Clone", true).await;
    let mut parents = vec![engine.add_step(&job, None, "a").await, engine.add_step(&job, None, "b").await];
    let mut expected = parents.clone();
    parents.sort();
    for parent in parents.iter().rev() {
        for child in ["first", "second"] {
            engine.add_step(&job, Some(parent), child).await;
        }
    }
    let steps = engine.steps(&job).await;
    for parent in &parents {
        let children = steps.iter().filter(|step| step["parent_step"]["id"] == **parent);
        let mut children: Vec<_> = children.collect();
        children.sort_by_key(|step| step["number"].as_str());
        expected.extend(children.iter().map(|step| step["id"].as_str().expect("an id").to_owned()));
    }
    let found: Vec<_> = steps.iter().map(|step| step["id"].as_str().expect("an id")).collect();
    assert_eq!(found, expected);
    let limited = engine.get(&format!("/jobs/{job}/steps?max=2")).await.list("step");
    assert_eq!(limited, steps[..2]);
    assert_eq!(engine.get(&format!("/jobs/{job}/steps;max=-1")).await.list("step"), steps);
}

#[tokio::test]
async fn a_job_in_the_place_of_a_parent_step_works() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let (job, other) = (engine.add_job("Clone", true).await, engine.add_job("Other", true).await);
        let step = engine.add_step(&other, Some(&job), "direct").await;
        // The job of the address counts for nothing but the addresses in the answer.
        let read = engine.step(&other, &step).await;
        assert_eq!(read["job"]["id"], other);
        assert_eq!(read["parent_step"], Value::Null);
        assert_eq!(engine.steps(&job).await[0]["id"], step);
        assert_eq!(engine.steps(&other).await.len(), 0);
    }
}

#[tokio::test]
async fn a_step_can_be_added_to_anything_that_is_there() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        engine.end_job(&job, true).await;
        let later = engine.advance(60_000);
        let step = engine.add_step(&job, None, "late").await;
        let ended = engine.job(&job).await;
        assert_eq!((&ended["status"], &ended["end_time"]), (&json!("finished"), &json!(START)));
        assert_eq!(ended["last_updated"], later);
        assert_eq!(engine.step(&job, &step).await["status"], "started");
        // Under a step of the engine itself nobody asks whether it is external.
        let (internal, internal_step) = engine.internal_job().await;
        engine.add_step(&internal, Some(&internal_step), "external").await;
    }
}

#[tokio::test]
async fn a_success_ends_the_step_alone() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let parent = engine.add_step(&job, None, "parent").await;
        let child = engine.add_step(&job, Some(&parent), "child").await;
        let now = engine.advance(1_000);
        let reply = engine.end_step(&job, &parent, true).await;
        assert_eq!(
            (reply.status, &reply.document),
            (StatusCode::OK, &json!({ "status": "complete", "succeeded": "true" }))
        );
        let ended = engine.step(&job, &parent).await;
        assert_eq!((&ended["status"], &ended["end_time"]), (&json!("finished"), &json!(now)));
        assert_eq!(engine.step(&job, &child).await["status"], "started");
        let job = engine.job(&job).await;
        assert_eq!((&job["status"], &job["last_updated"]), (&json!("started"), &json!(now)));
        assert_eq!(job["end_time"], Value::Null);
    }
}

#[tokio::test]
async fn a_failure_fails_the_job_and_all_that_is_under_way() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let done = engine.add_step(&job, None, "done").await;
        let failing = engine.add_step(&job, None, "failing").await;
        let parent = engine.add_step(&job, None, "parent").await;
        let child = engine.add_step(&job, Some(&parent), "child").await;
        let first = engine.advance(1_000);
        engine.end_step(&job, &done, true).await;
        let now = engine.advance(1_000);
        engine.end_step(&job, &failing, false).await;
        let failed = (json!("failed"), json!(now));
        for step in [&failing, &parent, &child] {
            let step = engine.step(&job, step).await;
            assert_eq!((&step["status"], &step["end_time"]), (&failed.0, &failed.1));
        }
        let done = engine.step(&job, &done).await;
        assert_eq!((&done["status"], &done["end_time"]), (&json!("finished"), &json!(first)));
        let job = engine.job(&job).await;
        assert_eq!(
            (&job["status"], &job["end_time"], &job["last_updated"]),
            (&failed.0, &failed.1, &failed.1)
        );
    }
}

#[tokio::test]
async fn the_last_end_of_a_step_counts_but_the_job_stays_failed() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "step").await;
        engine.end_step(&job, &step, false).await;
        let now = engine.advance(1_000);
        // Neither the job of the address nor `force` counts.
        let body = json!({ "succeeded": "true", "force": "true" });
        let other = format!("/jobs/{}/steps/{step}/end", crate::engine::NOBODY);
        assert_eq!(engine.post(&other, "action", &body).await.document["force"], "true");
        let ended = engine.step(&job, &step).await;
        assert_eq!((&ended["status"], &ended["end_time"]), (&json!("finished"), &json!(now)));
        let job = engine.job(&job).await;
        assert_eq!((&job["status"], &job["end_time"]), (&json!("failed"), &json!(START)));
        assert_eq!((&job["last_updated"], &job["auto_cleared"]), (&json!(now), &json!("true")));
    }
}

#[tokio::test]
async fn late_steps_take_the_state_of_the_job_that_has_ended() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        engine.end_job(&job, true).await;
        let added = engine.advance(1_000);
        let failing = engine.add_step(&job, None, "failing").await;
        let sibling = engine.add_step(&job, None, "sibling").await;
        let now = engine.advance(1_000);
        engine.end_step(&job, &failing, false).await;
        let failing = engine.step(&job, &failing).await;
        assert_eq!((&failing["status"], &failing["end_time"]), (&json!("failed"), &json!(now)));
        // It finished before it was added (contract 9.17).
        let sibling = engine.step(&job, &sibling).await;
        assert_eq!((&sibling["status"], &sibling["end_time"]), (&json!("finished"), &json!(START)));
        assert_eq!(sibling["start_time"], added);
        let job = engine.job(&job).await;
        assert_eq!((&job["status"], &job["end_time"]), (&json!("finished"), &json!(START)));
        // As it was read before the end of the step (contract 9.18).
        assert_eq!(job["last_updated"], added);
    }
}

#[tokio::test]
async fn a_step_is_found_under_any_job() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "step").await;
        let wrong = crate::engine::NOBODY;
        let found = engine.step(wrong, &step).await;
        assert_eq!(found["job"]["id"], wrong);
        assert_eq!(found["href"], format!("/ovirt-engine/api/jobs/{wrong}/steps/{step}"));
        let unknown = engine.get(&format!("/jobs/{job}/steps/{wrong}")).await;
        assert_eq!((unknown.status, unknown.text.as_str()), (StatusCode::NOT_FOUND, ""));
        let statistics = engine.get(&format!("/jobs/{job}/steps/{step}/statistics")).await;
        assert_eq!((statistics.status, &statistics.document), (StatusCode::OK, &json!({})));
        let statistic = engine.get(&format!("/jobs/{job}/steps/{step}/statistics/{wrong}")).await;
        assert_eq!(statistic.status, StatusCode::NOT_FOUND);
    }
}
