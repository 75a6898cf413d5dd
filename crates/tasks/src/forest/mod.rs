//! The forest: all jobs with their steps, as last told by the engine, and what of it is open.

mod scalar;
mod wire;

use crate::{AnswerError, Delta, JobView, RowView};

/// How jobs are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Latest start first; the engine itself answers oldest first (contract 1.9).
    #[default]
    NewestFirst,
    /// As the answer has them.
    AsGiven,
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
