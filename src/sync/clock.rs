//! The engine's time, a tick a second.

use std::cell::Cell;
use std::rc::Rc;

use client::Answered;
use gloo_timers::future::TimeoutFuture;

use super::page::is_hidden;
use crate::state::{Bell, BoardWriter};

/// A tick that is so many milliseconds late tells that the machine slept.
const SLEPT: i64 = 20_000;

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

    /// How far the engine's clock is ahead of the browser's, in milliseconds.
    pub(super) fn skew(&self) -> i64 {
        self.skew.get() as i64
    }

    /// Learns from an answer how far the engine's clock is from the browser's.
    pub(super) fn learn(&self, answered: &Answered) {
        self.skew.set(skew(self.skew.get(), answered));
    }

    /// Tells the board the time, at each full second of a page that is looked at. Where seconds are missing the
    /// machine has slept, and `poll` is rung to catch up.
    pub(super) async fn run(self, board: BoardWriter, poll: Rc<Bell>) {
        if self.frozen.is_some() {
            return;
        }
        let mut before = browser_time();
        loop {
            let into_second = self.now().rem_euclid(1_000) as u32;
            TimeoutFuture::new(1_000 - into_second).await;
            let slept = browser_time() - std::mem::replace(&mut before, browser_time()) > SLEPT;
            if is_hidden() {
                continue;
            }
            board.now(self.now());
            if slept {
                poll.ring();
            }
        }
    }
}

/// How far the engine's clock is ahead of the browser's, in milliseconds, after one more answer.
///
/// The answer names a whole second, and was made some time between the question and its arrival: that leaves a range.
/// What was believed before stays as long as it lies within, so that durations neither jump nor go back.
fn skew(before: f64, answered: &Answered) -> f64 {
    let Some(second) = answered.server_time else { return before };
    let (least, most) = (second - answered.received, second + 1_000.0 - answered.sent);
    // Turned round only where the browser's clock was set back in between; then nothing can be learnt.
    if least <= most { before.clamp(least, most) } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(server_time: f64, sent: f64, received: f64) -> Answered {
        Answered { server_time: Some(server_time), sent, received }
    }

    #[test]
    fn clocks_that_may_agree_agree() {
        assert_eq!(skew(0.0, &answered(10_000.0, 10_400.0, 10_500.0)), 0.0);
        assert_eq!(skew(0.0, &answered(10_000.0, 10_990.0, 11_200.0)), 0.0);
    }

    #[test]
    fn the_least_that_explains_an_answer_is_believed_and_kept() {
        let first = skew(0.0, &answered(70_000.0, 10_400.0, 10_500.0));
        assert_eq!(first, 59_500.0);
        assert_eq!(skew(first, &answered(75_000.0, 15_300.0, 15_900.0)), first);
        assert_eq!(skew(first, &answered(75_000.0, 15_300.0, 15_400.0)), 59_600.0);
        assert_eq!(skew(first, &answered(10_000.0, 15_300.0, 15_400.0)), -4_300.0);
    }

    #[test]
    fn an_answer_without_a_date_teaches_nothing() {
        assert_eq!(skew(7.0, &Answered { server_time: None, sent: 1.0, received: 2.0 }), 7.0);
        assert_eq!(skew(7.0, &answered(10_000.0, 99_000.0, 1_000.0)), 7.0);
    }
}
