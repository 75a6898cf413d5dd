//! What becomes of the page: hidden, shown again, back on the network, left.

use std::rc::Rc;

use leptos::prelude::*;

use super::Origin;
use crate::state::{Bell, Keeper};

/// Whether the page is hidden, so that nobody reads it.
pub(super) fn is_hidden() -> bool {
    document().hidden()
}

/// Rings for a poll when the page is shown again or the network is back, and keeps what must survive before the
/// page goes.
pub(super) fn watch_page(origin: &Origin, keeper: &Rc<Keeper>, poll: &Rc<Bell>) {
    let (bell, kept) = (poll.clone(), keeper.clone());
    listen("visibilitychange", move || {
        if is_hidden() {
            // It may be the last thing that is heard of this page.
            kept.leave();
        } else {
            bell.ring();
        }
    });
    let bell = poll.clone();
    listen("online", move || bell.ring());
    let (origin, kept) = (origin.clone(), keeper.clone());
    listen("pagehide", move || {
        kept.leave();
        origin.abort_all();
    });
}

fn listen(event: &'static str, act: impl Fn() + 'static) {
    let listener = window_event_listener_untyped(event, move |_| act());
    on_cleanup(move || listener.remove());
}
