//! What a plan consists of: a small tree of parts, each of which takes its time.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::{Millis, StepType};

/// A part of some work: a step.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) kind: StepType,
    pub(crate) description: String,
    pub(crate) content: Content,
    /// The host that works on it, for steps of the engine.
    pub(crate) host: Option<Uuid>,
    /// Whether its progress is reported: by a host's agent for steps of the engine, by task notes for those of others.
    pub(crate) measured: bool,
}

/// What a part consists of.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// Work that nobody looks into.
    Work {
        /// How long it takes.
        takes: Millis,
        /// How it ends.
        outcome: Outcome,
    },
    /// Parts that begin when the one before has ended.
    InTurn(Vec<Part>),
    /// Parts that begin at the same time.
    Together(Vec<Part>),
}

/// How work ends. The order is that of badness: a whole ends as its worst part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Outcome {
    /// Well.
    Succeeds,
    /// Badly, and its whole task with it.
    Fails,
    /// Not by itself: after that time somebody loses patience and ends the task.
    Hangs,
}

/// Work of so many seconds.
pub(crate) fn work(kind: StepType, description: impl Into<String>, seconds: u32) -> Part {
    let takes = Millis::from(seconds) * 1_000;
    part(kind, description, Content::Work { takes, outcome: Outcome::Succeeds })
}

/// Parts one after the other.
pub(crate) fn in_turn(kind: StepType, description: impl Into<String>, parts: Vec<Part>) -> Part {
    part(kind, description, Content::InTurn(parts))
}

/// Parts at the same time.
pub(crate) fn together(kind: StepType, description: impl Into<String>, parts: Vec<Part>) -> Part {
    part(kind, description, Content::Together(parts))
}

fn part(kind: StepType, description: impl Into<String>, content: Content) -> Part {
    Part { kind, description: description.into(), content, host: None, measured: false }
}

impl Part {
    /// The same work, ending in another way. A whole ends as its parts do, so this is for work only.
    pub(crate) fn ending(mut self, end: Outcome) -> Self {
        if let Content::Work { outcome, .. } = &mut self.content {
            *outcome = end;
        }
        self
    }

    /// The same part, in which the last work goes wrong.
    pub(crate) fn failing(mut self) -> Self {
        match &mut self.content {
            Content::Work { outcome, .. } => *outcome = Outcome::Fails,
            Content::InTurn(parts) | Content::Together(parts) => {
                let last = parts.pop().map(Part::failing);
                parts.extend(last);
            }
        }
        self
    }

    /// The same part, worked on by a host.
    pub(crate) fn on(mut self, host: Uuid) -> Self {
        self.host = Some(host);
        self
    }

    /// The same part with a progress that is reported.
    pub(crate) fn measured(mut self) -> Self {
        self.measured = true;
        self
    }
}
