//! The one way to start something that takes time.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

/// Boxed at once, so that what runs futures is compiled once and not for each of them.
type Boxed = Pin<Box<dyn Future<Output = ()>>>;

/// Runs a future beside everything else. It ends with the reactive owner that it was started under, at its next
/// pause; a request that it waits for is given up then, since `client` aborts what is dropped.
///
/// For what lives as long as its owner: the owner remembers each of them.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    let future: Boxed = Box::pin(future);
    leptos::task::spawn_local_scoped_with_cancellation(future);
}

/// Runs a future to its end, whatever becomes of who started it.
pub fn spawn_detached(future: impl Future<Output = ()> + 'static) {
    let future: Boxed = Box::pin(future);
    leptos::task::spawn_local(future);
}

/// The same, but its first stretch runs at once and not in a turn of its own: a page that is going has no more turns.
pub fn begin_detached(future: impl Future<Output = ()> + 'static) {
    let mut future: Boxed = Box::pin(future);
    if future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
        leptos::task::spawn_local(future);
    }
}
