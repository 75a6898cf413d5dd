//! An engine in memory, with the rules that matter here (contract 1 to 5), faults at any request, and no time.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

use kit::{Call, ClientError, Drive, Kit, Later, Platform, Verb};
use serde_json::{Value, json};

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// The connection ends, and nothing is done.
    DropBefore,
    /// Everything is done, then the connection ends.
    DropAfter,
    /// 503, and nothing is done.
    Unavailable,
    /// Everything is done, and half of the answer comes.
    Malformed,
    /// The session is over, for this one request.
    Expired,
}

#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) description: String,
    pub(crate) status: &'static str,
    pub(crate) external: bool,
    pub(crate) auto_cleared: String,
    correlation: String,
    /// Looks until an internal job ends.
    left: u32,
}

#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) id: String,
    pub(crate) job: String,
    pub(crate) parent: Option<String>,
    pub(crate) description: String,
    pub(crate) status: &'static str,
    pub(crate) external: bool,
}

#[derive(Default)]
pub(crate) struct World {
    pub(crate) jobs: RefCell<Vec<Job>>,
    pub(crate) steps: RefCell<Vec<Step>>,
    /// Notes and the ids of their events.
    pub(crate) events: RefCell<Vec<Value>>,
    /// Commands that ran.
    pub(crate) commands: RefCell<Vec<String>>,
    /// Paths of all requests.
    pub(crate) requests: RefCell<Vec<String>>,
    pub(crate) complaints: RefCell<Vec<String>>,
    pub(crate) fault: Cell<Option<(usize, Fault)>>,
    /// Whether events may be posted and read.
    pub(crate) no_events: Cell<bool>,
    /// How the next command ends.
    pub(crate) command_fails: Cell<bool>,
    pub(crate) time: Cell<f64>,
    driven: Rc<RefCell<HashSet<String>>>,
    ids: Cell<u32>,
}

struct Held(Rc<RefCell<HashSet<String>>>, String);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.borrow_mut().remove(&self.1);
    }
}

type Answer = Result<Vec<u8>, ClientError>;

impl World {
    pub(crate) fn kit(self: &Rc<Self>) -> Kit {
        Kit::new(Rc::new(Window(self.clone())))
    }

    /// The engine restarts (contract 4.7).
    pub(crate) fn restart(&self) {
        self.jobs
            .borrow_mut()
            .iter_mut()
            .filter(|job| job.status == "started")
            .for_each(|job| job.status = "unknown");
        self.steps
            .borrow_mut()
            .iter_mut()
            .filter(|step| step.status == "started")
            .for_each(|step| step.status = "unknown");
    }

    /// What every step tells, as `description status`, sorted.
    pub(crate) fn told(&self) -> Vec<String> {
        let steps = self.steps.borrow();
        let mut told: Vec<_> =
            steps.iter().map(|step| format!("{} {}", step.description, step.status)).collect();
        told.sort();
        told
    }

    pub(crate) fn external_jobs(&self) -> Vec<Job> {
        self.jobs.borrow().iter().filter(|job| job.external).cloned().collect()
    }

    fn id(&self) -> String {
        self.ids.set(self.ids.get() + 1);
        format!("{:08x}-0000-4000-8000-000000000000", self.ids.get())
    }

    fn perform(&self, call: &Call) -> Answer {
        let (path, query) = call.path.split_once('?').unwrap_or((&call.path, ""));
        let parts: Vec<_> = path.trim_start_matches("/api/").split('/').collect();
        let body: Value = match &call.verb {
            Verb::Post(body) => serde_json::from_str(body).expect("JSON"),
            _ => Value::Null,
        };
        match (&parts[..], call.verb != Verb::Get) {
            (["jobs"], false) => Ok(self.found(query.trim_start_matches("search=correlation_id%3D"))),
            (["jobs"], true) => Ok(self.add_job(call, &body)),
            (["jobs", id], false) => self.look_at(id),
            (["jobs", id, "steps"], false) => Ok(self.steps_of(id)),
            (["jobs", id, "steps"], true) => Ok(self.add_step(id, &body)),
            (["jobs", _, "steps", id, "end"], true) => Ok(self.end_step(id, body["succeeded"] == "true")),
            (["jobs", id, "end"], true) => Ok(self.end_job(id, body["succeeded"] == "true")),
            (["events"], _) if self.no_events.get() => Err(ClientError::Forbidden { fault: None }),
            (["events"], false) => Ok(json!({ "event": *self.events.borrow() }).to_string().into_bytes()),
            (["events"], true) => self.add_event(body),
            (["vms", ..], true) => Ok(self.command(call, query.strip_prefix("JobId="))),
            _ => Err(ClientError::NotFound { fault: None }),
        }
    }

    fn found(&self, correlation: &str) -> Vec<u8> {
        let jobs = self.jobs.borrow();
        let found: Vec<_> = jobs
            .iter()
            .filter(|job| job.correlation == correlation)
            .map(|job| json!({ "id": job.id }))
            .collect();
        json!({ "job": found }).to_string().into_bytes()
    }

    fn push_job(
        &self,
        description: &str,
        external: bool,
        auto_cleared: String,
        correlation: String,
    ) -> String {
        let id = self.id();
        let (status, left) = ("started", 2);
        let description = description.to_owned();
        self.jobs.borrow_mut().push(Job {
            id: id.clone(),
            description,
            status,
            external,
            auto_cleared,
            correlation,
            left,
        });
        id
    }

    fn add_job(&self, call: &Call, body: &Value) -> Vec<u8> {
        let auto_cleared = body["auto_cleared"].as_str().unwrap_or("false").to_owned();
        let description = body["description"].as_str().expect("a description");
        let id = self.push_job(description, true, auto_cleared, call.correlation.clone().unwrap_or_default());
        json!({ "id": id, "status": "started" }).to_string().into_bytes()
    }

    fn look_at(&self, id: &str) -> Answer {
        let mut jobs = self.jobs.borrow_mut();
        let job = jobs.iter_mut().find(|job| job.id == id).ok_or(ClientError::NotFound { fault: None })?;
        if !job.external && job.status == "started" {
            job.left -= 1;
            if job.left == 0 {
                job.status = if self.command_fails.get() { "failed" } else { "finished" };
            }
        }
        let external = job.external.to_string();
        let told = json!({ "id": job.id, "status": job.status, "description": job.description, "external": external, "auto_cleared": job.auto_cleared });
        Ok(told.to_string().into_bytes())
    }

    fn steps_of(&self, job: &str) -> Vec<u8> {
        let tell = |step: &Step| {
            json!({ "id": step.id, "status": step.status, "description": step.description, "external": step.external.to_string(),
                "parent_step": step.parent.as_ref().map(|id| json!({ "id": id })) })
        };
        let steps: Vec<_> = self.steps.borrow().iter().filter(|step| step.job == job).map(tell).collect();
        json!({ "step": steps }).to_string().into_bytes()
    }

    fn add_step(&self, job: &str, body: &Value) -> Vec<u8> {
        let id = self.id();
        self.steps.borrow_mut().push(Step {
            id: id.clone(),
            job: job.to_owned(),
            parent: body["parent_step"]["id"].as_str().map(str::to_owned),
            description: body["description"].as_str().expect("a description").to_owned(),
            status: "started",
            external: true,
        });
        json!({ "id": id }).to_string().into_bytes()
    }

    fn end_step(&self, id: &str, succeeded: bool) -> Vec<u8> {
        let job = {
            let mut steps = self.steps.borrow_mut();
            let step = steps.iter_mut().find(|step| step.id == id).expect("a step");
            step.status = if succeeded { "finished" } else { "failed" };
            step.job.clone()
        };
        if !succeeded {
            self.end_job(&job, false);
        }
        br#"{"status":"complete"}"#.to_vec()
    }

    fn end_job(&self, id: &str, succeeded: bool) -> Vec<u8> {
        let mut jobs = self.jobs.borrow_mut();
        let job = jobs.iter_mut().find(|job| job.id == id).expect("a job");
        if job.status == "started" {
            job.status = if succeeded { "finished" } else { "failed" };
        }
        let ended = |step: &&mut Step| step.job == id && step.status == "started";
        self.steps.borrow_mut().iter_mut().filter(ended).for_each(|step| step.status = job.status);
        br#"{"status":"complete"}"#.to_vec()
    }

    fn add_event(&self, mut body: Value) -> Answer {
        let mut events = self.events.borrow_mut();
        if events.iter().any(|event| event["custom_id"] == body["custom_id"]) {
            return Err(ClientError::Refused { status: 400, fault: None });
        }
        body["id"] = json!((events.len() + 1).to_string());
        events.push(body);
        Ok(b"{}".to_vec())
    }

    fn command(&self, call: &Call, under: Option<&str>) -> Vec<u8> {
        self.commands.borrow_mut().push(call.path.clone());
        let Some(job) = under else {
            self.push_job("Command", false, "true".into(), call.correlation.clone().unwrap_or_default());
            return br#"{"status":"complete"}"#.to_vec();
        };
        // The engine's habit (contract 5): it adds a step of its own, and ends the whole job with the command.
        self.steps.borrow_mut().push(Step {
            id: self.id(),
            job: job.to_owned(),
            parent: None,
            description: "Executing".into(),
            status: "started",
            external: false,
        });
        self.end_job(job, !self.command_fails.get())
    }
}

/// A window on the world.
struct Window(Rc<World>);

impl Platform for Window {
    fn send(&self, call: Call) -> Later<'_, Answer> {
        Box::pin(async move {
            // Another one may come in between, as over a network.
            futures::future::poll_fn({
                let mut first = true;
                move |context| {
                    if std::mem::take(&mut first) {
                        context.waker().wake_by_ref();
                        return std::task::Poll::Pending;
                    }
                    std::task::Poll::Ready(())
                }
            })
            .await;
            let number = self.0.requests.borrow().len();
            self.0.requests.borrow_mut().push(call.path.clone());
            let fault = self.0.fault.get().filter(|(at, _)| *at == number).map(|(_, fault)| fault);
            let gone = || Err(ClientError::Unreachable { why: "gone".into() });
            match fault {
                None => self.0.perform(&call),
                Some(Fault::DropBefore) => gone(),
                Some(Fault::Unavailable) => Err(ClientError::EngineFailed { status: 503, fault: None }),
                Some(Fault::Expired) => Err(ClientError::SessionExpired),
                Some(Fault::DropAfter) => self.0.perform(&call).and_then(|_| gone()),
                Some(Fault::Malformed) => self.0.perform(&call).map(|body| body[..body.len() / 2].to_vec()),
            }
        })
    }

    fn pause(&self, ms: u32) -> Later<'_, ()> {
        self.0.time.set(self.0.time.get() + f64::from(ms));
        Box::pin(async {})
    }

    fn now(&self) -> f64 {
        self.0.time.get()
    }

    fn random(&self) -> u32 {
        self.0.ids.set(self.0.ids.get() + 1);
        self.0.ids.get().wrapping_mul(2_654_435_761)
    }

    fn drive<'a>(&'a self, job: &'a str) -> Later<'a, Option<Drive>> {
        let new = self.0.driven.borrow_mut().insert(job.to_owned());
        let held = new.then(|| Box::new(Held(self.0.driven.clone(), job.to_owned())) as Drive);
        Box::pin(async { held })
    }

    fn complain(&self, mistake: &str) {
        self.0.complaints.borrow_mut().push(mistake.to_owned());
    }
}
