//! The forest: all jobs with their steps, as last told by the engine, and what of it is open.

use crate::{AnswerError, Delta, RowView, Status, StepKind};

/// How jobs are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Latest start first; the engine itself answers oldest first (contract 1.9).
    #[default]
    NewestFirst,
    /// As the answer has them.
    AsGiven,
}

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
    /// Its steps, parents before children in the order of the tree; `None` while they are not known.
    pub steps: Option<Vec<StepView>>,
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
}

/// All jobs and their steps.
///
/// An answer is taken in pieces ([`begin`](Self::begin), then [`buffer`](Self::buffer) and
/// [`advance`](Self::advance) for each piece, then [`finish`](Self::finish)) and counts only once it is complete:
/// a broken one changes nothing.
#[derive(Debug, Default)]
pub struct Forest {}

impl Forest {
    /// An empty forest.
    pub fn new(_order: Order) -> Self {
        Self::default()
    }

    /// Starts taking an answer of `GET /jobs`; drops an answer that was begun and not finished.
    pub fn begin(&mut self) {
        todo!()
    }

    /// Room for the next `n` bytes of the answer; the caller fills it and calls [`advance`](Self::advance).
    pub fn buffer(&mut self, _n: usize) -> &mut [u8] {
        todo!()
    }

    /// Takes what was written to the buffer.
    pub fn advance(&mut self) -> Result<(), AnswerError> {
        todo!()
    }

    /// Makes the answer count, and tells what it changed.
    pub fn finish(&mut self) -> Result<Delta, AnswerError> {
        todo!()
    }

    /// Takes an answer of `GET /jobs/{id}/steps`.
    pub fn read_steps(&mut self, _job: &str, _body: &[u8]) -> Result<Delta, AnswerError> {
        todo!()
    }

    /// Remembers that the steps of a job could not be read; what is known of them stays.
    pub fn steps_unreadable(&mut self, _job: &str) {
        todo!()
    }

    /// Ids of the jobs whose steps should be read now: open, and not read since the job last changed
    /// (or running and internal: their progress moves without touching the job).
    pub fn wanted_steps(&self) -> Vec<String> {
        todo!()
    }

    /// Opens or closes a job or step; `false` when there is no such row or nothing changed.
    pub fn set_expanded(&mut self, _id: &str, _open: bool) -> bool {
        todo!()
    }

    /// Opens or closes everything.
    pub fn set_all_expanded(&mut self, _open: bool) {
        todo!()
    }

    /// Ids of everything that is open, to be kept over leaving the tab.
    pub fn expanded(&self) -> Vec<String> {
        todo!()
    }

    /// Opens these ids, also those that only a later answer brings.
    pub fn restore_expanded(&mut self, _ids: &[String]) {
        todo!()
    }

    /// Number of rows that are visible with the present openings.
    pub fn total(&self) -> usize {
        todo!()
    }

    /// Visits up to `n` rows from row `first` on.
    pub fn rows(&self, _first: usize, _n: usize, _visit: &mut dyn FnMut(usize, RowView<'_>)) {
        todo!()
    }

    /// Row number of a job or step, if it is visible.
    pub fn row_of(&self, _id: &str) -> Option<usize> {
        todo!()
    }

    /// A job with its steps.
    pub fn job(&self, _id: &str) -> Option<JobView> {
        todo!()
    }

    /// Number of jobs.
    pub fn jobs(&self) -> usize {
        todo!()
    }
}
