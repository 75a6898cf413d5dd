//! A row as it is drawn: its own copy of what the tree lends, so that the next drawing can be compared with it.

use tasks::{
    AttentionSet, Column, Expansion, Grouping, Percent, Removal, Retention, RowKind, RowView, Status,
    StepCount, joined,
};

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
    /// Name of the owner, nothing while it is on its way, or the id where it can't be had.
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
    /// What is reported beside the percent, in words.
    pub(super) note: String,
    /// Ended steps of all steps of a job, where some are known.
    pub(super) steps: Option<StepCount>,
    /// When a running job ends at its present pace, where that can be told.
    pub(super) expected_end: Option<i64>,
    /// Since when the steps of a job could not be read.
    pub(super) unconfirmed: Option<i64>,
    /// What needs attention about a job.
    pub(super) attention: AttentionSet,
    /// Whether somebody is told when it ends.
    pub(super) watched: bool,
    /// Whether it is selected.
    pub(super) selected: bool,
    /// When the sweep removes a job.
    pub(super) removal: Option<Removal>,
    /// Whether the description holds the text that is looked for.
    pub(super) hit: bool,
}

impl Row {
    /// A copy of row number `index`; `owner` is the name to show for its owner, `of_file` says that nothing is read
    /// beside the rows.
    pub(super) fn new(
        index: usize,
        row: RowView<'_>,
        owner: String,
        of_file: bool,
        retention: Retention,
    ) -> Self {
        let text = match row.kind {
            RowKind::Group { by, jobs, statuses } => {
                let failed = statuses[Status::Failed.rank()] as usize;
                let failed = if by == Grouping::Status { 0 } else { failed };
                msg::group_label(words::group(&row, by, &owner), jobs as usize, failed)
            }
            _ if row.guessed => msg::subject_guess(row.description),
            kind => words::line(kind, of_file).unwrap_or_else(|| row.description.to_owned()),
        };
        Self {
            index,
            kind: row.kind,
            id: row.id.to_owned(),
            job: row.job.to_owned(),
            text,
            // A group by owners says it in its text, any other has many.
            owner: if matches!(row.kind, RowKind::Group { .. }) { String::new() } else { owner },
            status: row.status,
            external: row.external,
            level: row.level,
            position: row.position,
            set_size: row.set_size,
            expansion: row.expansion,
            start: row.start,
            end: row.end,
            percent: row.percent,
            note: row.note.to_owned(),
            steps: row.steps,
            expected_end: row.expected_end,
            unconfirmed: row.unconfirmed,
            attention: row.attention,
            watched: row.watched,
            selected: row.selected,
            removal: match row.kind {
                // The window as such, wherever in it now is: it must not move with every drawing.
                RowKind::Job { auto_cleared } => {
                    Some(retention.removal_of(row.status, auto_cleared, row.end, row.end.unwrap_or(0)))
                }
                _ => None,
            },
            hit: row.hit,
        }
    }

    /// Whether it is a job or a step, and not a line in place of steps.
    pub(super) fn is_task(&self) -> bool {
        matches!(self.kind, RowKind::Job { .. } | RowKind::Step { .. })
    }

    /// Whether it is a step that has not begun.
    pub(super) fn waits(&self) -> bool {
        matches!(self.kind, RowKind::Waiting { .. })
    }

    /// Its status as style sheets know it.
    pub(super) fn tone(&self) -> Option<&'static str> {
        if self.waits() { Some("waiting") } else { self.is_task().then(|| self.status.as_wire()) }
    }

    /// Its status in a word; empty for what has none.
    pub(super) fn state(&self) -> String {
        match self.tone() {
            None => String::new(),
            Some(_) if self.waits() => msg::status_waiting(),
            Some(_) => words::status(self.status),
        }
    }

    /// The step that it is; `None` for a job.
    pub(super) fn step(&self) -> Option<&str> {
        matches!(self.kind, RowKind::Step { .. }).then_some(&self.id)
    }

    /// Whether its duration grows.
    pub(super) fn ticks(&self) -> bool {
        self.is_task() && self.status.is_running() && self.start.is_some() && self.end.is_none()
    }

    /// Whether the time of its removal is near enough to be told.
    pub(super) fn awaits_removal(&self) -> bool {
        matches!(self.removal, Some(Removal::Window { .. }))
    }

    /// How long it has taken, at the engine's time `now`; both in milliseconds.
    pub(super) fn duration(&self, now: i64) -> Option<i64> {
        let end = if self.ticks() { now } else { self.end? };
        self.is_task().then_some(end - self.start?)
    }

    /// When it may be removed, in short; `now` is the engine's time.
    pub(super) fn removal(&self, now: i64) -> String {
        match self.removal {
            None => String::new(),
            Some(Removal::Never) => words::auto_clear(false),
            Some(Removal::NotWhileRunning) => words::auto_clear(true),
            Some(Removal::Window { to, .. }) if now >= to => msg::removal_overdue_short(),
            Some(Removal::Window { from, to }) => msg::removal_short(format::time(from), format::time(to)),
        }
    }

    fn removal_in_full(&self) -> Option<String> {
        Some(match self.removal? {
            Removal::Never => msg::removal_never(),
            Removal::NotWhileRunning => msg::removal_not_while_running(),
            Removal::Window { from, to } => {
                msg::removal_window(format::moment_in_full(from), format::moment_in_full(to))
            }
        })
    }

    /// What is to be known about it beyond its description: what needs attention, that its steps may be old, that it is
    /// watched.
    pub(super) fn remarks(&self) -> Option<String> {
        let mut remarks: Vec<String> = self.attention.iter().map(words::attention).collect();
        remarks.extend(self.unconfirmed.map(|since| msg::row_unconfirmed(format::time(since))));
        remarks.extend(self.watched.then(msg::row_watched));
        (!remarks.is_empty()).then(|| joined(&remarks, ". "))
    }

    /// A percent with its source, and how many steps have ended.
    pub(super) fn progress_in_full(&self) -> Option<String> {
        let steps = self.steps.map(|steps| msg::steps_ended(steps.ended as usize, steps.all as usize));
        let note = (!self.note.is_empty()).then(|| self.note.clone());
        let told: Vec<String> =
            self.percent.map(words::percent).into_iter().chain(note).chain(steps).collect();
        (!told.is_empty()).then(|| joined(&told, ". "))
    }

    /// What hovering over a cell tells beyond its text.
    pub(super) fn hint(&self, column: Column) -> Option<String> {
        if !self.is_task() {
            return None;
        }
        match column {
            Column::Task => match self.remarks() {
                Some(remarks) => Some([&*self.text, "\n", &remarks].concat()),
                None => Some(self.text.clone()),
            },
            Column::Status => Some(words::status_in_full(self.status)),
            Column::Progress => self.progress_in_full(),
            Column::Owner => Some(self.owner.clone()),
            Column::Started => self.start.map(format::moment_in_full),
            Column::Ended => {
                let expected = self.expected_end.map(|end| msg::row_expected(format::moment_in_full(end)));
                self.end.map(format::moment_in_full).or(expected)
            }
            Column::AutoClear => self.removal_in_full(),
            Column::Steps | Column::Kind | Column::Origin | Column::Duration => None,
        }
    }
}
