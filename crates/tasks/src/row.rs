//! A row as the view reads it: plain data, no signal, no browser value.

use crate::{Status, StepKind};

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A job.
    Job {
        /// Whether the sweep may remove it once it has ended (contract 4.6).
        auto_cleared: bool,
    },
    /// A step or sub-step.
    Step {
        /// Type of the step.
        kind: StepKind,
    },
    /// Stands below an open job whose steps are not known yet.
    StepsPending,
    /// Stands below an open job whose steps could not be read.
    StepsUnreadable,
    /// Stands below an open job that has no steps.
    NoSteps,
}

/// Whether a row can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expansion {
    /// Nothing below it.
    Leaf,
    /// Closed.
    Collapsed,
    /// Open.
    Expanded,
}

/// Where a percent comes from (task notes); a number is never invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentSource {
    /// Reported for the task itself, or by the engine for the step.
    Reported,
    /// Mean of what its steps report.
    Steps,
    /// Ended leaves of all known leaves.
    Derived,
}

/// A percent and its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent {
    /// 0 to 100.
    pub value: u8,
    /// Where it comes from.
    pub source: PercentSource,
}

/// One row of the tree, borrowed from the forest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowView<'a> {
    /// Job, step or a line in place of steps.
    pub kind: RowKind,
    /// Id of the job or step; a line in place of steps has its job's id with a suffix.
    pub id: &'a str,
    /// Id of the job that the row belongs to.
    pub job: &'a str,
    /// Description; never HTML.
    pub description: &'a str,
    /// Id of the owner; empty where the engine tells none (system jobs, steps).
    pub owner: &'a str,
    /// Status.
    pub status: Status,
    /// Whether it was put in over REST, so that it can be ended and cleared.
    pub external: bool,
    /// 1 for a job, 2 for its steps, and so on.
    pub level: u16,
    /// Place among its siblings, from 1.
    pub position: u32,
    /// Number of its siblings, itself included.
    pub set_size: u32,
    /// Whether it is open.
    pub expansion: Expansion,
    /// Start, in milliseconds since 1970.
    pub start: Option<i64>,
    /// End, in milliseconds since 1970.
    pub end: Option<i64>,
    /// Percent, where one is known.
    pub percent: Option<Percent>,
}
