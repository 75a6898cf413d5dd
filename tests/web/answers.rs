//! What the engine answers, as JSON: jobs and steps that a test only has to say the point of.

use std::fmt::Write;

/// The engine's time, at which the page's clock stands still.
pub(crate) const NOW: i64 = 1_752_480_960_000;

/// A job. `Job { status: "failed", ..Job::new(1) }` says what is special about it.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) description: String,
    pub(crate) status: &'static str,
    pub(crate) external: bool,
    pub(crate) auto_cleared: bool,
    pub(crate) owner: Option<&'static str>,
    pub(crate) start: i64,
    /// When it was last told to have changed, in seconds after its start.
    pub(crate) updated: i64,
}

impl Job {
    /// External job number `n`, called `Job n`, that runs. Higher numbers are newer, so that they stand above.
    pub(crate) fn new(n: usize) -> Self {
        Self {
            id: format!("J{n}"),
            description: format!("Job {n}"),
            status: "started",
            external: true,
            auto_cleared: true,
            owner: None,
            start: NOW - 3_600_000 + n as i64 * 1_000,
            updated: 0,
        }
    }

    /// A job called `description`.
    pub(crate) fn named(n: usize, description: &str) -> Self {
        Self { description: description.to_owned(), ..Self::new(n) }
    }
}

/// A step.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) id: &'static str,
    pub(crate) description: &'static str,
    pub(crate) status: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) external: bool,
    /// Id of the step that it stands under.
    pub(crate) parent: Option<&'static str>,
}

impl Step {
    /// An external direct step that runs.
    pub(crate) fn new(id: &'static str, description: &'static str) -> Self {
        Self { id, description, status: "started", kind: "executing", external: true, parent: None }
    }

    /// The same under another step.
    pub(crate) fn under(parent: &'static str, id: &'static str, description: &'static str) -> Self {
        Self { parent: Some(parent), ..Self::new(id, description) }
    }
}

/// The answer to `GET /jobs`.
pub(crate) fn jobs(jobs: &[Job]) -> String {
    list("job", jobs.iter().map(job))
}

/// Jobs with these numbers, of which nothing is special.
pub(crate) fn plain_jobs(numbers: impl IntoIterator<Item = usize>) -> String {
    list("job", numbers.into_iter().map(|n| job(&Job::new(n))))
}

/// The answer to `GET /jobs/{id}/steps`.
pub(crate) fn steps(steps: &[Step]) -> String {
    list("step", steps.iter().enumerate().map(|(number, step)| one_step(number, step)))
}

fn list(name: &str, members: impl Iterator<Item = String>) -> String {
    format!("{{{name:?}:[{}]}}", members.collect::<Vec<_>>().join(","))
}

// Rust's notation of a text is that of JSON, for all that the tests write.
fn job(job: &Job) -> String {
    let Job { id, description, status, external, auto_cleared, owner, start, updated } = job;
    let updated = start + updated * 1_000;
    let mut json = format!(
        r#"{{"id":{id:?},"description":{description:?},"status":{status:?},"external":"{external}","auto_cleared":"{auto_cleared}","start_time":{start},"last_updated":{updated}"#
    );
    if *status != "started" {
        write!(json, r#","end_time":{updated}"#).unwrap();
    }
    if let Some(owner) = owner {
        write!(json, r#","owner":{{"id":{owner:?}}}"#).unwrap();
    }
    json + "}"
}

fn one_step(number: usize, step: &Step) -> String {
    let Step { id, description, status, kind, external, parent } = step;
    let mut json = format!(
        r#"{{"id":{id:?},"description":{description:?},"status":{status:?},"type":{kind:?},"external":"{external}","number":"{number}","start_time":{NOW}"#
    );
    if *status != "started" {
        write!(json, r#","end_time":{NOW}"#).unwrap();
    }
    if let Some(parent) = parent {
        write!(json, r#","parent_step":{{"id":{parent:?}}}"#).unwrap();
    }
    json + "}"
}
