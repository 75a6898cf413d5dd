//! The row that the keyboard is on. It is known by its id, so that it stays on its task whatever an update does.

use super::row::Row;
use crate::state::Rows;
use crate::watched::Watched;

/// A row, by what outlives its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Id of the job, step or line.
    pub(super) id: String,
    /// Id of its job.
    pub(super) job: String,
    /// Its number when it was last seen.
    pub(super) index: usize,
}

impl From<&Row> for Spot {
    fn from(row: &Row) -> Self {
        Self { id: row.id.clone(), job: row.job.clone(), index: row.index }
    }
}

impl Spot {
    /// Where it is now. When it is gone: its job, and when that is gone too, whatever took its place.
    pub(super) fn find(&self, rows: &Rows) -> Option<Self> {
        if let Some(index) = rows.row_of(&self.id) {
            return Some(Self { index, ..self.clone() });
        }
        if let Some(index) = rows.row_of(&self.job) {
            return Some(Self { id: self.job.clone(), job: self.job.clone(), index });
        }
        Self::at(rows, self.index)
    }

    /// The row at a number, or the last one.
    pub(super) fn at(rows: &Rows, index: usize) -> Option<Self> {
        let index = index.min(rows.total().checked_sub(1)?);
        let mut found = None;
        rows.visit(index, 1, &mut |index, row| {
            found = Some(Self { id: row.id.to_owned(), job: row.job.to_owned(), index });
        });
        found
    }
}

/// Where the keyboard is.
pub(super) struct Cursor(Watched<Option<Spot>>);

impl Default for Cursor {
    fn default() -> Self {
        Self(Watched::new(None))
    }
}

impl Cursor {
    /// Moves it, and wakes whoever [tracks](Self::track) it.
    pub(super) fn put(&self, spot: Spot) {
        self.0.set(Some(spot));
    }

    /// Puts it where it was the last time, which wakes nobody: it is about to be drawn.
    pub(super) fn restore(&self, spot: Spot) {
        self.0.replace_quietly(Some(spot));
    }

    /// Runs the present effect again when it is moved.
    pub(super) fn track(&self) {
        self.0.track();
    }

    /// The row that it is on, looked up anew; the first row when it was on none yet.
    pub(super) fn settle(&self, rows: &Rows) -> Option<Spot> {
        let spot = match self.0.peek() {
            Some(spot) => spot.find(rows),
            None => Spot::at(rows, 0),
        };
        self.0.replace_quietly(spot.clone());
        spot
    }

    /// The row that it was on when it was last settled.
    pub(super) fn spot(&self) -> Option<Spot> {
        self.0.peek()
    }
}
