//! Contract 4.2: adding steps.

use super::story::Act::{Command, EndJob, EndStep, Job, Restart, Step, Wait};
use super::story::{Case, check};
use crate::engine::Engine;

const CASES: &[Case] = &[
    Case {
        row: "a step can be added to a finished job, which only shows an update",
        acts: &[Job("job"), EndJob("job", true), Wait(10), Step("late", "job")],
        seen: &[
            ("late", "status", "started"),
            ("late", "start_time", "+10"),
            ("late", "end_time", "-"),
            ("job", "status", "finished"),
            ("job", "end_time", "+0"),
            ("job", "last_updated", "+10"),
        ],
    },
    Case {
        row: "a step can be added to a failed job",
        acts: &[Job("job"), EndJob("job", false), Wait(10), Step("late", "job")],
        seen: &[("late", "status", "started"), ("job", "status", "failed"), ("job", "last_updated", "+10")],
    },
    Case {
        row: "a step can be added to an unknown job",
        acts: &[Job("job"), Restart, Wait(10), Step("late", "job")],
        seen: &[("late", "status", "started"), ("job", "status", "unknown"), ("job", "last_updated", "+10")],
    },
    Case {
        row: "a step can be added to an ended step",
        acts: &[Job("job"), Step("step", "job"), EndStep("step", true), Wait(10), Step("late", "step")],
        seen: &[
            ("late", "status", "started"),
            ("step", "status", "finished"),
            ("step", "end_time", "+0"),
            ("job", "last_updated", "+10"),
        ],
    },
    Case {
        row: "under a step of the engine nobody asks whether it is external",
        acts: &[Command { kind: "AddDisk", job: "command", step: "executing" }, Step("ours", "executing")],
        seen: &[
            ("ours", "external", "true"),
            ("executing", "external", "false"),
            ("command", "external", "false"),
        ],
    },
    Case {
        row: "the number is the count of direct steps, or of children",
        acts: &[
            Job("job"),
            Step("first", "job"),
            Step("second", "job"),
            Step("child", "second"),
            Step("grandchild", "child"),
            Step("sibling", "second"),
            Step("third", "job"),
        ],
        seen: &[
            ("first", "number", "0"),
            ("second", "number", "1"),
            ("third", "number", "2"),
            ("child", "number", "0"),
            ("sibling", "number", "1"),
            ("grandchild", "number", "0"),
        ],
    },
    Case {
        row: "an ended step keeps its number and counts",
        acts: &[Job("job"), Step("first", "job"), EndStep("first", true), Step("second", "job")],
        seen: &[("first", "number", "0"), ("second", "number", "1")],
    },
    Case {
        row: "every addition updates the job, at whatever depth (3)",
        acts: &[Job("job"), Wait(5), Step("step", "job"), Wait(5), Step("child", "step")],
        seen: &[("job", "last_updated", "+10"), ("job", "start_time", "+0"), ("child", "start_time", "+10")],
    },
    Case {
        row: "an external step shows neither progress nor a system (4.8)",
        acts: &[Job("job"), Step("step", "job"), EndStep("step", true)],
        seen: &[("step", "progress", "-"), ("step", "external_type", "-"), ("step", "execution_host", "-")],
    },
];

#[tokio::test]
async fn every_row_of_section_4_2_holds() {
    check(CASES).await;
}

#[tokio::test]
async fn the_correlation_id_of_a_step_is_that_of_its_parent() {
    let engine = Engine::new();
    let job = serde_json::json!({ "description": "Clone" });
    let job = engine.post("/jobs?correlation_id=of-the-job", "job", &job).await.created();
    let body = serde_json::json!({ "description": "Copy", "type": "executing" });
    let path = format!("/jobs/{job}/steps?correlation_id=of-the-request");
    let step = engine.post(&path, "step", &body).await.created();
    engine.add_step(&job, Some(&step), "child").await;
    let rows = engine.app.store.read(|tx| tx.rows("step")).await.expect("rows");
    let found: Vec<_> = rows.iter().map(|row| row["correlation_id"].as_str()).collect();
    assert_eq!(found, [Some("of-the-job"); 2]);
}

#[tokio::test]
async fn steps_may_be_nested_without_a_limit() {
    const DEPTH: usize = 60;
    let engine = Engine::new();
    let job = engine.add_job("Clone", true).await;
    let mut parent = None;
    for _ in 0..DEPTH {
        parent = Some(engine.add_step(&job, parent.as_deref(), "deeper").await);
    }
    assert_eq!(engine.steps(&job).await.len(), DEPTH);
    let deepest = engine.step(&job, &parent.expect("a step")).await;
    assert_eq!((&deepest["number"], &deepest["job"]["id"]), (&"0".into(), &job.into()));
}
