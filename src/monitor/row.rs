//! A row as it is drawn: its own copy of what the tree lends, so that the next drawing can be compared with it.

use tasks::{Column, Expansion, Percent, RowKind, RowView, Status, StepCount};

use crate::text::msg;
use crate::{format, words};

/// What a slot of the pool shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// Number of the row.
    pub(super) index: usize,
    /// What it stands for.
    pub(super) kind: RowKind,
    /// Id of the job, step or line.
    pub(super) id: String,
    /// Id of its job.
    pub(super) job: String,
    /// Description, or the text of a line.
    pub(super) text: String,
    /// Name of the owner, or the id as long as the name is not known.
    pub(super) owner: String,
    /// Status.
    pub(super) status: Status,
    /// Whether it was put in over REST.
    pub(super) external: bool,
    /// 1 for a job.
    pub(super) level: u16,
    /// Place among its siblings, from 1.
    pub(super) position: u32,
    /// Number of its siblings.
    pub(super) set_size: u32,
    /// Whether it is open.
    pub(super) expansion: Expansion,
    /// Start, in milliseconds since 1970.
    pub(super) start: Option<i64>,
    /// End, in milliseconds since 1970.
    pub(super) end: Option<i64>,
    /// Percent, where one is known.
    pub(super) percent: Option<Percent>,
    /// Ended steps of all steps of a job, where some are known.
    pub(super) steps: Option<StepCount>,
    /// Whether the description holds the text that is looked for.
    pub(super) hit: bool,
}

impl Row {
    /// A copy of row number `index`; `owner` is the name to show for its owner, `of_file` says that nothing is read
    /// beside the rows.
    pub(super) fn new(index: usize, row: RowView<'_>, owner: String, of_file: bool) -> Self {
        let text = match row.kind {
            RowKind::Group { by, .. } => words::group(&row, by, &owner),
            _ if row.guessed => msg::subject_guess(row.description),
            kind => words::line(kind, of_file).unwrap_or_else(|| row.description.to_owned()),
        };
        Self {
            index,
            kind: row.kind,
            id: row.id.to_owned(),
            job: row.job.to_owned(),
            text,
            owner,
            status: row.status,
            external: row.external,
            level: row.level,
            position: row.position,
            set_size: row.set_size,
            expansion: row.expansion,
            start: row.start,
            end: row.end,
            percent: row.percent,
            steps: row.steps,
            hit: row.hit,
        }
    }

    /// Whether it is a job or a step, and not a line in place of steps.
    pub(super) fn is_task(&self) -> bool {
        matches!(self.kind, RowKind::Job { .. } | RowKind::Step { .. })
    }

    /// The step that it is; `None` for a job.
    pub(super) fn step(&self) -> Option<&str> {
        matches!(self.kind, RowKind::Step { .. }).then_some(&self.id)
    }

    /// Whether its duration grows.
    pub(super) fn ticks(&self) -> bool {
        self.is_task() && self.status.is_running() && self.start.is_some() && self.end.is_none()
    }

    /// How long it has taken, at the engine's time `now`; both in milliseconds.
    pub(super) fn duration(&self, now: i64) -> Option<i64> {
        let end = if self.ticks() { now } else { self.end? };
        self.is_task().then_some(end - self.start?)
    }

    /// What hovering over a cell tells beyond its text.
    pub(super) fn hint(&self, column: Column) -> Option<String> {
        if !self.is_task() {
            return None;
        }
        match column {
            Column::Task => Some(self.text.clone()),
            Column::Status => Some(words::status_in_full(self.status)),
            Column::Progress => self.percent.map(words::percent),
            Column::Owner => Some(self.owner.clone()),
            Column::Started => self.start.map(format::moment_in_full),
            Column::Ended => self.end.map(format::moment_in_full),
            Column::Steps | Column::Kind | Column::Origin | Column::Duration | Column::AutoClear => None,
        }
    }
}
