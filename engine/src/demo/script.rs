//! What a task of the demonstration is: a small tree of parts, each of which takes its time.

use uuid::Uuid;

use crate::model::{Millis, StepType};

/// A task that somebody performs from its beginning to its end.
#[derive(Debug)]
pub(super) struct Task {
    /// What people read.
    pub(super) description: String,
    /// Where it comes from.
    pub(super) origin: Origin,
    /// Its steps, one after the other.
    pub(super) parts: Vec<Part>,
}

/// Where a task comes from, and with that which rules it goes by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin {
    /// Outside the engine, over the same rules as REST.
    Vendor {
        /// Whether the vendor lets the sweep take the job.
        auto_cleared: bool,
    },
    /// A command of the engine itself.
    Engine {
        /// The engine's name of the command.
        action_type: &'static str,
        /// Whether somebody asked for it; nobody did for what the engine does by itself.
        owned: bool,
    },
}

/// A part of a task: a step.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) kind: StepType,
    pub(super) description: String,
    pub(super) content: Content,
    /// The host that works on it, for steps of the engine.
    pub(super) host: Option<Uuid>,
    /// Whether a host's agent reports its progress, for steps of the engine.
    pub(super) measured: bool,
}

/// What a part consists of.
#[derive(Debug)]
pub(super) enum Content {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Well.
    Succeeds,
    /// Badly, and its whole task with it.
    Fails,
    /// Not by itself: after that time somebody loses patience and ends the task.
    Hangs,
}

/// Work of so many seconds.
pub(super) fn work(kind: StepType, description: impl Into<String>, seconds: u32) -> Part {
    let takes = Millis::from(seconds) * 1_000;
    part(kind, description, Content::Work { takes, outcome: Outcome::Succeeds })
}

/// Parts one after the other.
pub(super) fn in_turn(kind: StepType, description: impl Into<String>, parts: Vec<Part>) -> Part {
    part(kind, description, Content::InTurn(parts))
}

/// Parts at the same time.
pub(super) fn together(kind: StepType, description: impl Into<String>, parts: Vec<Part>) -> Part {
    part(kind, description, Content::Together(parts))
}

fn part(kind: StepType, description: impl Into<String>, content: Content) -> Part {
    Part { kind, description: description.into(), content, host: None, measured: false }
}

impl Part {
    /// The same work, ending in another way. A whole ends as its parts do, so this is for work only.
    pub(super) fn ending(mut self, end: Outcome) -> Self {
        if let Content::Work { outcome, .. } = &mut self.content {
            *outcome = end;
        }
        self
    }

    /// The same part, worked on by a host.
    pub(super) fn on(mut self, host: Uuid) -> Self {
        self.host = Some(host);
        self
    }

    /// The same part with a progress that a host's agent reports.
    pub(super) fn measured(mut self) -> Self {
        self.measured = true;
        self
    }
}
