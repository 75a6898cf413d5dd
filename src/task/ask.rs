//! Which dialog is open.

use leptos::prelude::*;

/// What a dialog asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A new job.
    CreateJob,
    /// A new step.
    AddStep {
        /// Id of the job.
        job: String,
        /// Id of the step to stand under; `None` for a direct step of the job.
        parent: Option<String>,
    },
    /// The end of a step.
    EndStep {
        /// Id of the job.
        job: String,
        /// Id of the step.
        step: String,
        /// Finished or failed.
        succeeded: bool,
    },
    /// The end of a job.
    EndJob {
        /// Id of the job.
        job: String,
        /// Finished or failed; a forced end asks for it.
        succeeded: bool,
        /// Whether it is cleared at the same time.
        force: bool,
    },
    /// That the sweep may take a job.
    Clear {
        /// Id of the job.
        job: String,
    },
}

/// The dialog that is open, provided as context. One at a time.
#[derive(Clone, Copy)]
pub struct Asking(RwSignal<Option<Ask>>);

impl Default for Asking {
    fn default() -> Self {
        Self(RwSignal::new(None))
    }
}

impl Asking {
    /// Opens a dialog.
    pub fn open(self, ask: Ask) {
        self.0.set(Some(ask));
    }

    /// Closes the dialog.
    pub fn close(self) {
        // The page may be gone when an answer comes.
        self.0.try_set(None);
    }

    /// What is asked for now; tracks.
    pub fn now(self) -> Option<Ask> {
        self.0.get()
    }
}
