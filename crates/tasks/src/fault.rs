//! The engine's fault, word for word.

use std::fmt;

/// What the engine says when it refuses (contract 4.1). Never reworded: people search for these very words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The kind of failure, for instance `Operation Failed`.
    pub reason: String,
    /// What exactly failed, with the engine's own brackets and unreplaced `${action}`.
    pub detail: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.reason.as_str(), self.detail.as_str()) {
            (reason, "") => out.write_str(reason),
            ("", detail) => out.write_str(detail),
            (reason, detail) => write!(out, "{reason}: {detail}"),
        }
    }
}
