//! Everything the view reads.

use leptos::prelude::*;

use super::{Link, Owners, Rows};

/// What the page knows about the engine's tasks, provided as context.
#[derive(Clone, Copy)]
pub struct Board {
    /// The rows, read afresh whenever [`revision`](Self::revision) moves.
    pub rows: Rows,
    /// Moves after every reaction that changed rows or structure, and only then.
    pub revision: ReadSignal<u64>,
    /// Number of visible rows.
    pub total: ReadSignal<usize>,
    /// Number of jobs.
    pub jobs: ReadSignal<usize>,
    /// State of the connection.
    pub link: ReadSignal<Link>,
    /// When the last answer was taken, in milliseconds since 1970 by this browser's clock.
    pub last_ok: ReadSignal<Option<i64>>,
    /// Names of owners.
    pub owners: Owners,
    /// The engine's time in milliseconds since 1970; ticks once a second while the page is visible.
    /// Read it only for what runs, so that nothing else is drawn again.
    pub now: ReadSignal<i64>,
    /// Whether this is a file that is looked at, where nothing can be acted on.
    pub read_only: bool,
}
