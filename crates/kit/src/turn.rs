//! Doing one thing after the other, whoever wants to.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

/// A right that one has at a time.
#[derive(Default)]
pub(crate) struct Turn {
    taken: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

/// The right; dropping it gives it back.
pub(crate) struct Taken<'a>(&'a Turn);

impl Turn {
    /// Waits for it.
    pub(crate) async fn take(&self) -> Taken<'_> {
        poll_fn(|context| {
            if !self.taken.replace(true) {
                return Poll::Ready(Taken(self));
            }
            self.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.0.taken.set(false);
        // All of them: the first may have given up waiting.
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}
