//! What is waited for on its own thread.

use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::Stream;

use crate::SendWrapper;

impl<T> SendWrapper<T> {
    fn pinned(self: Pin<&mut Self>) -> Pin<&mut T> {
        // SAFETY: the value is pinned with what it stands in: it is moved out by `take` alone, which nothing pinned can call.
        unsafe { self.map_unchecked_mut(Self::deref_mut) }
    }
}

impl<F: Future> Future for SendWrapper<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.pinned().poll(context)
    }
}

impl<S: Stream> Stream for SendWrapper<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pinned().poll_next(context)
    }
}
