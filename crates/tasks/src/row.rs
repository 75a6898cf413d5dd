//! A row as the view reads it: plain data, no signal, no browser value.

use crate::{AttentionSet, Grouping, Status, StepKind};

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Jobs that stand together. Its status is the one among them that needs a look first; its description and owner
    /// are those of its first job, and shared by all where they are grouped by it.
    Group {
        /// What they share.
        by: Grouping,
        /// Number of its jobs.
        jobs: u32,
        /// Number of its jobs by status, in the order of [`Status::ALL`].
        statuses: [u32; 5],
    },
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
    /// A step that task notes plan, and that has not begun. Its status is that of nothing.
    Waiting {
        /// Type that the step will have.
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

/// How many steps have ended. Only leaves count: a step that has steps is done when they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepCount {
    /// Those that have ended, however.
    pub ended: u32,
    /// All that are known.
    pub all: u32,
}

/// One row of the tree, borrowed from the forest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowView<'a> {
    /// Job, step or a line in place of steps.
    pub kind: RowKind,
    /// Id of the job or step; a line in place of steps has its job's id with a suffix, a group one with a prefix.
    pub id: &'a str,
    /// Id of the job that the row belongs to; of a group, its own.
    pub job: &'a str,
    /// Description; never HTML.
    pub description: &'a str,
    /// Id of the owner; empty where the engine tells none (system jobs, steps).
    pub owner: &'a str,
    /// Status.
    pub status: Status,
    /// Whether it was put in over REST, so that it can be ended and cleared.
    pub external: bool,
    /// 1 for a job, 2 for its steps, and so on; one more where jobs stand below groups.
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
    /// What task notes say of it in words; empty where they say nothing.
    pub note: &'a str,
    /// Ended steps of all steps of a job; nothing where none are known.
    pub steps: Option<StepCount>,
    /// When a running job will end at its present pace, in milliseconds since 1970; nothing where that cannot be told
    /// honestly.
    pub expected_end: Option<i64>,
    /// Since when the steps of a job could not be read, in milliseconds since 1970: what is shown of them may be old.
    pub unconfirmed: Option<i64>,
    /// What needs attention about a job and is not told by its status.
    pub attention: AttentionSet,
    /// Whether somebody wants to be told when the job ends.
    pub watched: bool,
    /// Whether a person has selected it.
    pub selected: bool,
    /// Whether the job is shown only because its description holds the name of what is looked at.
    pub guessed: bool,
    /// Whether the description holds the text of the filter.
    pub hit: bool,
}
