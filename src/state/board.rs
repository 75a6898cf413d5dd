//! Everything the view reads, and the other end of it.

use std::rc::Rc;

use leptos::prelude::*;

use super::{Link, Owners, Rows, Source};

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
    /// Number of jobs in the last answer that could not be read and are not shown.
    pub unreadable: ReadSignal<usize>,
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

/// The writing end of a [`Board`].
#[derive(Clone, Copy)]
pub struct BoardWriter {
    revision: WriteSignal<u64>,
    total: RwSignal<usize>,
    jobs: RwSignal<usize>,
    unreadable: RwSignal<usize>,
    link: RwSignal<Link>,
    last_ok: WriteSignal<Option<i64>>,
    now: WriteSignal<i64>,
}

/// The signals of a board before there is a source of rows.
pub struct BoardParts {
    writer: BoardWriter,
    revision: ReadSignal<u64>,
    last_ok: ReadSignal<Option<i64>>,
    now: ReadSignal<i64>,
}

impl BoardParts {
    /// Makes the signals; they live as long as the present reactive owner. `now` is the time to begin with.
    pub fn new(now: i64) -> Self {
        let (revision, set_revision) = signal(0);
        let (last_ok, set_last_ok) = signal(None);
        let (now, set_now) = signal(now);
        let writer = BoardWriter {
            revision: set_revision,
            total: RwSignal::new(0),
            jobs: RwSignal::new(0),
            unreadable: RwSignal::new(0),
            link: RwSignal::new(Link::Connecting),
            last_ok: set_last_ok,
            now: set_now,
        };
        Self { writer, revision, last_ok, now }
    }

    /// The writing end.
    pub fn writer(&self) -> BoardWriter {
        self.writer
    }

    /// The board over a source of rows.
    pub fn over(self, source: Rc<dyn Source>, owners: Owners, read_only: bool) -> Board {
        Board {
            rows: Rows::new(source),
            revision: self.revision,
            total: self.writer.total.read_only(),
            jobs: self.writer.jobs.read_only(),
            unreadable: self.writer.unreadable.read_only(),
            link: self.writer.link.read_only(),
            last_ok: self.last_ok,
            owners,
            now: self.now,
            read_only,
        }
    }
}

impl BoardWriter {
    /// Says that rows or structure changed.
    pub fn rows_changed(&self, total: usize, jobs: usize) {
        set_if_new(self.total, total);
        set_if_new(self.jobs, jobs);
        self.revision.try_update(|revision| *revision += 1);
    }

    /// Tells how many jobs of the answer could not be read.
    pub fn unreadable(&self, jobs: usize) {
        set_if_new(self.unreadable, jobs);
    }

    /// Says that a poll was answered, at this time of the browser's clock.
    pub fn answered(&self, at: i64) {
        self.last_ok.try_set(Some(at));
        self.link(Link::Live);
    }

    /// Tells the state of the connection; the same state again wakes nobody.
    pub fn link(&self, link: Link) {
        let link = match (link, self.link.try_get_untracked()) {
            // It has been unreachable since the first poll that failed.
            (Link::Unreachable { .. }, Some(before @ Link::Unreachable { .. })) => before,
            (link, _) => link,
        };
        set_if_new(self.link, link);
    }

    /// Says that nobody asks any more for now; what is wrong stays said.
    pub fn paused(&self) {
        if self.link.try_with_untracked(Link::is_live) == Some(true) {
            self.link(Link::Paused);
        }
    }

    /// Tells the engine's time.
    pub fn now(&self, now: i64) {
        self.now.try_set(now);
    }
}

fn set_if_new<T: PartialEq + Clone + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    // The signal is gone once the page is: then nobody is left to be told.
    if signal.try_with_untracked(|before| *before != value) == Some(true) {
        signal.try_set(value);
    }
}
