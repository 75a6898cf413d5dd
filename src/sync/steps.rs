//! Reads the steps that are wanted, a few jobs at a time.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use client::{ClientError, Engine};

use crate::spawn::spawn_detached;
use crate::state::{Bells, Keeper, Link};

/// So many requests for steps are on their way at once. A browser gives one host six connections, and polls and
/// actions must not wait for these.
const LANES: usize = 4;

/// So many of them may be for what is only looked at, so that what somebody opens never waits behind it.
const LANES_FOR_LOOKED_AT: usize = 2;

/// Waits for the bell and reads what is wanted then. A bell while it reads makes it look anew at what is wanted, so
/// that what was closed meanwhile is not read and what was opened is. Where the steps of many jobs are wanted, it rings
/// for a poll instead, once: that brings them all.
pub(super) async fn read_steps(engine: Engine, keeper: Rc<Keeper>, bells: Bells) {
    let mut rang = false;
    let reader = Rc::new(Reader {
        engine,
        keeper,
        wanted: RefCell::default(),
        looked_at: RefCell::default(),
        reading: RefCell::default(),
    });
    loop {
        bells.steps.rung().await;
        if reader.keeper.forest(|forest| forest.wants_all_steps()) {
            reader.forget();
            if !std::mem::replace(&mut rang, true) {
                bells.poll.ring();
            }
            continue;
        }
        rang = false;
        let wanted = reader.keeper.forest(|forest| forest.wanted_steps());
        reader.wanted.replace(wanted.into());
        let looked_at = reader.keeper.forest(|forest| forest.wanted_of_looked_at());
        reader.looked_at.replace(looked_at.into());
        reader.clone().fill_lanes();
    }
}

struct Reader {
    engine: Engine,
    keeper: Rc<Keeper>,
    /// Jobs whose turn is still to come.
    wanted: RefCell<VecDeque<String>>,
    /// The same, of those that are only looked at.
    looked_at: RefCell<VecDeque<String>>,
    /// Jobs that are being read.
    reading: RefCell<Vec<String>>,
}

impl Reader {
    fn fill_lanes(self: Rc<Self>) {
        while self.reading.borrow().len() < LANES {
            let Some(job) = self.next() else { return };
            if !self.reading.borrow().contains(&job) {
                self.reading.borrow_mut().push(job.clone());
                self.keeper.forest(|forest| forest.ask_steps(&job));
                // Detached, or its owner would remember every one of them; leaving the page aborts the request.
                spawn_detached(self.clone().read(job));
            }
        }
    }

    fn next(&self) -> Option<String> {
        let wanted = self.wanted.borrow_mut().pop_front();
        let room = self.reading.borrow().len() < LANES_FOR_LOOKED_AT;
        wanted.or_else(|| if room { self.looked_at.borrow_mut().pop_front() } else { None })
    }

    fn forget(&self) {
        self.wanted.borrow_mut().clear();
        self.looked_at.borrow_mut().clear();
    }

    async fn read(self: Rc<Self>, job: String) {
        let body = self.engine.steps(&job).await;
        self.reading.borrow_mut().retain(|other| *other != job);
        match body {
            Ok(body) => self.take(job, &body),
            Err(ClientError::Aborted) => return,
            Err(error) => {
                if error == ClientError::SessionExpired {
                    self.forget();
                    self.keeper.board().link(Link::SessionExpired);
                }
                self.keeper.missed_steps(&job);
            }
        }
        self.fill_lanes();
    }

    fn take(&self, job: String, body: &[u8]) {
        let Ok(delta) = self.keeper.forest(|forest| forest.read_steps(&job, body)) else {
            return self.keeper.missed_steps(&job);
        };
        self.keeper.took_steps(&delta);
        // From before a change.
        if !self.keeper.forest(|forest| forest.steps_are_fresh(&job)) {
            self.wanted.borrow_mut().push_back(job);
        }
    }
}
