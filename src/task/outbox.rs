//! What is about to be sent and can still be undone. It is sent when its time has passed, and when the page goes: nothing
//! is ever forgotten.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use leptos::prelude::{Owner, WindowListenerHandle, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::Action;
use crate::desk::Desk;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, Tone, alert, el};
use crate::watched::Watched;

/// What is about to be sent.
#[derive(Default)]
pub struct Outbox(Rc<Held>);

#[derive(Default)]
struct Held {
    parcels: RefCell<Vec<Rc<Waiting>>>,
    listens: Cell<bool>,
    undo_key: RefCell<Option<WindowListenerHandle>>,
}

/// Something to be sent.
pub(super) struct Parcel {
    /// What is about to happen, in a sentence.
    pub(super) told: String,
    /// What is sent, so that it is not asked for twice.
    pub(super) actions: Vec<Action>,
    /// Sends it.
    pub(super) send: Box<dyn FnOnce()>,
    /// Called instead, when it is undone.
    pub(super) undo: Rc<dyn Fn()>,
}

struct Waiting {
    parcel: RefCell<Option<Parcel>>,
    /// Seconds that are left.
    left: Watched<u32>,
    /// Whether somebody is about to undo it: time stands still then.
    looked_at: Cell<bool>,
    owner: Owner,
    place: El,
    next_tick: RefCell<Option<Timeout>>,
}

impl Outbox {
    /// Whether this is about to be sent.
    pub(super) fn holds(&self, action: &Action) -> bool {
        self.0.parcels.borrow().iter().any(|waiting| {
            waiting.parcel.borrow().as_ref().is_some_and(|parcel| parcel.actions.contains(action))
        })
    }

    /// Sends it after the site's time for undoing, or at once where there is none.
    pub(super) fn hold(&self, desk: &Desk, parcel: Parcel) {
        let seconds = desk.board.undo.div_ceil(1_000);
        if seconds == 0 {
            return (parcel.send)();
        }
        let Self(held) = self;
        held.listen(desk);
        let told = parcel.told.clone();
        let waiting = Rc::new(Waiting {
            parcel: RefCell::new(Some(parcel)),
            left: Watched::new(seconds),
            looked_at: Cell::new(false),
            owner: Owner::new(),
            place: desk.notices.place(),
            next_tick: RefCell::default(),
        });
        waiting.owner.with(|| waiting.show(&told, held));
        waiting.await_tick(held);
        held.parcels.borrow_mut().push(waiting);
    }
}

impl Held {
    /// From the first parcel on: what waits is sent when the page goes, and the usual key undoes the last one.
    fn listen(self: &Rc<Self>, desk: &Desk) {
        if self.listens.replace(true) {
            return;
        }
        let left = Rc::downgrade(self);
        desk.board.farewell.add(move || {
            if let Some(held) = left.upgrade() {
                held.send_all();
            }
        });
        let keyed: Weak<Self> = Rc::downgrade(self);
        let listener = window_event_listener_untyped("keydown", move |event| {
            let key = event.unchecked_ref::<KeyboardEvent>();
            let is_undo = (key.ctrl_key() || key.meta_key()) && !key.shift_key() && key.key() == "z";
            let typing = key
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false));
            let Some(held) = keyed.upgrade().filter(|_| is_undo && !typing) else { return };
            let last = held.parcels.borrow().last().cloned();
            if let Some(last) = last {
                key.prevent_default();
                last.undo(&held);
            }
        });
        self.undo_key.replace(Some(listener));
    }

    fn send_all(&self) {
        let all = self.parcels.take();
        all.iter().for_each(|waiting| waiting.send());
    }

    fn forget(&self, waiting: &Waiting) {
        self.parcels.borrow_mut().retain(|other| !std::ptr::eq(&**other, waiting));
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(listener) = self.undo_key.take() {
            listener.remove();
        }
    }
}

impl Waiting {
    fn show(self: &Rc<Self>, told: &str, held: &Rc<Held>) {
        let (left, looked, aside) = (self.left.clone(), Rc::downgrade(self), Rc::downgrade(self));
        let look = |of: Weak<Self>, looked_at: bool| {
            move |_| {
                if let Some(waiting) = of.upgrade() {
                    waiting.looked_at.set(looked_at);
                }
            }
        };
        let (pressed, of) = (Rc::downgrade(self), Rc::downgrade(held));
        let undo = button(&msg::undo_button(), Look::Secondary, move || {
            if let (Some(waiting), Some(held)) = (pressed.upgrade(), of.upgrade()) {
                waiting.undo(&held);
            }
        });
        // Told once and not every second: it is for the eye.
        let countdown = el("p").attr("aria-hidden", "true").class("hint");
        let countdown = countdown.text_live(move || msg::undo_left(left.get()));
        let shown = alert(Tone::Info, told, vec![countdown], Some(undo));
        let shown = shown
            // It may appear under a mouse that rests: only one that moves there is about to undo it.
            .on("pointermove", look(looked.clone(), true))
            .on("pointerleave", look(aside.clone(), false))
            .on("focusin", look(looked, true))
            .on("focusout", look(aside, false));
        self.place.clone().child(shown);
    }

    fn await_tick(self: &Rc<Self>, held: &Rc<Held>) {
        let (ticked, of) = (Rc::downgrade(self), Rc::downgrade(held));
        let tick = move || {
            if let (Some(waiting), Some(held)) = (ticked.upgrade(), of.upgrade()) {
                waiting.tick(&held);
            }
        };
        self.next_tick.replace(Some(Timeout::new(1_000, tick)));
    }

    fn tick(self: &Rc<Self>, held: &Rc<Held>) {
        let left = self.left.peek() - u32::from(!self.looked_at.get());
        if left == 0 {
            held.forget(self);
            return self.send();
        }
        self.left.set(left);
        self.await_tick(held);
    }

    fn send(&self) {
        if let Some(parcel) = self.close() {
            (parcel.send)();
        }
    }

    fn undo(&self, held: &Held) {
        held.forget(self);
        if let Some(parcel) = self.close() {
            (parcel.undo)();
        }
    }

    fn close(&self) -> Option<Parcel> {
        self.next_tick.take();
        self.place.remove();
        self.owner.cleanup();
        self.parcel.take()
    }
}
