//! One thing done to many tasks: what it leads to for each of them, and the sending of it.

mod obstacle;
mod preview;
mod run;

pub use obstacle::{Obstacle, obstacle};
pub use preview::{Fit, Preview, Unfit, preview};
pub use run::{Count, Run, Verdict};

use crate::predict::{self, Ineligible, Outcome};
use crate::{JobView, Retention};

/// What is done to each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It is ended.
    End {
        /// Finished or failed.
        succeeded: bool,
        /// Whether it is cleared at the same time, which only jobs can be.
        force: bool,
    },
    /// The sweep may take it, which is for jobs only.
    Clear,
}

impl Deed {
    /// Every one of them, in the order in which people are offered them.
    pub const ALL: [Self; 5] = [
        Self::End { succeeded: true, force: false },
        Self::End { succeeded: false, force: false },
        Self::End { succeeded: true, force: true },
        Self::End { succeeded: false, force: true },
        Self::Clear,
    ];

    /// A word for it, to be kept.
    pub fn key(self) -> &'static str {
        match self {
            Self::End { succeeded: true, force: false } => "succeed",
            Self::End { succeeded: false, force: false } => "fail",
            Self::End { succeeded: true, force: true } => "force-succeed",
            Self::End { succeeded: false, force: true } => "force-fail",
            Self::Clear => "clear",
        }
    }

    /// The one that a word stands for.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.key() == key)
    }

    /// What it leads to for a job, or for a step of it.
    ///
    /// # Errors
    /// When the engine refuses it.
    pub fn outcome(
        self,
        job: &JobView,
        step: Option<&str>,
        retention: &Retention,
        now: i64,
    ) -> Result<Outcome, Ineligible> {
        match (self, step) {
            (Self::End { succeeded, force }, None) => predict::end_job(job, succeeded, force, retention, now),
            (Self::End { succeeded, force: false }, Some(step)) => {
                predict::end_step(job, step, succeeded, retention, now)
            }
            (Self::Clear, None) => predict::clear(job, retention, now),
            (Self::End { .. } | Self::Clear, Some(_)) => Err(Ineligible::JobsOnly),
        }
    }
}

/// A job, or a step of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// Id of the job.
    pub job: String,
    /// Id of the step; `None` for the job itself.
    pub step: Option<String>,
}
