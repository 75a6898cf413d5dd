//! The other end of the board, where the data side writes.

use tasks::{Counts, Ended, Fates, Retention, Unjudged};

use super::board::Known;
use super::{Board, Drawer, Farewell, Link, News, Owners, Rows, Session, Viewing};
use crate::portal::Subject;
use crate::watched::Watched;

/// The writing end of a [`Board`].
#[derive(Clone)]
pub struct BoardWriter {
    revision: Watched<u64>,
    total: Watched<usize>,
    jobs: Watched<usize>,
    counts: Watched<Counts>,
    unjudged: Watched<Unjudged>,
    in_need: Watched<usize>,
    selected: Watched<usize>,
    denied: Watched<bool>,
    unreadable: Watched<usize>,
    held: Watched<bool>,
    waiting: Watched<usize>,
    news: Watched<News>,
    skew: Watched<i64>,
    ended: Watched<Vec<Ended>>,
    link: Watched<Link>,
    last_ok: Watched<Option<i64>>,
    now: Watched<i64>,
    /// The entity in whose details the page is.
    pub subject: Watched<Option<Subject>>,
    /// To be called when the page goes.
    pub farewell: Farewell,
}

/// What does not change about a board; see [`Known`].
pub struct About {
    /// Where the rows are.
    pub rows: Rows,
    /// How they are looked at.
    pub viewing: Viewing,
    /// Names of owners.
    pub owners: Owners,
    /// The session.
    pub session: Session,
    /// When the engine removes ended jobs.
    pub retention: Retention,
    /// Where it is kept what one was reading.
    pub bookmark: Drawer,
    /// Where it is kept what keys do.
    pub keys: Drawer,
    /// Name of the user; see [`Known`].
    pub user: String,
    /// How long an action can be undone, in milliseconds.
    pub undo: u32,
    /// Whether it is a file.
    pub read_only: bool,
    /// Time between two polls, in milliseconds; `None` polls only when asked.
    pub every: Option<u32>,
}

impl BoardWriter {
    /// The writing end of a board that there is no source of rows for yet; `now` is the time to begin with.
    pub fn new(now: i64) -> Self {
        Self {
            revision: Watched::new(0),
            total: Watched::new(0),
            jobs: Watched::new(0),
            counts: Watched::new(Counts::default()),
            unjudged: Watched::new(Unjudged::default()),
            in_need: Watched::new(0),
            selected: Watched::new(0),
            denied: Watched::new(false),
            unreadable: Watched::new(0),
            held: Watched::new(false),
            waiting: Watched::new(0),
            news: Watched::new(News::default()),
            skew: Watched::new(0),
            ended: Watched::new(Vec::new()),
            link: Watched::new(Link::Connecting),
            last_ok: Watched::new(None),
            now: Watched::new(now),
            subject: Watched::new(None),
            farewell: Farewell::default(),
        }
    }

    /// The board that `of` is said about.
    pub fn board(self, of: About) -> Board {
        Board::of(Known {
            rows: of.rows,
            revision: self.revision,
            total: self.total,
            jobs: self.jobs,
            counts: self.counts,
            unjudged: self.unjudged,
            in_need: self.in_need,
            selected: self.selected,
            denied: self.denied,
            viewing: of.viewing,
            unreadable: self.unreadable,
            held: self.held,
            waiting: self.waiting,
            news: self.news,
            skew: self.skew,
            ended: self.ended,
            link: self.link,
            last_ok: self.last_ok,
            now: self.now,
            subject: self.subject,
            farewell: self.farewell,
            bookmark: of.bookmark,
            keys: of.keys,
            retention: of.retention,
            owners: of.owners,
            session: of.session,
            user: of.user,
            undo: of.undo,
            read_only: of.read_only,
            every: of.every,
        })
    }

    /// Says that rows or structure changed.
    pub fn rows_changed(
        &self,
        total: usize,
        counts: Counts,
        unjudged: Unjudged,
        in_need: usize,
        selected: usize,
    ) {
        self.total.set(total);
        self.selected.set(selected);
        self.jobs.set(counts.shown + counts.hidden);
        self.counts.set(counts);
        self.unjudged.set(unjudged);
        self.in_need.set(in_need);
        self.revision.set(self.revision.peek() + 1);
    }

    /// Tells whether the engine lets the user change tasks.
    pub fn denied(&self, denied: bool) {
        self.denied.set(denied);
    }

    /// Tells how many jobs of the answer could not be read.
    pub fn unreadable(&self, jobs: usize) {
        self.unreadable.set(jobs);
    }

    /// Tells whether what answers bring is held back.
    pub fn held(&self, held: bool) {
        self.held.set(held);
    }

    /// Tells what became of jobs.
    pub fn news(&self, told: Fates) {
        if told != Fates::default() {
            let number = self.news.peek_at(|news| news.number + 1);
            self.news.set(News { number, told });
        }
    }

    /// Tells how far the engine's clock is ahead of the browser's.
    pub fn skew(&self, skew: i64) {
        self.skew.set(skew);
    }

    /// Tells in how many jobs the answers differ that are held back.
    pub fn waiting(&self, jobs: usize) {
        self.waiting.set(jobs);
    }

    /// Tells which watched jobs ended.
    pub fn ended(&self, jobs: &[Ended]) {
        if !jobs.is_empty() {
            self.ended.set(jobs.to_vec());
        }
    }

    /// Says that a poll was answered, at this time of the browser's clock.
    pub fn answered(&self, at: i64) {
        self.last_ok.set(Some(at));
        self.link(Link::Live);
    }

    /// Tells the state of the connection.
    pub fn link(&self, link: Link) {
        self.link.set(link);
    }

    /// Whether trouble may be gone with the next poll, and nothing was wrong before.
    pub fn may_pass(&self, trouble: &Link) -> bool {
        trouble.may_pass() && self.link.peek_at(|link| matches!(link, Link::Live | Link::Paused))
    }

    /// Says that nobody asks any more for now; what is wrong stays said.
    pub fn paused(&self) {
        if self.link.peek_at(Link::is_live) {
            self.link(Link::Paused);
        }
    }

    /// Tells the engine's time.
    pub fn now(&self, now: i64) {
        self.now.set(now);
    }
}
