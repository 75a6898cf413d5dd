//! The poll: one at a time, slower while the engine fails, none while nobody looks.

use std::pin::pin;
use std::rc::Rc;

use client::{Answered, ClientError, breathe};
use futures::future::select;
use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use tasks::{AnswerError, Delta, Forest, Schedule};

use super::page::is_hidden;
use super::{Clock, Origin, browser_time};
use crate::state::{Bell, Keeper, Link};

/// So many rows of an answer are taken in at a time, which takes a few milliseconds.
const PORTION: usize = 2_000;

pub(super) struct Poller {
    origin: Origin,
    keeper: Rc<Keeper>,
    bell: Rc<Bell>,
    clock: Clock,
    schedule: Option<Schedule>,
}

impl Poller {
    pub(super) fn new(
        origin: Origin,
        keeper: Rc<Keeper>,
        bell: Rc<Bell>,
        every: Option<u32>,
        clock: Clock,
    ) -> Self {
        Self { origin, keeper, bell, clock, schedule: every.map(Schedule::new) }
    }

    pub(super) async fn run(mut self) {
        loop {
            while is_hidden() {
                self.keeper.board().paused();
                self.bell.rung().await;
            }
            let wished = self.keeper.take_wish();
            let automatic = match self.poll().await {
                Ok(delta) => {
                    self.answered(&delta);
                    true
                }
                Err(error) => self.failed(error, wished),
            };
            self.pause(automatic).await;
        }
    }

    async fn poll(&self) -> Result<Delta, ClientError> {
        // Where the steps of many jobs are wanted, one answer has them all.
        let with_steps = self.origin.follows() && self.keeper.forest(|forest| forest.wants_all_steps());
        let mut answered = self.ask(with_steps).await;
        if with_steps && answered.as_ref().is_err_and(refuses) {
            answered = self.ask(false).await;
            if answered.is_ok() {
                self.keeper.forest(Forest::ask_singly);
            }
        }
        let answered = answered?;
        self.clock.learn(&answered);
        self.keeper.board().skew(self.clock.skew());
        self.keeper.set_now(self.clock.now());
        let delta = self.digest().await?;
        Ok(delta)
    }

    async fn ask(&self, with_steps: bool) -> Result<Answered, ClientError> {
        self.keeper.forest(if with_steps { Forest::begin_followed } else { Forest::begin });
        self.origin.jobs(with_steps, &mut |piece| self.take(piece)).await
    }

    fn take(&self, piece: &Uint8Array) -> Result<(), AnswerError> {
        self.keeper.forest(|forest| {
            piece.copy_to(forest.buffer(piece.length() as usize));
            forest.advance()
        })
    }

    /// Takes in a complete answer, without holding up the page.
    async fn digest(&self) -> Result<Delta, AnswerError> {
        self.keeper.forest(Forest::accept)?;
        loop {
            let delta = self.keeper.forest(|forest| forest.digest(PORTION));
            breathe().await;
            if let Some(delta) = delta {
                return Ok(delta);
            }
        }
    }

    fn answered(&mut self, delta: &Delta) {
        if let Some(schedule) = &mut self.schedule {
            schedule.answered();
        }
        self.keeper.board().answered(browser_time());
        self.keeper.took_jobs(delta);
    }

    /// Says what is wrong, and whether to go on asking by itself; `wished` is a poll that somebody asked for.
    fn failed(&mut self, error: ClientError, wished: bool) -> bool {
        if let Some(schedule) = &mut self.schedule {
            schedule.failed();
        }
        let automatic = error != ClientError::SessionExpired;
        // A banner for a hiccup that the next poll takes back would be worse than none; whoever asked is told.
        let may_be_chance = !wished && self.schedule.as_ref().is_some_and(Schedule::may_be_chance);
        let board = self.keeper.board();
        if let Some(link) = link(error).filter(|link| !(may_be_chance && board.may_pass(link))) {
            board.link(link);
        }
        self.keeper.took_nothing();
        automatic
    }

    /// Waits until it is time to ask again, or until somebody rings.
    async fn pause(&self, automatic: bool) {
        let rung = pin!(self.bell.rung());
        match &self.schedule {
            Some(schedule) if automatic => {
                select(rung, TimeoutFuture::new(schedule.pause(js_sys::Math::random()))).await;
            }
            _ => rung.await,
        }
    }
}

/// Whether the engine could not do what it was asked, however often it is asked. It makes a query for each job where
/// steps are to come along (contract 1.11), which may take longer than anybody waits.
fn refuses(error: &ClientError) -> bool {
    matches!(
        error,
        ClientError::EngineFailed { .. } | ClientError::Refused { .. } | ClientError::TimedOut { .. }
    )
}

/// What a failed poll says about the connection; nothing, when it was this page that gave it up.
fn link(error: ClientError) -> Option<Link> {
    let words = error.fault().map(ToString::to_string);
    Some(match error {
        ClientError::Aborted => return None,
        ClientError::SessionExpired => Link::SessionExpired,
        // Who may not list jobs gets a 400 from the real engine (contract 1.9).
        ClientError::Forbidden { .. } | ClientError::Refused { status: 400, .. } => {
            Link::NotPermitted { fault: words }
        }
        // What a proxy says while the engine behind it is down.
        ClientError::Unreachable { .. }
        | ClientError::TimedOut { .. }
        | ClientError::EngineFailed { status: 502..=504, .. } => Link::Unreachable,
        ClientError::EngineFailed { status, .. } | ClientError::Refused { status, .. } => {
            Link::Failing { status, fault: words }
        }
        ClientError::NotFound { .. } => Link::Failing { status: 404, fault: words },
        ClientError::Malformed { detail } => Link::Malformed { detail },
    })
}
