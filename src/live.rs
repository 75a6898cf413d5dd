//! Puts a board together: rows, connection and actions.

use std::rc::Rc;

use client::Engine;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use tasks::{Column, Forest, Order, Retention};

use crate::portal::Subject;
use crate::state::{
    About, Address, Bells, Board, BoardWriter, Drawer, Keeper, Openings, Owners, Rows, Session, Viewing,
};
use crate::sync::{Clock, Origin, Sync};
use crate::task::{Actor, Means};

/// What a board is about.
pub struct Live {
    /// Where the answers come from.
    pub origin: Origin,
    /// How jobs are ordered.
    pub order: Order,
    /// What was open the last time.
    pub openings: Openings,
    /// Where it is kept which jobs are watched.
    pub watching: Drawer,
    /// Where the view is kept.
    pub address: Address,
    /// Where it is kept what one was reading.
    pub bookmark: Drawer,
    /// Where it is kept what keys do.
    pub keys: Drawer,
    /// The columns to show until a person chooses others.
    pub columns: Vec<Column>,
    /// Whether everything is open at first.
    pub expand_all: bool,
    /// Time between two polls, in milliseconds; `None` polls only when asked.
    pub every: Option<u32>,
    /// A clock that stands still, in milliseconds since 1970.
    pub frozen_now: Option<i64>,
    /// How the session is renewed.
    pub session: Session,
    /// Name of the user; empty where nobody is known.
    pub user: String,
    /// How long an end or a clearing can be undone before it is sent, in milliseconds.
    pub undo: u32,
    /// Whether the engine's events are to tell who ended or cleared a task.
    pub audit: bool,
    /// When the engine removes ended jobs.
    pub retention: Retention,
    /// The entity in whose details the page is; `None` in the place of its own.
    pub subject: Option<Subject>,
}

impl Live {
    /// A board of a live engine.
    pub fn engine(engine: Engine, user: &str, every: u32, session: Session) -> Self {
        Self {
            openings: Openings::of(user),
            watching: Drawer::of(user, "watched"),
            address: Address::of(user),
            bookmark: Drawer::of(user, "bookmark"),
            keys: Drawer::lasting(user, "keys"),
            columns: Column::DEFAULT.to_vec(),
            origin: Origin::Engine(engine),
            order: Order::NewestFirst,
            expand_all: false,
            every: Some(every),
            frozen_now: None,
            session,
            user: user.to_owned(),
            undo: 0,
            audit: false,
            retention: Retention::default(),
            subject: None,
        }
    }

    /// Keeps a board fresh until the present reactive owner goes.
    pub fn start(self) -> Started {
        let clock = Clock::new(self.frozen_now);
        let (writer, bells) = (BoardWriter::new(clock.now()), Bells::default());
        let keeper =
            Keeper::new(Forest::new(self.order), writer.clone(), bells.clone(), self.openings, self.watching);
        if self.expand_all {
            keeper.open_first_answer();
        }
        let kept = SendWrapper::new(keeper.clone());
        on_cleanup(move || kept.leave());
        let rows = Rows::new(keeper.clone());
        let viewing = Viewing::new(rows.clone(), self.address, self.columns, bells.correlation.clone());
        let asks = matches!(self.origin, Origin::Engine(_));
        let owners = Owners::new(asks.then(|| bells.names.clone()));
        let actor = match &self.origin {
            Origin::Engine(engine) => Some(Actor::new(Means {
                engine: engine.clone(),
                board: writer.clone(),
                poll: bells.poll.clone(),
                session: self.session.clone(),
                rows: rows.clone(),
                user: self.user.clone(),
                audit: self.audit,
            })),
            Origin::Feed(_) => None,
        };
        let board = writer.board(About {
            rows,
            viewing: viewing.clone(),
            owners: owners.clone(),
            session: self.session,
            retention: self.retention,
            bookmark: self.bookmark,
            keys: self.keys,
            user: self.user,
            undo: self.undo,
            read_only: actor.is_none(),
            every: self.every,
        });
        let sync = Sync {
            origin: self.origin,
            keeper: keeper.clone(),
            owners,
            viewing,
            bells,
            every: self.every,
            clock,
            subject: self.subject,
        };
        sync.start();
        Started { board, actor, keeper }
    }
}

/// A board that is kept fresh.
pub struct Started {
    /// The board.
    pub board: Board,
    /// What acts on it; `None` for a file.
    pub actor: Option<Actor>,
    /// Who keeps it, for those who are told that the page is left.
    pub keeper: Rc<Keeper>,
}
