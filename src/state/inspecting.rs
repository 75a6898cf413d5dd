//! What the details ask about one job beyond its rows, and where it is read what notes told.

use std::rc::Rc;

use tasks::{Misread, OutlinedStep, Telling};

use super::Rows;

/// What was read of task notes. Only the part that reads them has one.
pub trait Journal {
    /// The newest notes of a job as they came, the last one behind.
    fn tellings(&self, job: &str) -> Vec<Telling>;
    /// The newest notes that could not be read, the last one behind.
    fn misread(&self) -> Vec<Misread>;
    /// Number of all that could not be read.
    fn malformed(&self) -> usize;
}

impl Rows {
    /// The first so many steps of a job, with those that wait; `None` while none were read.
    pub fn outline(&self, job: &str, most: usize) -> Option<Vec<OutlinedStep>> {
        self.0.forest(|forest| forest.outline(job, most))
    }

    /// Number of steps of a job that are planned and have not begun.
    pub fn waiting_steps(&self, job: &str) -> usize {
        self.0.forest(|forest| forest.waiting_steps(job))
    }

    /// Whether a lost job was begun anew by its vendor.
    pub fn was_begun_anew(&self, job: &str) -> bool {
        self.0.forest(|forest| forest.was_begun_anew(job))
    }

    /// What was read of task notes; `None` as long as none were wanted.
    pub fn journal(&self) -> Option<Rc<dyn Journal>> {
        self.0.journal.get().cloned()
    }
}
