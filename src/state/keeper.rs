//! Keeps the forest in this page, takes the engine's answers into it, and tells the board.

mod source;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use tasks::{Delta, Focus, Forest, joined};

use super::{Bell, BoardWriter, Drawer, Journal, Openings};
use crate::{marks, spawn::spawn_detached};

/// What the view can wish of those who talk to the engine.
#[derive(Clone, Default)]
pub struct Bells {
    /// Ask for the jobs now.
    pub poll: Rc<Bell>,
    /// Read the steps that are wanted.
    pub steps: Rc<Bell>,
    /// Ask for names of owners.
    pub names: Rc<Bell>,
    /// Ask for the jobs of the entity in whose details the page is.
    pub focus: Rc<Bell>,
    /// Read what task notes tell.
    pub notes: Rc<Bell>,
    /// Ask for the jobs of a correlation id.
    pub correlation: Rc<Bell>,
}

/// The [`Source`](super::Source) of this page: one forest, changed by answers and by commands.
pub struct Keeper {
    forest: RefCell<Forest>,
    board: BoardWriter,
    bells: Bells,
    openings: Openings,
    /// What was read of task notes, once they are wanted.
    pub(super) journal: OnceCell<Rc<dyn Journal>>,
    /// Where it is kept which jobs are watched.
    watching: Drawer,
    /// Jobs that were watched before the page was left, until the first answer.
    watched_before: RefCell<Vec<String>>,
    open_at_first: Cell<bool>,
    /// Whether somebody asked for an answer since the last poll.
    wished: Cell<bool>,
    /// Whether rows changed with the time alone and are not drawn yet.
    aged: Cell<bool>,
    answers: Cell<u64>,
    arrivals: Cell<u64>,
    rows_stood: Cell<bool>,
}

impl Keeper {
    /// Keeps `forest`, opened as `openings` says; watches the jobs in `watching` from the first answer on.
    pub fn new(
        mut forest: Forest,
        board: BoardWriter,
        bells: Bells,
        openings: Openings,
        watching: Drawer,
    ) -> Rc<Self> {
        let watched_before = watching.load().lines().map(str::to_owned).collect();
        forest.restore_expanded(&openings.load());
        Rc::new(Self {
            forest: RefCell::new(forest),
            board,
            bells,
            openings,
            journal: OnceCell::new(),
            watching,
            watched_before: RefCell::new(watched_before),
            open_at_first: Cell::new(false),
            wished: Cell::new(false),
            aged: Cell::new(false),
            answers: Cell::new(0),
            arrivals: Cell::new(0),
            rows_stood: Cell::new(false),
        })
    }

    /// Opens everything that the first answer brings.
    pub fn open_first_answer(&self) {
        self.open_at_first.set(true);
    }

    /// The forest, to be filled.
    pub fn forest<R>(&self, with: impl FnOnce(&mut Forest) -> R) -> R {
        with(&mut self.forest.borrow_mut())
    }

    /// The board's writing end.
    pub fn board(&self) -> &BoardWriter {
        &self.board
    }

    /// Whether somebody asked for the poll that is about to begin.
    pub fn take_wish(&self) -> bool {
        self.wished.take()
    }

    /// Tells the forest the engine's time; to be called before an answer is taken.
    pub fn set_now(&self, now: i64) {
        let changed = self.forest.borrow_mut().set_now(now);
        self.aged.set(changed || self.aged.get());
    }

    /// Sorts and groups by the name of an owner from now on.
    pub fn name_owner(&self, id: &str, name: &str) {
        let changed = self.forest.borrow_mut().name_owner(id, name);
        self.react(changed, 0);
    }

    /// Draws what an answer of `GET /jobs` changed.
    pub fn took_jobs(&self, delta: &Delta) {
        self.answers.set(self.answers.get() + 1);
        self.take_in(delta);
    }

    fn take_in(&self, delta: &Delta) {
        if delta.added > 0 {
            self.arrivals.set(self.arrivals.get() + 1);
        }
        let opened = self.open_at_first.take();
        if opened {
            self.forest.borrow_mut().set_all_expanded(true);
        }
        let waiting = self.forest.borrow().waiting();
        self.board.waiting(waiting);
        self.board.unreadable(delta.unreadable);
        self.board.ended(&delta.ended);
        let before = self.watched_before.take();
        if !before.is_empty() {
            let missed = self.forest.borrow_mut().resume_watch(&before);
            self.board.ended(&missed);
        }
        // Everything is new to the first answer.
        if self.answers.get() > 1 {
            self.board.news(delta.fates);
        }
        let changed = self.aged.take() || opened || !delta.is_empty() || delta.confirmed;
        self.react(changed, delta.parsed_bytes);
        self.bells.steps.ring();
        self.bells.names.ring();
        self.bells.focus.ring();
        self.bells.correlation.ring();
        self.bells.notes.ring();
    }

    /// Number of answers so far that brought something new.
    pub fn arrivals(&self) -> u64 {
        self.arrivals.get()
    }

    /// Shows the jobs in focus only.
    pub fn focus(&self, focus: Focus) {
        self.forest.borrow_mut().focus(Some(focus));
        self.react(true, 0);
        self.bells.steps.ring();
    }

    /// A poll brought no answer: nothing is drawn but the state of the connection.
    pub fn took_nothing(&self) {
        self.react(false, 0);
    }

    /// Draws what reading the steps of a job changed.
    pub fn took_steps(&self, delta: &Delta) {
        self.react(!delta.is_empty() || delta.confirmed, delta.parsed_bytes);
    }

    /// Keeps what is read of task notes at hand, from the first time on.
    pub fn keep_journal(&self, journal: Rc<dyn Journal>) {
        let _ = self.journal.set(journal);
    }

    /// Draws what task notes changed.
    pub fn took_notes(&self) {
        self.react(true, 0);
        self.bells.steps.ring();
    }

    /// Draws that the steps of a job could not be read.
    pub fn missed_steps(&self, job: &str) {
        let changed = self.forest.borrow_mut().steps_unreadable(job);
        self.react(changed, 0);
    }

    /// Keeps what is open, and whatever else is to be kept, for the next time.
    pub fn leave(&self) {
        self.board.farewell.say();
        let forest = self.forest.borrow();
        self.openings.save(&forest.expanded());
        let before = self.watched_before.borrow();
        let watched: Vec<&str> = before.iter().map(String::as_str).chain(forest.watched()).collect();
        // An id a line: no id holds a line break.
        self.watching.save(&joined(&watched, "\n"));
    }

    /// Draws that something changed, if it did.
    pub(super) fn react(&self, changed: bool, parsed: usize) {
        if changed {
            let (total, counts, unjudged, in_need, selected) = {
                let forest = self.forest.borrow();
                let (in_need, selected) = (forest.in_need(), forest.selected_count());
                (forest.total(), forest.counts(), forest.unjudged(), in_need, selected)
            };
            self.board.rows_changed(total, counts, unjudged, in_need, selected);
            if total > 0 && !self.rows_stood.replace(true) {
                mark_drawn(marks::rows);
            }
        }
        let answers = self.answers.get();
        mark_drawn(move || marks::dom(answers, parsed));
    }
}

/// Effects run after the present task: the mark waits for them.
fn mark_drawn(mark: impl FnOnce() + 'static) {
    spawn_detached(async move {
        leptos::task::tick().await;
        mark();
    });
}
