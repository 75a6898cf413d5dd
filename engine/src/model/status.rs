//! Where jobs and steps stand.

use std::fmt;

/// Where a job or a step stands (contract 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Under way.
    Started,
    /// Ended with success.
    Finished,
    /// Ended without success.
    Failed,
    /// Ended by the engine itself; no external job gets there (contract 4.4).
    Aborted,
    /// The engine was restarted in the middle of it (contract 4.7).
    Unknown,
}

impl Status {
    /// Every status, in the order of the contract.
    pub const ALL: [Status; 5] =
        [Status::Aborted, Status::Failed, Status::Finished, Status::Started, Status::Unknown];

    /// The status in which an end with this outcome leaves a job or a step.
    pub fn of_outcome(succeeded: bool) -> Self {
        if succeeded { Status::Finished } else { Status::Failed }
    }

    /// The word on the wire, `started` for example.
    pub fn name(self) -> &'static str {
        match self {
            Status::Started => "started",
            Status::Finished => "finished",
            Status::Failed => "failed",
            Status::Aborted => "aborted",
            Status::Unknown => "unknown",
        }
    }

    /// The status with this name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for status in Status::ALL {
            assert_eq!(Status::from_name(&status.name().to_uppercase()), Some(status));
        }
        assert_eq!(Status::from_name("waiting"), None);
    }
}
