//! Random commands, played over the API against the engine and against a small model of the contract. After each of
//! them everything that can be seen of every job and step must be the same.

mod model;

use axum::http::StatusCode;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use task_engine::model::{ExternalSystem, StepType};
use task_engine::rules::{self, NewCommand, NewInternalStep};

use crate::engine::{Engine, NOBODY, Reply};
use crate::representation::Format;
use model::{Model, Verdict};

/// Something that happens. Jobs and steps are chosen among those that there are or were.
#[derive(Clone, Debug)]
enum Act {
    AddJob { description: &'static str, auto_cleared: bool },
    BeginCommand { on_host: bool },
    AddStep { parent: Index, under_step: bool, description: &'static str, kind: usize },
    EndStep { step: Index, succeeded: bool },
    EndJob { job: Index, succeeded: bool, force: bool },
    Clear { job: Index },
    Wait { milliseconds: i64 },
    Sweep,
    Restart,
}

const KINDS: [&str; 6] =
    ["validating", "executing", "finalizing", "rebalancing_volume", "removing_bricks", "unknown"];

fn act() -> impl Strategy<Value = Act> {
    let index = any::<Index>;
    let description = || prop::sample::select(vec!["Clone web01", "a <b> & \"c\"", "é\u{1f600}", " ", ""]);
    prop_oneof![
        4 => (description(), any::<bool>())
            .prop_map(|(description, auto_cleared)| Act::AddJob { description, auto_cleared }),
        1 => any::<bool>().prop_map(|on_host| Act::BeginCommand { on_host }),
        9 => (index(), any::<bool>(), description(), 0..KINDS.len()).prop_map(
            |(parent, under_step, description, kind)| Act::AddStep { parent, under_step, description, kind }
        ),
        8 => (index(), any::<bool>()).prop_map(|(step, succeeded)| Act::EndStep { step, succeeded }),
        4 => (index(), any::<bool>(), any::<bool>())
            .prop_map(|(job, succeeded, force)| Act::EndJob { job, succeeded, force }),
        3 => index().prop_map(|job| Act::Clear { job }),
        4 => (0..5_000_i64).prop_map(|milliseconds| Act::Wait { milliseconds }),
        // Exactly as long as ended jobs are kept, and a moment longer.
        2 => prop::sample::select(vec![600_000, 600_001, 3_600_000, 3_600_001])
            .prop_map(|milliseconds| Act::Wait { milliseconds }),
        3 => Just(Act::Sweep),
        1 => Just(Act::Restart),
    ]
}

/// The engine, the model, and every id that ever was.
struct Play {
    engine: Engine,
    model: Model,
    jobs: Vec<String>,
    steps: Vec<String>,
}

impl Play {
    fn new(format: Format) -> Self {
        Self {
            engine: Engine::new().speaking(format),
            model: Model::default(),
            // Nothing has this id, so a choice is never empty.
            jobs: vec![NOBODY.to_owned()],
            steps: vec![NOBODY.to_owned()],
        }
    }

    async fn play(&mut self, act: &Act) {
        let now = self.engine.app.clock.now();
        match act {
            Act::AddJob { description, auto_cleared } => self.add_job(description, *auto_cleared, now).await,
            Act::BeginCommand { on_host } => self.begin_command(*on_host, now).await,
            Act::AddStep { parent, under_step, description, kind } => {
                let parents = if *under_step { &self.steps } else { &self.jobs };
                let parent = parents[parent.index(parents.len())].clone();
                self.add_step(&parent, *under_step, description, KINDS[*kind], now).await;
            }
            Act::EndStep { step, succeeded } => {
                let step = &self.steps[step.index(self.steps.len())];
                let reply = self.engine.end_step(NOBODY, step, *succeeded).await;
                agree(&reply, self.model.end_step(step, *succeeded, now));
            }
            Act::EndJob { job, succeeded, force } => {
                let job = &self.jobs[job.index(self.jobs.len())];
                let body = json!({ "succeeded": succeeded.to_string(), "force": force.to_string() });
                let reply = self.engine.post(&format!("/jobs/{job}/end"), "action", &body).await;
                agree(&reply, self.model.end_job(job, *succeeded, *force, now));
            }
            Act::Clear { job } => {
                let job = &self.jobs[job.index(self.jobs.len())];
                let reply = self.engine.post(&format!("/jobs/{job}/clear"), "action", &json!({})).await;
                agree(&reply, self.model.clear(job));
            }
            Act::Wait { milliseconds } => {
                self.engine.advance(*milliseconds);
            }
            Act::Sweep => {
                self.engine.app.sweep().await.expect("a sweep");
                self.model.sweep(now);
            }
            Act::Restart => {
                self.engine.app.store.write(move |tx| rules::restart(tx, now)).await.expect("a restart");
                self.model.restart(now);
            }
        }
    }

    async fn add_job(&mut self, description: &str, auto_cleared: bool, now: i64) {
        let body = json!({ "description": description, "auto_cleared": auto_cleared.to_string() });
        let reply = self.engine.post("/jobs", "job", &body).await;
        if description.trim().is_empty() {
            return agree(&reply, Verdict::Refused);
        }
        let id = reply.created();
        let owner = self.engine.app.accounts.users().next().expect("an account").id.to_string();
        self.model.add_job(&id, description, auto_cleared, &owner, now);
        self.jobs.push(id);
    }

    async fn begin_command(&mut self, on_host: bool, now: i64) {
        let call = self.engine.call();
        let begin = move |tx: &task_engine::store::Tx<'_>| {
            let command = NewCommand {
                action_type: "AddDisk".to_owned(),
                description: "Adding Disk".to_owned(),
                owned: false,
            };
            let job = rules::begin_command(tx, &call, command)?.id;
            let step = NewInternalStep {
                job,
                parent: None,
                kind: StepType::Executing,
                description: "Executing".to_owned(),
                execution_host: None,
                external_type: on_host.then_some(ExternalSystem::Vdsm),
            };
            Ok((job.to_string(), rules::begin_internal_step(tx, &call, step)?.id.to_string()))
        };
        let (job, step) = self.engine.app.store.write(begin).await.expect("a command");
        self.model.add_command(&job, &step, on_host, now);
        self.jobs.push(job);
        self.steps.push(step);
    }

    async fn add_step(
        &mut self,
        parent: &str,
        under_step: bool,
        description: &str,
        kind: &'static str,
        now: i64,
    ) {
        let mut body = json!({ "description": description, "type": kind });
        let mut job = parent;
        if under_step {
            // The job of the address counts for nothing then.
            job = NOBODY;
            body["parent_step"] = json!({ "id": parent });
        }
        let reply = self.engine.post(&format!("/jobs/{job}/steps"), "step", &body).await;
        let id = reply.status.is_success().then(|| reply.created());
        agree(&reply, self.model.add_step(parent, id.as_deref(), description, kind, now));
        self.steps.extend(id);
    }

    /// Compares everything that can be seen, in one list and one by one.
    async fn compare(&self, act: &Act) {
        let expected = self.model.shown();
        let mut seen = self.engine.get("/jobs?follow=steps").await.list("job");
        seen.iter_mut().for_each(strip);
        assert_eq!(seen.len(), expected.len(), "after {act:?}");
        for (seen, expected) in seen.iter().zip(&expected) {
            assert_eq!(seen, expected, "after {act:?}");
        }
        for job in &self.jobs {
            let status = self.engine.get(&format!("/jobs/{job}")).await.status;
            let is_there = expected.iter().any(|expected| expected["id"] == **job);
            assert_eq!(status == StatusCode::OK, is_there, "{job} after {act:?}");
        }
    }
}

/// Asserts that the engine did, or refused, what the model did or refused.
fn agree(reply: &Reply, verdict: Verdict) {
    let expected = match verdict {
        Verdict::Done => reply.status.is_success(),
        Verdict::Refused => reply.status == StatusCode::BAD_REQUEST,
    };
    assert!(expected, "{verdict:?}, and the engine says {}: {}", reply.status, reply.text);
}

/// Takes addresses, links and actions off: other tests look at those.
fn strip(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for member in ["href", "link", "actions"] {
                members.remove(member);
            }
            members.values_mut().for_each(strip);
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

#[test]
fn the_engine_does_what_the_contract_says() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
    let acts = (any::<bool>(), prop::collection::vec(act(), 1..40));
    let played = TestRunner::new(config).run(&acts, |(as_xml, acts)| {
        runtime.block_on(async {
            let mut play = Play::new(if as_xml { Format::Xml } else { Format::Json });
            for act in &acts {
                play.play(act).await;
                play.compare(act).await;
            }
        });
        Ok(())
    });
    played.unwrap_or_else(|error| panic!("{error}"));
}
