//! What a task of the demonstration is.

use crate::plan::Part;

/// A task that somebody performs from its beginning to its end.
#[derive(Debug)]
pub(super) struct Task {
    /// What people read.
    pub(super) description: String,
    /// Where it comes from.
    pub(super) origin: Origin,
    /// The machine that it works on, where it is about one.
    pub(super) machine: Option<&'static str>,
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
        /// Whether it tells its plan and progress by task notes.
        writes_notes: bool,
    },
    /// A command of the engine itself.
    Engine {
        /// The engine's name of the command.
        action_type: &'static str,
        /// Whether somebody asked for it; nobody did for what the engine does by itself.
        owned: bool,
    },
}
