//! A job and a step with everything that is known of them, for dialogs, details and predictions.

use crate::{Percent, Status, StepCount, StepKind, StepSystem};

/// A job with everything the engine tells about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobView {
    /// Id.
    pub id: String,
    /// Description.
    pub description: String,
    /// Status.
    pub status: Status,
    /// Whether it was put in over REST.
    pub external: bool,
    /// Whether the sweep may remove it once it has ended.
    pub auto_cleared: bool,
    /// Id of the owner.
    pub owner: Option<String>,
    /// Start, in milliseconds since 1970.
    pub start: Option<i64>,
    /// End, in milliseconds since 1970.
    pub end: Option<i64>,
    /// Last update, in milliseconds since 1970; may go back a little (contract 9.18).
    pub last_updated: Option<i64>,
    /// Its steps, parents before children in the order of the tree; `None` while none were ever read.
    pub steps: Option<Vec<StepView>>,
    /// Whether these are all of them and as they are: read completely since the job last changed.
    pub steps_known: bool,
}

/// A step with everything the engine tells about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Id.
    pub id: String,
    /// Id of the step that it stands under; `None` for a direct step of the job.
    pub parent: Option<String>,
    /// Description.
    pub description: String,
    /// Type.
    pub kind: StepKind,
    /// Status.
    pub status: Status,
    /// Place among its siblings at creation, from 0.
    pub number: Option<u32>,
    /// Whether it was put in over REST.
    pub external: bool,
    /// Percent as the engine tells it; never present for external steps (contract 4.8).
    pub progress: Option<u8>,
    /// Start, in milliseconds since 1970.
    pub start: Option<i64>,
    /// End, in milliseconds since 1970.
    pub end: Option<i64>,
    /// Id of the host that runs it.
    pub execution_host: Option<String>,
    /// The system behind the engine that does the work, where it is one.
    pub system: Option<StepSystem>,
}

/// A step as a list tells it, whether the engine knows it or it is only planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlinedStep {
    /// Id; of one that waits, an id of ours.
    pub id: String,
    /// Description.
    pub description: String,
    /// How deep it stands, from 0.
    pub level: usize,
    /// Status; `None` for one that waits.
    pub status: Option<Status>,
}

/// How far a job and its steps are, for whoever goes through all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Percents {
    /// Percent of the job, where one is known.
    pub job: Option<Percent>,
    /// The same of each of [`JobView::steps`], in their order.
    pub steps: Vec<Option<Percent>>,
}

/// How far a job or a step is, as the rows of the tree tell it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauge {
    /// Percent, where one is known.
    pub percent: Option<Percent>,
    /// Ended steps of all steps of a job, where some are known.
    pub steps: Option<StepCount>,
    /// When a running job ends at its present pace, in milliseconds since 1970, where that can be told honestly.
    pub expected_end: Option<i64>,
    /// Since when the steps of a job could not be read, in milliseconds since 1970.
    pub unconfirmed: Option<i64>,
}

impl JobView {
    /// A step of it, as far as its steps are known.
    pub fn step(&self, id: &str) -> Option<&StepView> {
        self.steps.as_deref()?.iter().find(|step| step.id == id)
    }
}
