//! In which order the jobs stand.

use super::Column;

/// An order of the jobs; the steps of a job keep the order of their tree.
///
/// A job that has no value in the column stands behind those that have one, in either direction; equal jobs stand
/// newest first. Statuses go by what needs a look first: failed, aborted, unknown, started, finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column that decides.
    pub by: Column,
    /// Whether the largest value stands first.
    pub descending: bool,
}
