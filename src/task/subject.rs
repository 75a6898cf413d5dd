//! The job or step that a dialog is about, as it is now.

use tasks::{JobView, Retention};

use crate::desk::Desk;
use crate::state::{Board, Command};

/// What a dialog is about. It may change or go while the dialog is open.
#[derive(Clone)]
pub(super) struct Subject {
    board: Board,
    job: String,
    step: Option<String>,
}

impl Subject {
    /// A job, or one of its steps. As long as the present owner lives, the steps of the job are kept known, since what
    /// an action does depends on them.
    pub(super) fn new(job: &str, step: Option<&str>) -> Self {
        let board = Desk::here().board;
        board.rows.attend(job);
        Self { board, job: job.to_owned(), step: step.map(str::to_owned) }
    }

    /// Its description, as it is now; empty when it is gone.
    pub(super) fn name(&self) -> String {
        let job = self.board.rows.job(&self.job);
        match &self.step {
            None => job.map(|job| job.description),
            Some(step) => job.and_then(|job| job.step(step).map(|step| step.description.clone())),
        }
        .unwrap_or_default()
    }

    /// Opens it in the tree, so that what is new under it can be seen.
    pub(super) fn open(&self) {
        for id in [Some(&self.job), self.step.as_ref()].into_iter().flatten() {
            self.board.rows.command(Command::SetExpanded(id.clone(), true));
        }
    }

    /// The job with its steps, when the engine removes jobs, and the engine's time in milliseconds; `None` when the
    /// job is gone. Tracks: what reads it is told anew after every update.
    pub(super) fn look(&self) -> Option<(JobView, Retention, i64)> {
        self.board.revision.track();
        let job = self.board.rows.job(&self.job)?;
        Some((job, self.board.retention, self.board.now.peek()))
    }
}
