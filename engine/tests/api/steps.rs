//! Steps in lists and by themselves (contract 1.3, 1.8, 1.10).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::representation::Format;

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
