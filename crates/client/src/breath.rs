//! Giving the event loop back during long work, so that the page can draw and hear keys.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::mem;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::Date;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// Work goes on for so many milliseconds before it is interrupted: with the piece that is just being worked on, no
/// turn of the event loop takes longer than half a frame.
const LONGEST: f64 = 5.0;

thread_local! {
    /// When the event loop last had its turn, as far as is known.
    static RESTED: Cell<f64> = const { Cell::new(0.0) };
    static TURN: Turn = Turn::new();
}

/// Notes that the event loop has just had its turn.
pub(crate) fn rested() {
    RESTED.set(Date::now());
}

/// To be called between two pieces of the work on an answer: gives the event loop back when it is time to. Work that is
/// short is not interrupted.
pub async fn breathe() {
    if Date::now() - RESTED.get() >= LONGEST {
        turn().await;
        rested();
    }
}

/// Waits until the event loop has had its turn.
async fn turn() {
    let mut asked = false;
    poll_fn(|context| {
        if mem::replace(&mut asked, true) {
            return Poll::Ready(());
        }
        TURN.with(|turn| turn.ask(context.waker()));
        Poll::Pending
    })
    .await;
}

/// A message to oneself comes with the next turn of the event loop. A timer would take a closure and a promise each
/// time, and browsers keep timers that follow from timers waiting for 4 ms.
struct Turn {
    channel: MessageChannel,
    waiting: Rc<RefCell<Vec<Waker>>>,
}

impl Turn {
    fn new() -> Self {
        let channel = MessageChannel::new().expect("every browser has message channels");
        let waiting = Rc::<RefCell<Vec<Waker>>>::default();
        let woken = Rc::clone(&waiting);
        let come = Closure::<dyn Fn()>::new(move || woken.take().into_iter().for_each(Waker::wake));
        channel.port1().set_onmessage(Some(come.into_js_value().unchecked_ref()));
        Self { channel, waiting }
    }

    fn ask(&self, waker: &Waker) {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.is_empty() {
            // It is refused only for what can not be copied.
            let _ = self.channel.port2().post_message(&JsValue::NULL);
        }
        waiting.push(waker.clone());
    }
}
