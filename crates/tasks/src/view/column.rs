//! The columns that can be chosen.

/// A column of the tree. The button that opens a row's menu is not among them: it always stands last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Description, indented by level.
    Task,
    /// Status.
    Status,
    /// Percent.
    Progress,
    /// Ended steps of all known steps.
    Steps,
    /// Type of a step.
    Kind,
    /// External or internal.
    Origin,
    /// Owner of a job.
    Owner,
    /// Start.
    Started,
    /// End.
    Ended,
    /// Duration, ticking while it runs.
    Duration,
    /// Whether the sweep may take a job.
    AutoClear,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 11] = [
        Self::Task,
        Self::Status,
        Self::Progress,
        Self::Steps,
        Self::Kind,
        Self::Origin,
        Self::Owner,
        Self::Started,
        Self::Ended,
        Self::Duration,
        Self::AutoClear,
    ];

    /// The columns that are there unless others are chosen: what most people look for, so that the task itself has room.
    pub const DEFAULT: &[Self] = &[
        Self::Task,
        Self::Status,
        Self::Progress,
        Self::Origin,
        Self::Owner,
        Self::Started,
        Self::Ended,
        Self::Duration,
        Self::AutoClear,
    ];

    /// Its word in a link.
    pub fn key(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Status => "status",
            Self::Progress => "progress",
            Self::Steps => "steps",
            Self::Kind => "kind",
            Self::Origin => "origin",
            Self::Owner => "owner",
            Self::Started => "started",
            Self::Ended => "ended",
            Self::Duration => "duration",
            Self::AutoClear => "autoclear",
        }
    }

    /// The column of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }

    /// Whether jobs can be sorted by it: only steps have a type.
    pub fn sorts(self) -> bool {
        self != Self::Kind
    }
}
