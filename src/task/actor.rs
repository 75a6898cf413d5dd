//! Sends actions to the engine.

use std::cell::RefCell;
use std::rc::Rc;

use client::{Change, ClientError, Engine};

use super::{Action, Done, Refusal};
use crate::spawn::spawn_detached;
use crate::state::{Bell, BoardWriter, Link, Session};
use crate::sync::browser_time;

/// Sends actions to the engine. Clones are the same actor.
#[derive(Clone)]
pub struct Actor(Rc<Sender>);

struct Sender {
    engine: Engine,
    board: BoardWriter,
    poll: Rc<Bell>,
    session: Session,
    in_flight: RefCell<Vec<Action>>,
}

impl Actor {
    /// An actor that has the board refreshed, by ringing `poll`, after each action.
    pub fn new(engine: Engine, board: BoardWriter, poll: Rc<Bell>, session: Session) -> Self {
        let in_flight = RefCell::default();
        Self(Rc::new(Sender { engine, board, poll, session, in_flight }))
    }

    /// The engine that it acts on.
    pub fn engine(&self) -> Engine {
        self.0.engine.clone()
    }

    /// Does it, and hands what came of it to `then`. Nobody has to wait: it goes on whatever becomes of the caller. The
    /// same action again is not sent while the first is on its way, so that a double click acts once.
    pub fn run(&self, action: Action, then: impl FnOnce(Result<Done, Refusal>) + 'static) {
        let Self(sender) = self;
        if sender.in_flight.borrow().contains(&action) {
            then(Err(Refusal::in_flight()));
            return;
        }
        sender.in_flight.borrow_mut().push(action.clone());
        spawn_detached(sender.clone().send(action, Box::new(then)));
    }
}

impl Sender {
    async fn send(self: Rc<Self>, action: Action, then: Box<dyn FnOnce(Result<Done, Refusal>)>) {
        let result = self.engine.send(change(&action)).await;
        self.in_flight.borrow_mut().retain(|other| *other != action);
        // Also after a failure: the engine may have done it.
        self.poll.ring();
        match &result {
            Ok(_) => self.session.used(browser_time()),
            Err(ClientError::SessionExpired) => self.board.link(Link::SessionExpired),
            Err(_) => {}
        }
        then(result.map(|id| Done { id }).map_err(|error| Refusal::of(&action, &error)));
    }
}

fn change(action: &Action) -> Change {
    match action {
        Action::CreateJob { description, auto_cleared } => Change::create_job(description, *auto_cleared),
        Action::AddStep { job, parent, kind, description } => {
            Change::add_step(job, parent.as_deref(), *kind, description)
        }
        Action::EndStep { job, step, succeeded } => Change::end_step(job, step, *succeeded),
        Action::EndJob { job, succeeded, force } => Change::end_job(job, *succeeded, *force),
        Action::Clear { job } => Change::clear_job(job),
    }
}
