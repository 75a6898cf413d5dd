//! Puts a board together: rows, connection and actions, as contexts for what is shown.

use client::Engine;
use leptos::prelude::*;
use tasks::{Forest, Order};

use crate::state::{Bells, BoardParts, Keeper, Openings, Owners, Session};
use crate::sync::{Clock, Origin, Sync};
use crate::task::Actor;

/// What a board is about.
pub struct Live {
    /// Where the answers come from.
    pub origin: Origin,
    /// How jobs are ordered.
    pub order: Order,
    /// What was open the last time.
    pub openings: Openings,
    /// Whether everything is open at first.
    pub expand_all: bool,
    /// Time between two polls, in milliseconds; `None` polls only when asked.
    pub every: Option<u32>,
    /// A clock that stands still, in milliseconds since 1970.
    pub frozen_now: Option<i64>,
    /// How the session is renewed.
    pub session: Session,
}

impl Live {
    /// A board of a live engine.
    pub fn engine(engine: Engine, user: &str, every: u32, session: Session) -> Self {
        Self {
            openings: Openings::of(user),
            origin: Origin::Engine(engine),
            order: Order::NewestFirst,
            expand_all: false,
            every: Some(every),
            frozen_now: None,
            session,
        }
    }

    /// Provides [`Board`](crate::state::Board), [`Session`] and, where something can be done, [`Actor`] to what is
    /// shown under the present reactive owner, and keeps the board fresh until that owner goes. Returns who keeps
    /// it, for those who are told that the page is left.
    pub fn provide(self) -> std::rc::Rc<Keeper> {
        let clock = Clock::new(self.frozen_now);
        let parts = BoardParts::new(clock.now());
        let (board, bells) = (parts.writer(), Bells::default());
        let keeper = Keeper::new(Forest::new(self.order), board, bells.clone(), self.openings);
        if self.expand_all {
            keeper.open_first_answer();
        }
        let owners = Owners::new(bells.names.clone());
        let read_only = matches!(self.origin, Origin::Feed(_));
        if let Origin::Engine(engine) = &self.origin {
            provide_context(Actor::new(engine.clone(), board, bells.poll.clone()));
        }
        provide_context(self.session);
        provide_context(parts.over(keeper.clone(), owners, read_only));
        Sync { origin: self.origin, keeper: keeper.clone(), owners, bells, every: self.every, clock }.start();
        keeper
    }
}
