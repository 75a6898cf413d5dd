//! Jobs and steps as the contract describes them: a second, small engine, written for these properties alone.
//!
//! It knows nothing of the engine under test. Times are milliseconds; ids are those that the engine gave.

use serde_json::{Value, json};

/// How long ended jobs are kept (contract 4.6).
const FINISHED_KEPT: i64 = 10 * 60_000;
const OTHERWISE_KEPT: i64 = 60 * 60_000;

#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) id: String,
    description: String,
    external: bool,
    auto_cleared: bool,
    status: &'static str,
    start: i64,
    end: Option<i64>,
    updated: i64,
    /// Whether a system outside the engine works on it.
    worked_on: bool,
    owner: Option<String>,
}

#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) id: String,
    pub(super) job: String,
    pub(super) parent: Option<String>,
    description: String,
    kind: &'static str,
    pub(super) external: bool,
    number: usize,
    status: &'static str,
    start: i64,
    end: Option<i64>,
    worked_on: bool,
}

/// Everything that there is.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) jobs: Vec<Job>,
    pub(super) steps: Vec<Step>,
}

/// Whether a command is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Done,
    Refused,
}

impl Model {
    /// Contract 1.2.
    pub(super) fn add_job(&mut self, id: &str, description: &str, auto_cleared: bool, owner: &str, now: i64) {
        self.jobs.push(Job {
            id: id.to_owned(),
            description: description.to_owned(),
            external: true,
            auto_cleared,
            status: "started",
            start: now,
            end: None,
            updated: now,
            worked_on: false,
            owner: Some(owner.to_owned()),
        });
    }

    /// A command that the engine monitors itself, with one step.
    pub(super) fn add_command(&mut self, job: &str, step: &str, worked_on: bool, now: i64) {
        self.jobs.push(Job {
            id: job.to_owned(),
            description: "Adding Disk".to_owned(),
            external: false,
            auto_cleared: true,
            status: "started",
            start: now,
            end: None,
            updated: now,
            worked_on,
            owner: None,
        });
        self.steps.push(Step {
            id: step.to_owned(),
            job: job.to_owned(),
            parent: None,
            description: "Executing".to_owned(),
            kind: "executing",
            external: false,
            number: 0,
            status: "started",
            start: now,
            end: None,
            worked_on,
        });
    }

    /// Contract 1.3, 4.1, 4.2. The id is the one that the engine gave, if it gave one.
    pub(super) fn add_step(
        &mut self,
        parent: &str,
        id: Option<&str>,
        description: &str,
        kind: &'static str,
        now: i64,
    ) -> Verdict {
        let (job, parent) = match (self.job(parent), self.step(parent)) {
            (Some(job), _) if job.external => (job.id.clone(), None),
            (None, Some(step)) => (step.job.clone(), Some(step.id.clone())),
            _ => return Verdict::Refused,
        };
        if description.trim().is_empty() {
            return Verdict::Refused;
        }
        // Where the engine gave none, it refused what it should have done.
        let Some(id) = id else { return Verdict::Done };
        let siblings = self.steps.iter().filter(|step| step.job == job && step.parent == parent);
        let number = siblings.count();
        self.job_mut(&job).updated = now;
        self.steps.push(Step {
            id: id.to_owned(),
            job,
            parent,
            description: description.to_owned(),
            kind,
            external: true,
            number,
            status: "started",
            start: now,
            end: None,
            worked_on: false,
        });
        Verdict::Done
    }

    /// Contract 4.3.
    pub(super) fn end_step(&mut self, id: &str, succeeded: bool, now: i64) -> Verdict {
        let Some(step) = self.steps.iter_mut().find(|step| step.id == id && step.external) else {
            return Verdict::Refused;
        };
        step.status = outcome(succeeded);
        step.end = Some(now);
        let job = step.job.clone();
        if succeeded {
            self.job_mut(&job).updated = now;
        } else {
            self.complete(&job, false, now);
        }
        Verdict::Done
    }

    /// Contract 4.4.
    pub(super) fn end_job(&mut self, id: &str, succeeded: bool, force: bool, now: i64) -> Verdict {
        if !self.job(id).is_some_and(|job| job.external) {
            return Verdict::Refused;
        }
        self.complete(id, succeeded, now);
        self.job_mut(id).auto_cleared |= force;
        Verdict::Done
    }

    /// Contract 4.5.
    pub(super) fn clear(&mut self, id: &str) -> Verdict {
        if !self.job(id).is_some_and(|job| job.external) {
            return Verdict::Refused;
        }
        self.job_mut(id).auto_cleared = true;
        Verdict::Done
    }

    /// Contract 4.6.
    pub(super) fn sweep(&mut self, now: i64) {
        self.jobs.retain(|job| {
            let kept = match job.status {
                "started" => return true,
                "finished" => FINISHED_KEPT,
                _ => OTHERWISE_KEPT,
            };
            !job.auto_cleared || job.end.is_none_or(|end| end >= now - kept)
        });
        let jobs = &self.jobs;
        self.steps.retain(|step| jobs.iter().any(|job| job.id == step.job));
    }

    /// Contract 4.7.
    pub(super) fn restart(&mut self, now: i64) {
        for job in &mut self.jobs {
            if job.worked_on {
                continue;
            }
            for step in self.steps.iter_mut().filter(|step| step.job == job.id && step.status == "started") {
                step.status = "unknown";
                step.end = Some(now);
            }
            if job.status == "started" {
                job.status = "unknown";
                job.end = Some(now);
                job.updated = now;
            }
        }
    }

    /// Everything as `GET /jobs?follow=steps` shows it, without addresses.
    pub(super) fn shown(&self) -> Vec<Value> {
        let mut jobs: Vec<&Job> = self.jobs.iter().collect();
        jobs.sort_by_key(|job| (job.start, job.id.clone()));
        jobs.into_iter().map(|job| self.show_job(job)).collect()
    }

    /// A job ends if it is under way; whatever of it is still under way takes its status and end.
    fn complete(&mut self, id: &str, succeeded: bool, now: i64) {
        let job = self.job_mut(id);
        if job.status == "started" {
            job.status = outcome(succeeded);
            job.end = Some(now);
            job.updated = now;
        }
        let (status, end) = (job.status, job.end);
        for step in self.steps.iter_mut().filter(|step| step.job == id && step.status == "started") {
            step.status = status;
            step.end = end;
        }
    }

    fn show_job(&self, job: &Job) -> Value {
        let mut steps: Vec<&Step> = self.steps.iter().filter(|step| step.job == job.id).collect();
        steps.sort_by_key(|step| (step.parent.clone(), step.number));
        let steps: Vec<Value> = steps.into_iter().map(show_step).collect();
        let mut shown = json!({
            "id": job.id,
            "description": job.description,
            "external": job.external.to_string(),
            "auto_cleared": job.auto_cleared.to_string(),
            "status": job.status,
            "start_time": job.start,
            "last_updated": job.updated,
            "steps": if steps.is_empty() { json!({}) } else { json!({ "step": steps }) },
        });
        put(&mut shown, "end_time", job.end.map(Value::from));
        put(&mut shown, "owner", job.owner.as_ref().map(|id| json!({ "id": id })));
        shown
    }

    fn job(&self, id: &str) -> Option<&Job> {
        self.jobs.iter().find(|job| job.id == id)
    }

    fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    fn job_mut(&mut self, id: &str) -> &mut Job {
        self.jobs.iter_mut().find(|job| job.id == id).expect("a step's job is there")
    }
}

fn show_step(step: &Step) -> Value {
    let mut shown = json!({
        "id": step.id,
        "description": step.description,
        "type": step.kind,
        "external": step.external.to_string(),
        "number": step.number.to_string(),
        "status": step.status,
        "start_time": step.start,
        "job": { "id": step.job },
    });
    put(&mut shown, "end_time", step.end.map(Value::from));
    put(&mut shown, "parent_step", step.parent.as_ref().map(|id| json!({ "id": id })));
    // What a host works on has a progress, 0 at first; nothing here moves it.
    put(&mut shown, "progress", step.worked_on.then(|| "0".into()));
    put(&mut shown, "external_type", step.worked_on.then(|| "vdsm".into()));
    shown
}

fn put(shown: &mut Value, member: &str, value: Option<Value>) {
    if let Some(value) = value {
        shown[member] = value;
    }
}

fn outcome(succeeded: bool) -> &'static str {
    if succeeded { "finished" } else { "failed" }
}
