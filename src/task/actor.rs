//! Sends actions to the engine.

use std::cell::RefCell;
use std::rc::Rc;

use client::{Change, ClientError, Engine};
use tasks::{StepView, job_ids, steps_of};

use super::check::{Before, Found, look_up};
use super::doings::denied;
use super::{Action, Done, Refusal, RefusalKind};
use crate::spawn::begin_detached;
use crate::state::{Bell, BoardWriter, Link, Rows, Session};
use crate::sync::browser_time;
use crate::text::msg;
use crate::words;

/// Sends actions to the engine. Clones are the same actor.
#[derive(Clone)]
pub struct Actor(Rc<Sender>);

struct Sender {
    means: Means,
    in_flight: RefCell<Vec<Action>>,
}

/// What an actor works with.
pub struct Means {
    /// Where it sends actions.
    pub engine: Engine,
    /// The board that it tells about the session and permissions.
    pub board: BoardWriter,
    /// Rung after each action, so that the board is refreshed.
    pub poll: Rc<Bell>,
    /// The session that actions keep alive.
    pub session: Session,
    /// What is known of the tasks.
    pub rows: Rows,
    /// Name of the user.
    pub user: String,
    /// Whether the engine's events are to tell who ended or cleared a task: by itself the engine notes none of it.
    pub audit: bool,
}

impl Actor {
    /// An actor.
    pub fn new(means: Means) -> Self {
        Self(Rc::new(Sender { means, in_flight: RefCell::default() }))
    }

    /// The engine that it acts on.
    pub fn engine(&self) -> Engine {
        self.0.means.engine.clone()
    }

    /// Address of the REST API.
    pub(super) fn api(&self) -> String {
        self.0.means.engine.api()
    }

    /// Does it, and hands what came of it to `then`. Nobody has to wait: it goes on whatever becomes of the caller, and is
    /// on its way when this returns.
    pub fn run(&self, action: Action, then: impl FnOnce(Result<Done, Refusal>) + 'static) {
        begin_detached(self.clone().attempt_then(action, Box::new(then)));
    }

    async fn attempt_then(self, action: Action, then: Box<dyn FnOnce(Result<Done, Refusal>)>) {
        then(self.attempt(&action).await);
    }

    /// Does it, and tells what came of it. The same action again is not sent while the first is on its way, so that a
    /// double click acts once. Where no answer came, it is looked up whether it was done.
    pub(super) async fn attempt(&self, action: &Action) -> Result<Done, Refusal> {
        let Self(sender) = self;
        if sender.in_flight.borrow().contains(action) {
            return Err(Refusal::in_flight());
        }
        sender.in_flight.borrow_mut().push(action.clone());
        let result = sender.send(action).await;
        sender.in_flight.borrow_mut().retain(|other| other != action);
        // Also after a failure: the engine may have done it.
        sender.means.poll.ring();
        match &result {
            Ok(_) => {
                sender.means.session.used(browser_time());
                self.permitted(true);
            }
            Err(refusal) if refusal.kind == RefusalKind::SessionExpired => {
                sender.means.board.link(Link::SessionExpired);
            }
            Err(refusal) if refusal.kind == RefusalKind::NotPermitted => self.permitted(false),
            Err(_) => {}
        }
        result
    }

    /// Remembers for the session whether the engine lets the user change tasks: one permission is for all of it
    /// (contract 6).
    fn permitted(&self, permitted: bool) {
        let Means { board, user, .. } = &self.0.means;
        board.denied(!permitted);
        denied(user).save(if permitted { "" } else { "yes" });
    }

    /// The jobs that were created under a correlation id.
    pub(super) async fn jobs_of(&self, correlation: &str) -> Result<Vec<String>, ClientError> {
        let jobs = self.0.means.engine.jobs_of(correlation).await?;
        Ok(job_ids(&jobs).unwrap_or_default())
    }

    /// The steps that a job has now.
    pub(super) async fn steps(&self, job: &str) -> Result<Vec<StepView>, ClientError> {
        Ok(steps_of(&self.0.means.engine.steps(job).await?)?)
    }
}

impl Sender {
    async fn send(&self, action: &Action) -> Result<Done, Refusal> {
        let change = change(action);
        let before = Before { correlation: change.correlation().to_owned(), steps: self.steps_of(action) };
        let note = self.note(action);
        let error = match self.means.engine.send(change).await {
            Ok(id) => {
                self.tell(note, &before.correlation);
                return Ok(Done { id });
            }
            Err(error) => error,
        };
        let refusal = Refusal::of(action, &error);
        match refusal.kind {
            RefusalKind::Unanswered => match look_up(&self.means.engine, action, &before).await {
                Found::Done(id) => {
                    self.tell(note, &before.correlation);
                    Ok(Done { id })
                }
                Found::Gone => Err(Refusal::gone()),
                Found::Lost => Err(Refusal::lost()),
                // An engine that is slow may still do it.
                Found::NotDone if !matches!(error, ClientError::TimedOut { .. }) => {
                    Err(Refusal { fault: refusal.fault, ..Refusal::not_done() })
                }
                Found::NotDone => Err(refusal),
                Found::Unknown => Err(Refusal { kind: RefusalKind::OutOfReach, ..refusal }),
            },
            RefusalKind::Unread => Ok(Done { id: None }),
            _ => Err(refusal),
        }
    }

    /// What the engine's events are to tell about it, if they are to: who did it, which the engine notes nowhere.
    fn note(&self, action: &Action) -> Option<String> {
        let Means { rows, user, audit, .. } = &self.means;
        let named = |job: &str| rows.job(job).filter(|_| *audit);
        match action {
            Action::CreateJob { .. } | Action::AddStep { .. } => None,
            Action::EndStep { job, step, succeeded } => {
                let job = named(job)?;
                let step = job.step(step)?;
                Some(msg::audit_step(words::result(*succeeded), &step.description, &job.description, user))
            }
            Action::EndJob { job, succeeded, force } => {
                let job = named(job)?;
                let told = if *force { msg::audit_force } else { msg::audit_end };
                Some(told(words::result(*succeeded), &job.description, user))
            }
            Action::Clear { job } => Some(msg::audit_clear(&named(job)?.description, user)),
        }
    }

    /// Has the engine note it under the correlation id of what was done. Nobody waits for that, nor fails by it.
    fn tell(&self, note: Option<String>, correlation: &str) {
        if let Some(note) = note {
            let (engine, correlation) = (self.means.engine.clone(), correlation.to_owned());
            begin_detached(async move {
                let id = (js_sys::Math::random() * f64::from(i32::MAX)) as u32;
                let _ = engine.send(Change::note(&note, &correlation, id)).await;
            });
        }
    }

    /// Ids of the steps that the job of a new step has already.
    fn steps_of(&self, action: &Action) -> Vec<String> {
        let Action::AddStep { job, .. } = action else { return Vec::new() };
        let steps = self.means.rows.job(job).and_then(|job| job.steps).unwrap_or_default();
        steps.into_iter().map(|step| step.id).collect()
    }
}

fn change(action: &Action) -> Change {
    match action {
        Action::CreateJob { description, auto_cleared, correlation } => {
            let change = Change::create_job(description, *auto_cleared);
            match correlation {
                Some(id) => change.under(id),
                None => change,
            }
        }
        Action::AddStep { job, parent, kind, description } => {
            Change::add_step(job, parent.as_deref(), *kind, description)
        }
        Action::EndStep { job, step, succeeded } => Change::end_step(job, step, *succeeded),
        Action::EndJob { job, succeeded, force } => Change::end_job(job, *succeeded, *force),
        Action::Clear { job } => Change::clear_job(job),
    }
}
