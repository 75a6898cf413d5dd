//! The job or step that a dialog is about, as it is now.

use leptos::prelude::*;
use tasks::{JobView, Retention};

use crate::state::{Board, Command};

/// What a dialog is about. It may change or go while the dialog is open.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    board: Board,
    retention: Retention,
    ids: StoredValue<(String, Option<String>)>,
}

impl Subject {
    /// A job, or one of its steps.
    pub(super) fn new(job: String, step: Option<String>) -> Self {
        Self {
            board: expect_context(),
            retention: use_context().unwrap_or_default(),
            ids: StoredValue::new((job, step)),
        }
    }

    /// Its description, as it was when the dialog opened.
    pub(super) fn name(self) -> String {
        let (job, step) = self.ids.get_value();
        let job = self.board.rows.job(&job);
        match step {
            None => job.map(|job| job.description),
            Some(step) => job.and_then(|job| job.step(&step).map(|step| step.description.clone())),
        }
        .unwrap_or_default()
    }

    /// Opens it in the tree, so that what is new under it can be seen.
    pub(super) fn open(self) {
        let (job, step) = self.ids.get_value();
        for id in [Some(job), step].into_iter().flatten() {
            self.board.rows.command(Command::SetExpanded(id, true));
        }
    }

    /// The job with its steps, when the engine removes jobs, and the engine's time in milliseconds; `None` when the
    /// job is gone. Tracks: what reads it is told anew after every update.
    pub(super) fn look(self) -> Option<(JobView, Retention, i64)> {
        self.board.revision.track();
        let job = self.ids.with_value(|(job, _)| self.board.rows.job(job))?;
        Some((job, self.retention, self.board.now.get_untracked()))
    }
}
