//! What an answer changed.

use crate::Status;

/// What one answer of the engine changed, by id. Empty when the answer told nothing new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Jobs and steps that were not there before.
    pub added: Vec<String>,
    /// Jobs and steps of which an attribute changed.
    pub changed: Vec<String>,
    /// Jobs and steps that are gone.
    pub removed: Vec<String>,
    /// Whether shown jobs changed their order among each other.
    pub reordered: bool,
    /// Whether the steps of a job, which had been uncertain since it changed, are known again; also where they are
    /// what they were.
    pub confirmed: bool,
    /// Watched jobs that ended.
    pub ended: Vec<Ended>,
    /// Bytes of the answer that had to be parsed, not only compared.
    pub parsed_bytes: usize,
    /// Entries of the answer that could not be read and were skipped.
    pub unreadable: usize,
}

impl Delta {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty() && !self.reordered
    }
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
