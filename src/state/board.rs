//! Everything the view reads.

use std::ops::Deref;
use std::rc::Rc;

use tasks::{Counts, Ended, Fates, Retention, Unjudged};

use super::{Drawer, Farewell, Link, Owners, Rows, Session, Viewing};
use crate::portal::Subject;
use crate::watched::Watched;

/// What the page knows about the engine's tasks. Clones are the same board.
#[derive(Clone)]
pub struct Board(Rc<Known>);

/// What a [`Board`] tells.
pub struct Known {
    /// The rows, read afresh whenever [`revision`](Self::revision) moves.
    pub rows: Rows,
    /// Moves after every reaction that changed rows or structure, and only then.
    pub revision: Watched<u64>,
    /// Number of visible rows.
    pub total: Watched<usize>,
    /// Number of jobs, whether they are shown or not.
    pub jobs: Watched<usize>,
    /// How many jobs are shown and hidden.
    pub counts: Watched<Counts>,
    /// Jobs that are hidden only because their steps are not known.
    pub unjudged: Watched<Unjudged>,
    /// Number of jobs that need attention, whether they are shown or not.
    pub in_need: Watched<usize>,
    /// Number of selected tasks, whether they are shown or not.
    pub selected: Watched<usize>,
    /// Whether the engine has told that the user may change no task. It is asked again when somebody wishes.
    pub denied: Watched<bool>,
    /// How the tasks are looked at.
    pub viewing: Viewing,
    /// Number of jobs in the last answer that could not be read and are not shown.
    pub unreadable: Watched<usize>,
    /// Whether what answers bring is held back.
    pub held: Watched<bool>,
    /// Number of jobs that the answers differ in that are held back.
    pub waiting: Watched<usize>,
    /// What the last answer that told of it told about the fate of jobs.
    pub news: Watched<News>,
    /// How far the engine's clock is ahead of the browser's in milliseconds, once that is known.
    pub skew: Watched<i64>,
    /// Watched jobs that ended, as told by the last answer that told of any.
    pub ended: Watched<Vec<Ended>>,
    /// State of the connection.
    pub link: Watched<Link>,
    /// When the last answer was taken, in milliseconds since 1970 by this browser's clock.
    pub last_ok: Watched<Option<i64>>,
    /// The engine's time in milliseconds since 1970; ticks once a second while the page is visible.
    /// Watch it only for what runs, so that nothing else is drawn again.
    pub now: Watched<i64>,
    /// The entity in whose details the page is; `None` in the place of its own.
    pub subject: Watched<Option<Subject>>,
    /// Called when the page goes.
    pub farewell: Farewell,
    /// Where it is kept what one was reading.
    pub bookmark: Drawer,
    /// Where it is kept what keys do.
    pub keys: Drawer,
    /// When the engine removes ended jobs.
    pub retention: Retention,
    /// Names of owners.
    pub owners: Owners,
    /// The session that requests are made in.
    pub session: Session,
    /// Name of the user, by which drawers are told apart; empty where nobody is known.
    pub user: String,
    /// How long an end or a clearing can be undone before it is sent, in milliseconds; 0 where it is sent at once.
    pub undo: u32,
    /// Whether this is a file that is looked at, where nothing can be acted on.
    pub read_only: bool,
    /// Time between two polls, in milliseconds; `None` where it is asked for news only when somebody wishes.
    pub every: Option<u32>,
}

impl Board {
    /// A board that tells this.
    pub(super) fn of(known: Known) -> Self {
        Self(Rc::new(known))
    }
}

impl Deref for Board {
    type Target = Known;

    fn deref(&self) -> &Known {
        &self.0
    }
}

/// What became of jobs in an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Number of such answers so far: two may tell the same.
    pub number: u64,
    /// What this one told.
    pub told: Fates,
}
