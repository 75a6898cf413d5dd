//! Sends what a dialog asks for, once, and tells what came of it.

use std::rc::Rc;

use super::advance::{has_ended, next_steps};
use super::outbox::Parcel;
use super::scripted::{Requests, scripted};
use super::{Action, Actor, Ask, Asking, Refusal, Subject};
use crate::desk::Desk;
use crate::state::Drawer;
use crate::text::msg;
use crate::ui::{Dialog, El, Look, Notices, Tone, alert, el};
use crate::watched::Watched;
use crate::words;

/// The sending of one dialog.
#[derive(Clone)]
pub(super) struct Sending {
    ask: Ask,
    actor: Actor,
    asking: Asking,
    notices: Notices,
    desk: Desk,
    busy: Watched<bool>,
    /// Where what is typed outlives the page, until it is sent or given up.
    pub(super) draft: Rc<Drawer>,
    /// Where it is told why it was refused.
    refusal: El,
}

/// What is sent, and what is said when it is done.
pub(super) struct Order {
    /// What is sent.
    pub(super) action: Action,
    /// What is said.
    pub(super) told: String,
    /// What is opened in the tree, as something new is under it.
    pub(super) opens: Option<Subject>,
    /// What is said instead where something was created that can't be read back.
    pub(super) unseen: Option<String>,
}

/// What a dialog that sends says.
pub(super) struct Wording {
    /// Title.
    pub(super) title: String,
    /// What the button looks like that sends it.
    pub(super) look: Look,
    /// What that button says.
    pub(super) label: Box<dyn Fn() -> String>,
    /// What describes the dialog to a screen reader: what the action will do.
    pub(super) outcome: Option<El>,
    /// What it sends, to be done from a script as well.
    pub(super) requests: Requests,
}

impl Sending {
    /// Sends what `ask` asks for by the actor of the desk; `None` where there is none.
    pub(super) fn of(ask: &Ask, desk: &Desk) -> Option<Self> {
        Some(Self {
            ask: ask.clone(),
            actor: desk.actor.clone()?,
            asking: desk.asking.clone(),
            notices: desk.notices.clone(),
            desk: desk.clone(),
            busy: Watched::new(false),
            draft: Rc::new(match ask {
                Ask::AddStep { job, parent } => {
                    let place = parent.as_ref().unwrap_or(job);
                    Drawer::of(&desk.board.user, &["step:", place].concat())
                }
                _ => Drawer::nowhere(),
            }),
            refusal: el("div").attr("role", "alert"),
        })
    }

    /// The dialog that asks for it; `order` tells what to send, or nothing when a field has to be mended first.
    ///
    /// Done: it closes. Refused: it stays, with the reason and all that was typed.
    pub(super) fn dialog(
        self,
        wording: Wording,
        fields: Vec<El>,
        order: impl Fn() -> Option<Order> + 'static,
    ) -> El {
        self.asking_dialog(wording, fields, Box::new(order))
    }

    fn asking_dialog(self, wording: Wording, fields: Vec<El>, order: Box<dyn Fn() -> Option<Order>>) -> El {
        let Wording { title, look, label, outcome, requests } = wording;
        let dialog = Dialog {
            title: Box::new(move || title.clone()),
            look,
            busy: self.busy.clone(),
            idle: Watched::new(false),
            tells: false,
            described: outcome.is_some(),
        };
        let mut body = vec![self.refusal.clone()];
        body.extend(fields);
        body.extend(outcome);
        body.push(scripted(requests));
        let (ask, asking, draft) = (self.ask.clone(), self.asking.clone(), self.draft.clone());
        let send = move || {
            if let Some(order) = order() {
                self.send(order);
            }
        };
        let close = move || {
            draft.save("");
            asking.close(&ask);
        };
        dialog.open(body, label, Box::new(send), Box::new(close))
    }

    fn send(&self, order: Order) {
        let Order { action, told, opens, unseen } = order;
        let this = self.clone();
        this.refusal.empty();
        if this.desk.doings.outbox.holds(&action) {
            this.refusal.clone().child(refusal_el(&Refusal::in_flight()));
            return;
        }
        if self.desk.board.undo > 0
            && let Some(undoable) = undoable(&action, &told_of(&self.desk, &action))
        {
            return this.hold(action, told, undoable);
        }
        this.busy.set(true);
        let done_action = action.clone();
        self.actor.run(action, move |result| {
            // The dialog may be gone by now, and even the page.
            this.busy.set(false);
            match result {
                Ok(done) => {
                    let told = unseen.filter(|_| done.id.is_none()).unwrap_or(told);
                    opens.iter().for_each(Subject::open);
                    this.draft.save("");
                    this.asking.close(&this.ask);
                    this.tell(&done_action, &told);
                }
                Err(refusal) if this.asking.asks(&this.ask) => {
                    this.refusal.clone().child(refusal_el(&refusal));
                }
                Err(refusal) => this.notices.tell(Tone::Danger, &refusal.sentence),
            }
        });
    }
}

impl Sending {
    /// Tells what was done, and what may come next.
    fn tell(&self, action: &Action, told: &str) {
        let ways = next_steps(&self.desk, action);
        if ways.is_empty() {
            return self.notices.tell(Tone::Success, told);
        }
        self.notices.offer(Tone::Success, told, Vec::new(), ways, has_ended(&self.desk, action));
    }

    /// Sends it when it can't be undone any more; the dialog is done with at once.
    fn hold(&self, action: Action, told: String, undoable: String) {
        let this = self.clone();
        self.asking.close(&self.ask);
        let (actions, actor, done) = (vec![action.clone()], self.actor.clone(), action.clone());
        let send = move || {
            // Somebody else may have been faster, and the engine would not say so.
            let told = told_now(&this.desk, &action).unwrap_or(told);
            actor.run(action, move |result| match result {
                Ok(_) => this.tell(&done, &told),
                Err(refusal) => this.offer_again(&refusal),
            });
        };
        let parcel = Parcel { told: undoable, actions, send: Box::new(send), undo: Rc::new(|| {}) };
        self.desk.doings.outbox.hold(&self.desk, parcel);
    }

    /// Tells that it was refused, and stays until somebody has read it: the dialog is gone.
    fn offer_again(&self, refusal: &Refusal) {
        let (asking, ask) = (self.asking.clone(), self.ask.clone());
        let again: Box<dyn Fn()> = Box::new(move || asking.open(ask.clone()));
        let fault = refusal.fault.as_deref().map(fault_el);
        let lines = fault.into_iter().collect();
        self.notices.offer(
            Tone::Danger,
            &refusal.sentence,
            lines,
            vec![(msg::act_again(), again)],
            Box::new(|| false),
        );
    }
}

/// What is said instead of the end of a job that has ended meanwhile.
fn told_now(desk: &Desk, action: &Action) -> Option<String> {
    let Action::EndJob { job, .. } = action else { return None };
    let job = desk.board.rows.job(job).filter(|job| !job.status.is_running())?;
    Some(msg::end_done_before(&job.description))
}

/// What is about to happen, for what ends or clears something; nothing for what is sent at once.
fn undoable(action: &Action, name: &str) -> Option<String> {
    match action {
        Action::CreateJob { .. } | Action::AddStep { .. } => None,
        Action::EndStep { succeeded, .. } | Action::EndJob { succeeded, .. } => {
            Some(msg::undo_end(words::result(*succeeded), name))
        }
        Action::Clear { .. } => Some(msg::undo_clear(name)),
    }
}

/// The description of what it is done to.
fn told_of(desk: &Desk, action: &Action) -> String {
    let (job, step) = match action {
        Action::CreateJob { .. } => return String::new(),
        Action::AddStep { job, .. } | Action::EndJob { job, .. } | Action::Clear { job } => (job, None),
        Action::EndStep { job, step, .. } => (job, Some(step)),
    };
    let Some(job) = desk.board.rows.job(job) else { return String::new() };
    match step {
        Some(step) => job.step(step).map(|step| step.description.clone()).unwrap_or_default(),
        None => job.description,
    }
}

/// A refusal, with the engine's words.
pub(super) fn refusal_el(refusal: &Refusal) -> El {
    let fault = refusal.fault.as_deref().map(fault_el);
    alert(Tone::Danger, &refusal.sentence, fault.into_iter().collect(), None)
}

/// The engine's own words, set apart from ours.
pub fn fault_el(fault: &str) -> El {
    el("p").class("fault").text(&msg::fault_label()).text(" ").child(el("q").class("code").text(fault))
}
