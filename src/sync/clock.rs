//! The engine's time, a tick a second.

use std::cell::Cell;
use std::rc::Rc;

use client::Answered;
use gloo_timers::future::TimeoutFuture;

use super::page::is_hidden;
use crate::state::BoardWriter;

/// A difference below this is no difference: an answer's date has whole seconds, and it took a while to come.
const SMALLEST_SKEW_MS: f64 = 2_000.0;

/// The browser's time, in milliseconds since 1970.
pub fn browser_time() -> i64 {
    js_sys::Date::now() as i64
}

/// Tells the engine's time, from the browser's clock and how far the two are apart.
#[derive(Clone)]
pub struct Clock {
    frozen: Option<i64>,
    skew: Rc<Cell<f64>>,
}

impl Clock {
    /// A clock that goes, or one that stands still at a given time.
    pub fn new(frozen: Option<i64>) -> Self {
        Self { frozen, skew: Rc::default() }
    }

    /// The engine's time, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        self.frozen.unwrap_or_else(|| browser_time() + self.skew.get() as i64)
    }

    /// Learns from an answer how far the engine's clock is from the browser's.
    pub(super) fn learn(&self, answered: &Answered) {
        if let Some(server_time) = answered.server_time {
            // The middle of the second that the answer names.
            let skew = server_time + 500.0 - js_sys::Date::now();
            self.skew.set(if skew.abs() < SMALLEST_SKEW_MS { 0.0 } else { skew });
        }
    }

    /// Tells the board the time, at each full second of a page that is looked at.
    pub(super) async fn run(self, board: BoardWriter) {
        if self.frozen.is_some() {
            return;
        }
        loop {
            let into_second = self.now().rem_euclid(1_000) as u32;
            TimeoutFuture::new(1_000 - into_second).await;
            if !is_hidden() {
                board.now(self.now());
            }
        }
    }
}
