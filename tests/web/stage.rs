//! Waiting for things to happen, and pages that end with their test.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Waits until `condition` holds, a frame at a time, and panics with `what` when it does not within five seconds.
pub(crate) async fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = js_sys::Date::now();
    while !condition() {
        assert!(js_sys::Date::now() - start < 5_000.0, "waited in vain: {what}");
        gloo_timers::future::TimeoutFuture::new(5).await;
    }
}

/// Gives everything else its turn, often enough that whatever wanted to happen has happened. For what must not.
pub(crate) async fn turns() {
    for _ in 0..20 {
        gloo_timers::future::TimeoutFuture::new(0).await;
    }
}

/// A part of the document that a view is mounted in; both go when it is dropped.
pub(crate) struct Stage {
    pub(crate) element: HtmlElement,
    owner: Owner,
    _mounted: Box<dyn std::any::Any>,
}

impl Stage {
    /// Mounts a view, and hands out what `play` found while it was made.
    pub(crate) fn play<T: 'static, V: IntoView + 'static>(
        play: impl FnOnce() -> (T, V) + 'static,
    ) -> (Self, T) {
        // A test that failed ends without cleaning up, and a dialog that it left open would hold the focus.
        while let Some(left) = document().query_selector("body > section[data-stage]").unwrap() {
            left.remove();
        }
        let element: HtmlElement = document().create_element("section").unwrap().unchecked_into();
        element.set_attribute("data-stage", "").unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        let (found, finds) = std::sync::mpsc::channel();
        let mounted = leptos::mount::mount_to(element.clone(), move || {
            let (found_here, view) = play();
            found.send((Owner::current().unwrap(), found_here)).unwrap();
            view
        });
        let (owner, found_there) = finds.recv().unwrap();
        (Self { element, owner, _mounted: Box::new(mounted) }, found_there)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What still runs holds the owner: it does not go by itself.
        self.owner.cleanup();
        self.element.remove();
    }
}
