//! Sends actions to the engine.

use std::cell::RefCell;
use std::rc::Rc;

use client::{ClientError, Engine};
use futures::channel::oneshot;
use leptos::prelude::*;

use super::{Action, Done, Refusal};
use crate::spawn::spawn_detached;
use crate::state::{Bell, BoardWriter, Link};

/// Sends actions to the engine; provided as context, save where a file is looked at.
#[derive(Clone, Copy)]
pub struct Actor(StoredValue<Rc<Sender>, LocalStorage>);

struct Sender {
    engine: Engine,
    board: BoardWriter,
    poll: Rc<Bell>,
    in_flight: RefCell<Vec<Action>>,
}

impl Actor {
    /// An actor that has the board refreshed, by ringing `poll`, after each action.
    pub fn new(engine: Engine, board: BoardWriter, poll: Rc<Bell>) -> Self {
        let in_flight = RefCell::default();
        Self(StoredValue::new_local(Rc::new(Sender { engine, board, poll, in_flight })))
    }

    /// Does it. Once sent, it goes on when the caller loses interest; the same action again is not sent while the
    /// first is on its way, so that a double click acts once.
    pub async fn run(self, action: Action) -> Result<Done, Refusal> {
        let Some(sender) = self.0.try_get_value() else { return Err(Refusal::unanswered()) };
        if sender.in_flight.borrow().contains(&action) {
            return Err(Refusal::in_flight());
        }
        sender.in_flight.borrow_mut().push(action.clone());
        let (answer, answered) = oneshot::channel();
        spawn_detached(async move {
            // Nobody may be waiting any more; the action is done all the same.
            let _ = answer.send(sender.run(action).await);
        });
        answered.await.unwrap_or_else(|_| Err(Refusal::unanswered()))
    }
}

impl Sender {
    async fn run(&self, action: Action) -> Result<Done, Refusal> {
        let result = send(&self.engine, &action).await;
        self.in_flight.borrow_mut().retain(|other| *other != action);
        // Also after a failure: the engine may have done it.
        self.poll.ring();
        result.map_err(|error| {
            if matches!(error, ClientError::SessionExpired) {
                self.board.link(Link::SessionExpired);
            }
            Refusal::of(&action, &error)
        })
    }
}

async fn send(engine: &Engine, action: &Action) -> Result<Done, ClientError> {
    let id = match action {
        Action::CreateJob { description, auto_cleared } => {
            Some(engine.create_job(description, *auto_cleared).await?)
        }
        Action::AddStep { job, parent, kind, description } => {
            Some(engine.add_step(job, parent.as_deref(), *kind, description).await?)
        }
        Action::EndStep { job, step, succeeded } => {
            engine.end_step(job, step, *succeeded).await?;
            None
        }
        Action::EndJob { job, succeeded, force } => {
            engine.end_job(job, *succeeded, *force).await?;
            None
        }
        Action::Clear { job } => {
            engine.clear_job(job).await?;
            None
        }
    };
    Ok(Done { id })
}
