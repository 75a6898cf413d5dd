//! Which dialog is open.

use tasks::bulk::Deed;

use crate::watched::Watched;

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
    /// What can be done about an internal job.
    Runbook {
        /// Id of the job.
        job: String,
    },
    /// One thing for everything that is selected.
    Many(Deed),
    /// That the sweep may take a job.
    Clear {
        /// Id of the job.
        job: String,
    },
}

/// The dialog that is open. One at a time; clones are the same.
#[derive(Clone)]
pub struct Asking(Watched<Option<Ask>>);

impl Default for Asking {
    fn default() -> Self {
        Self(Watched::new(None))
    }
}

impl Asking {
    /// Opens a dialog.
    pub fn open(&self, ask: Ask) {
        self.0.set(Some(ask));
    }

    /// Closes the dialog that asks for this, if it is still the one that is open.
    pub fn close(&self, ask: &Ask) {
        if self.asks(ask) {
            self.0.set(None);
        }
    }

    /// Whether the open dialog asks for this.
    pub fn asks(&self, ask: &Ask) -> bool {
        self.0.peek_at(|now| now.as_ref() == Some(ask))
    }

    /// What is asked for now; tracks.
    pub fn now(&self) -> Option<Ask> {
        self.0.get()
    }
}
