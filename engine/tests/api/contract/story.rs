//! Cases that tell a story: what happens to jobs and steps, and what is seen of them afterwards.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::model::{ExternalSystem, Millis, StepType};
use task_engine::rules::{self, NewCommand, NewInternalStep};
use task_engine::server;
use tempfile::TempDir;

use crate::engine::{Engine, START, settings};
use crate::representation::Format;

/// One row.
pub(super) struct Case {
    /// The row.
    pub(super) row: &'static str,
    /// What happens. The story begins at [`START`].
    pub(super) acts: &'static [Act],
    /// What is seen afterwards: of whom, which member, and its value. `-` stands for a member that is not there,
    /// `gone` for everything about what is not there, and times are milliseconds since the beginning.
    pub(super) seen: &'static [(&'static str, &'static str, &'static str)],
}

/// Something that happens. Jobs and steps have names, and no name stands for two.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// An external job is added that no sweep takes.
    Job(&'static str),
    /// An external job is added that the sweep may take.
    AutoClearedJob(&'static str),
    /// The engine begins a command of this type, with one step.
    Command {
        kind: &'static str,
        job: &'static str,
        step: &'static str,
    },
    /// The same, and a host works on its step.
    CommandOnHost {
        kind: &'static str,
        job: &'static str,
        step: &'static str,
    },
    /// The command of the engine ends.
    EndCommand(&'static str, bool),
    /// The command of the engine is aborted.
    AbortCommand(&'static str),
    /// A step is added under a job or a step.
    Step(&'static str, &'static str),
    EndStep(&'static str, bool),
    EndJob(&'static str, bool),
    ForceEndJob(&'static str, bool),
    Clear(&'static str),
    Wait(Millis),
    Sweep,
    Restart,
}

pub(super) const MINUTE: Millis = 60_000;

/// Tells every case in both representations, each in an engine of its own.
pub(super) async fn check(cases: &[Case]) {
    for format in Format::BOTH {
        for case in cases {
            let restarts = case.acts.iter().any(|act| matches!(act, Act::Restart));
            let mut world = if restarts { World::on_disk(format) } else { World::in_memory(format) };
            for act in case.acts {
                world.play(*act, case.row).await;
            }
            for (name, member, expected) in case.seen {
                let seen = world.see(name, member).await;
                assert_eq!(seen, *expected, "{}: {member} of {name}, {format:?}", case.row);
            }
        }
    }
}

/// An engine, and the folder of its database if that is to outlive it.
struct World {
    engine: Engine,
    format: Format,
    data: Option<TempDir>,
    /// Jobs and steps by their names: the job's id, and the step's.
    named: BTreeMap<&'static str, (String, Option<String>)>,
}

fn open(data: &TempDir, now: Millis, format: Format) -> Engine {
    let settings = Settings { data: Some(data.path().to_owned()), ..settings() };
    let app = server::open(settings, Clock::manual(now), Ids::random()).expect("it opens");
    Engine::over(app).speaking(format)
}

impl World {
    fn in_memory(format: Format) -> Self {
        Self { engine: Engine::new().speaking(format), format, data: None, named: BTreeMap::new() }
    }

    fn on_disk(format: Format) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        Self { engine: open(&data, START, format), format, data: Some(data), named: BTreeMap::new() }
    }

    async fn play(&mut self, act: Act, row: &str) {
        match act {
            Act::Job(name) => self.add_job(name, false).await,
            Act::AutoClearedJob(name) => self.add_job(name, true).await,
            Act::Command { kind, job, step } => self.begin_command(kind, job, step, None).await,
            Act::CommandOnHost { kind, job, step } => {
                self.begin_command(kind, job, step, Some(ExternalSystem::Vdsm)).await;
            }
            Act::EndCommand(name, succeeded) => {
                let (call, job) = (self.engine.call(), self.job(name).parse().expect("an id"));
                let end =
                    move |tx: &task_engine::store::Tx<'_>| rules::end_command(tx, &call, job, succeeded);
                self.engine.app.store.write(end).await.expect("its end");
            }
            Act::AbortCommand(name) => {
                let (call, job) = (self.engine.call(), self.job(name).parse().expect("an id"));
                let end = move |tx: &task_engine::store::Tx<'_>| rules::abort_command(tx, &call, job);
                self.engine.app.store.write(end).await.expect("its end");
            }
            Act::Step(name, under) => {
                let (job, parent) = self.named[under].clone();
                let step = self.engine.add_step(&job, parent.as_deref(), name).await;
                self.name(name, job, Some(step));
            }
            Act::EndStep(name, succeeded) => {
                let (job, step) = self.named[name].clone();
                let reply = self.engine.end_step(&job, &step.expect("a step"), succeeded).await;
                assert!(reply.status.is_success(), "{row}: {}", reply.text);
            }
            Act::EndJob(name, succeeded) => {
                self.act(name, "end", &json!({ "succeeded": succeeded.to_string() }), row).await;
            }
            Act::ForceEndJob(name, succeeded) => {
                let body = json!({ "succeeded": succeeded.to_string(), "force": "true" });
                self.act(name, "end", &body, row).await;
            }
            Act::Clear(name) => self.act(name, "clear", &json!({}), row).await,
            Act::Wait(milliseconds) => {
                self.engine.advance(milliseconds);
            }
            Act::Sweep => {
                self.engine.app.sweep().await.expect("a sweep");
            }
            Act::Restart => self.restart(),
        }
    }

    /// Ends the engine and opens another on its database, at the same time.
    fn restart(&mut self) {
        let now = self.engine.app.clock.now();
        // The folder is free once the engine on it is gone.
        self.engine = Engine::new();
        self.engine = open(self.data.as_ref().expect("a folder"), now, self.format);
    }

    async fn add_job(&mut self, name: &'static str, auto_cleared: bool) {
        let job = self.engine.add_job(name, auto_cleared).await;
        self.name(name, job, None);
    }

    async fn begin_command(
        &mut self,
        kind: &'static str,
        job_name: &'static str,
        step_name: &'static str,
        worker: Option<ExternalSystem>,
    ) {
        let call = self.engine.call();
        let begin = move |tx: &task_engine::store::Tx<'_>| {
            let command =
                NewCommand { action_type: kind.to_owned(), description: job_name.to_owned(), owned: false };
            let job = rules::begin_command(tx, &call, command)?.id;
            let step = NewInternalStep {
                job,
                parent: None,
                kind: StepType::Executing,
                description: step_name.to_owned(),
                execution_host: None,
                external_type: worker,
            };
            Ok((job.to_string(), rules::begin_internal_step(tx, &call, step)?.id.to_string()))
        };
        let (job, step) = self.engine.app.store.write(begin).await.expect("a command");
        self.name(job_name, job.clone(), None);
        self.name(step_name, job, Some(step));
    }

    async fn act(&self, name: &str, action: &str, body: &Value, row: &str) {
        let reply = self.engine.post(&format!("/jobs/{}/{action}", self.job(name)), "action", body).await;
        assert!(reply.status.is_success(), "{row}: {}", reply.text);
    }

    fn job(&self, name: &str) -> &str {
        &self.named[name].0
    }

    fn name(&mut self, name: &'static str, job: String, step: Option<String>) {
        assert_eq!(self.named.insert(name, (job, step)), None, "{name} stands for one thing");
    }

    async fn see(&self, name: &str, member: &str) -> String {
        let (job, step) = &self.named[name];
        let path = match step {
            Some(step) => format!("/jobs/{job}/steps/{step}"),
            None => format!("/jobs/{job}"),
        };
        let reply = self.engine.get(&path).await;
        if reply.status.as_u16() == 404 {
            return "gone".to_owned();
        }
        match &reply.document[member] {
            Value::Null => "-".to_owned(),
            Value::Number(time) => format!("+{}", time.as_i64().expect("a time") - START),
            value => value.as_str().expect("a text").to_owned(),
        }
    }
}
