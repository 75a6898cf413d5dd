//! The columns, in the order in which they stand.

use crate::text::msg;

/// A column of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Description, indented by level.
    Task,
    /// Status.
    Status,
    /// Percent.
    Progress,
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
    /// The button that opens the menu.
    Actions,
}

impl Column {
    /// Every column.
    pub(super) const ALL: [Self; 11] = [
        Self::Task,
        Self::Status,
        Self::Progress,
        Self::Kind,
        Self::Origin,
        Self::Owner,
        Self::Started,
        Self::Ended,
        Self::Duration,
        Self::AutoClear,
        Self::Actions,
    ];

    /// Class of its cells in style/monitor.css.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Status => "status",
            Self::Progress => "progress",
            Self::Kind => "kind quiet",
            Self::Origin => "origin quiet",
            Self::Owner => "owner quiet",
            Self::Started => "started time",
            Self::Ended => "ended time",
            Self::Duration => "duration time",
            Self::AutoClear => "auto-clear quiet",
            Self::Actions => "actions",
        }
    }

    /// Its heading.
    pub(super) fn heading(self) -> String {
        match self {
            Self::Task => msg::column_task(),
            Self::Status => msg::column_status(),
            Self::Progress => msg::column_progress(),
            Self::Kind => msg::column_type(),
            Self::Origin => msg::column_origin(),
            Self::Owner => msg::column_owner(),
            Self::Started => msg::column_started(),
            Self::Ended => msg::column_ended(),
            Self::Duration => msg::column_duration(),
            Self::AutoClear => msg::column_auto_clear(),
            Self::Actions => msg::column_actions(),
        }
    }
}
