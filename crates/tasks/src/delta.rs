//! What an answer changed.

use crate::Status;

/// What one answer of the engine changed. Empty when the answer told nothing new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Number of jobs and steps that were not there before.
    pub added: usize,
    /// Number of jobs and steps of which an attribute changed.
    pub changed: usize,
    /// Number of jobs and steps that are gone.
    pub removed: usize,
    /// Whether shown jobs changed their order among each other.
    pub reordered: bool,
    /// Whether steps, which had been uncertain since their job changed, are known again; also where they are what they
    /// were.
    pub confirmed: bool,
    /// Watched jobs that ended.
    pub ended: Vec<Ended>,
    /// What became of jobs, watched or not.
    pub fates: Fates,
    /// Bytes of the answer that had to be parsed, not only compared.
    pub parsed_bytes: usize,
    /// Entries of the answer that could not be read and were skipped.
    pub unreadable: usize,
}

impl Delta {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        (self.added, self.changed, self.removed) == (0, 0, 0) && !self.reordered
    }
}

/// Jobs that came, and those that were seen to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    /// Jobs that were not there before.
    pub came: usize,
    /// Jobs that ended, however.
    pub ended: usize,
    /// Those among them that failed.
    pub failed: usize,
}

/// A watched job that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Id.
    pub job: String,
    /// Description.
    pub description: String,
    /// How it ended; `None` where it is gone and nobody saw how.
    pub status: Option<Status>,
}
