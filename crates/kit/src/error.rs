//! What can go wrong with a task.

use std::fmt::Display;

use client::ClientError;
use tasks::Status;

/// Why the kit could not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KitError {
    /// A request failed, also when it was repeated; the engine's fault is inside.
    #[error("the engine could not be asked: {0}")]
    Engine(#[from] ClientError),
    /// The engine restarted and lost the job: it is `unknown` for ever (contract 4.7). A new job can take its place.
    #[error("the engine restarted and lost this task")]
    Lost,
    /// The job has ended, by somebody else's hand or since one of its steps failed.
    #[error("the task has ended as {}", .0.as_wire())]
    Ended(Status),
    /// Another tab or window drives the task.
    #[error("the task is driven elsewhere, in another tab for example")]
    DrivenElsewhere,
    /// The task was cancelled.
    #[error("cancelled: {0}")]
    Cancelled(String),
    /// A command of the engine was begun, and failed.
    #[error("the engine's command failed: {0}")]
    CommandFailed(String),
    /// Nobody can tell whether a command took effect: the connection broke, and no job tells of such commands.
    #[error("whether the command took effect is not known: {0}")]
    Uncertain(ClientError),
    /// A mistake of the program that uses the kit.
    #[error("{0}")]
    Misuse(String),
}

/// Why a step or task did not succeed: the work itself said so, or the kit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure<E: Display> {
    /// The work.
    #[error("{0}")]
    Work(E),
    /// The kit.
    #[error(transparent)]
    Kit(#[from] KitError),
}

impl<E: Display> From<ClientError> for Failure<E> {
    fn from(error: ClientError) -> Self {
        Self::Kit(error.into())
    }
}
