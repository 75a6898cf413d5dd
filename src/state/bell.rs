//! A way to wake one waiting task.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::task::{Poll, Waker};

/// Rung by many, waited for by one. Rings that come before somebody waits, and several at once, count as one.
#[derive(Default)]
pub struct Bell {
    rung: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Bell {
    /// Wakes the one who waits, or the next one who will.
    pub fn ring(&self) {
        self.rung.set(true);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// Waits for the next ring.
    pub fn rung(&self) -> impl Future<Output = ()> + '_ {
        poll_fn(|context| {
            if self.rung.take() {
                return Poll::Ready(());
            }
            self.waiting.replace(Some(context.waker().clone()));
            Poll::Pending
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    #[test]
    fn rings_before_the_wait_count_once() {
        let bell = Bell::default();
        bell.ring();
        bell.ring();
        assert_eq!(bell.rung().now_or_never(), Some(()));
        assert_eq!(bell.rung().now_or_never(), None);
    }

    #[test]
    fn a_ring_ends_the_wait() {
        let bell = Bell::default();
        let mut wait = Box::pin(bell.rung());
        assert_eq!(wait.as_mut().now_or_never(), None);
        bell.ring();
        assert_eq!(wait.now_or_never(), Some(()));
    }
}
