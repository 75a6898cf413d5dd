//! How columns are headed and styled.

use tasks::Column;

use crate::text::msg;

/// Class of a column's cells in style/monitor/tree.css.
pub(super) fn class(column: Column) -> &'static str {
    match column {
        Column::Task => "task",
        Column::Status => "status",
        Column::Progress => "progress",
        Column::Steps => "steps",
        Column::Kind => "kind quiet",
        Column::Origin => "origin quiet",
        Column::Owner => "owner quiet",
        Column::Started => "started time",
        Column::Ended => "ended time",
        Column::Duration => "duration time",
        Column::AutoClear => "auto-clear quiet",
    }
}

/// Its heading.
pub(super) fn heading(column: Column) -> String {
    match column {
        Column::Task => msg::column_task(),
        Column::Status => msg::column_status(),
        Column::Progress => msg::column_progress(),
        Column::Steps => msg::column_steps(),
        Column::Kind => msg::column_type(),
        Column::Origin => msg::column_origin(),
        Column::Owner => msg::column_owner(),
        Column::Started => msg::column_started(),
        Column::Ended => msg::column_ended(),
        Column::Duration => msg::column_duration(),
        Column::AutoClear => msg::column_auto_clear(),
    }
}

/// Whether the first wish to sort by it is for the largest value: the latest, the longest, the furthest.
pub(super) fn falls_at_first(column: Column) -> bool {
    use Column::{Duration, Ended, Progress, Started, Steps};
    matches!(column, Progress | Steps | Started | Ended | Duration)
}
