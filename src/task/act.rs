//! What one can do to a task.

use tasks::StepKind;

/// Something to be done by the engine.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Creates an external job (contract 1.2).
    CreateJob {
        /// Description; not blank.
        description: String,
        /// Whether the sweep may remove the job once it has ended.
        auto_cleared: bool,
        /// The correlation id to send it under, by which it is found again; `None` for one of its own.
        correlation: Option<String>,
    },
    /// Adds a step to an external job (contract 4.2).
    AddStep {
        /// Id of the job.
        job: String,
        /// Id of the step to stand under; `None` for a direct step of the job.
        parent: Option<String>,
        /// Type.
        kind: StepKind,
        /// Description; not blank.
        description: String,
    },
    /// Ends a step (contract 4.3).
    EndStep {
        /// Id of the job.
        job: String,
        /// Id of the step.
        step: String,
        /// Finished or failed.
        succeeded: bool,
    },
    /// Ends a job (contract 4.4).
    EndJob {
        /// Id of the job.
        job: String,
        /// Finished or failed.
        succeeded: bool,
        /// Whether it is cleared at the same time.
        force: bool,
    },
    /// Lets the sweep take a job once it has ended (contract 4.5).
    Clear {
        /// Id of the job.
        job: String,
    },
}

/// The engine did it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Id of what was created.
    pub id: Option<String>,
}
