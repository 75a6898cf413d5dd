//! Giving the event loop back during long work, so that the page can draw and hear keys.

use std::cell::Cell;

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;

/// Work goes on for so many milliseconds before it is interrupted: with the piece that is just being worked on, no
/// turn of the event loop takes longer than half a frame.
const LONGEST: f64 = 5.0;

thread_local! {
    /// When the event loop last had its turn, as far as is known.
    static RESTED: Cell<f64> = const { Cell::new(0.0) };
}

/// Notes that the event loop has just had its turn.
pub(crate) fn rested() {
    RESTED.set(Date::now());
}

/// To be called between two pieces of the work on an answer: gives the event loop back when it is time to. Work that is
/// short is not interrupted.
pub async fn breathe() {
    if Date::now() - RESTED.get() >= LONGEST {
        TimeoutFuture::new(0).await;
        rested();
    }
}
