//! The plan of a task that is to be created: its steps as an outline, and which of them are there already.

mod making;
mod outline;
mod template;
mod typing;

pub use making::{Making, Next};
pub use template::{Template, Templates};
pub use typing::Typed;

use crate::StepKind;

/// Steps to be created, parents before children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps.
    pub steps: Vec<Planned>,
}

/// A step to be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// 0 for a direct step of the job; at most one more than that of the step before.
    pub depth: usize,
    /// Type.
    pub kind: StepKind,
    /// Description; not blank.
    pub description: String,
}

impl Plan {
    /// Place of the step that a step stands under; `None` for a direct step of the job.
    pub fn parent(&self, at: usize) -> Option<usize> {
        let depth = self.steps[at].depth.checked_sub(1)?;
        (0..at).rev().find(|before| self.steps[*before].depth == depth)
    }

    /// Number of levels.
    pub fn levels(&self) -> usize {
        self.steps.iter().map(|step| step.depth + 1).max().unwrap_or(0)
    }
}
