//! Sends what a dialog asks for, once, and tells what came of it.

use super::{Action, Actor, Ask, Asking, Refusal, Subject};
use crate::desk::Desk;
use crate::text::msg;
use crate::ui::{Dialog, El, Look, Notices, Tone, alert, el};
use crate::watched::Watched;

/// The sending of one dialog.
#[derive(Clone)]
pub(super) struct Sending {
    ask: Ask,
    actor: Actor,
    asking: Asking,
    notices: Notices,
    busy: Watched<bool>,
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
}

impl Sending {
    /// Sends what `ask` asks for by the actor of the desk; `None` where there is none.
    pub(super) fn of(ask: &Ask, desk: &Desk) -> Option<Self> {
        Some(Self {
            ask: ask.clone(),
            actor: desk.actor.clone()?,
            asking: desk.asking.clone(),
            notices: desk.notices.clone(),
            busy: Watched::new(false),
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
        let Wording { title, look, label, outcome } = wording;
        let dialog = Dialog { title, look, busy: self.busy.clone(), described: outcome.is_some() };
        let mut body = vec![self.refusal.clone()];
        body.extend(fields);
        body.extend(outcome);
        let (ask, asking) = (self.ask.clone(), self.asking.clone());
        let send = move || {
            if let Some(order) = order() {
                self.send(order);
            }
        };
        let close = move || {
            asking.close(&ask);
        };
        dialog.open(body, label, Box::new(send), Box::new(close))
    }

    fn send(&self, order: Order) {
        let Order { action, told, opens } = order;
        let this = self.clone();
        this.busy.set(true);
        this.refusal.empty();
        self.actor.run(action, move |result| {
            // The dialog may be gone by now, and even the page.
            this.busy.set(false);
            match result {
                Ok(_) => {
                    opens.iter().for_each(Subject::open);
                    this.asking.close(&this.ask);
                    this.notices.tell(Tone::Success, &told);
                }
                Err(refusal) if this.asking.asks(&this.ask) => {
                    this.refusal.clone().child(refusal_el(&refusal));
                }
                Err(refusal) => this.notices.tell(Tone::Danger, &refusal.sentence),
            }
        });
    }
}

fn refusal_el(refusal: &Refusal) -> El {
    let fault = refusal.fault.as_deref().map(fault_el);
    alert(Tone::Danger, &refusal.sentence, fault.into_iter().collect(), None)
}

/// The engine's own words, set apart from ours.
pub fn fault_el(fault: &str) -> El {
    el("p").class("fault").text(&msg::fault_label()).text(" ").child(el("q").class("code").text(fault))
}
