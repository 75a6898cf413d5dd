//! Values that wake whoever read them.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{ArcTrigger, Notify, RenderEffect, Track, on_cleanup, untrack};
use send_wrapper::SendWrapper;

use crate::spawn::spawn;

/// Runs `step` now and again whenever what it watches changes, until the present owner goes. What `step` makes goes
/// before it runs again.
pub fn follow(step: Box<dyn Fn()>) {
    let effect = SendWrapper::new(RenderEffect::new(move |_| step()));
    on_cleanup(move || drop(effect));
}

/// The same, but `step` runs for the first time only when what is being made stands in the page.
pub fn follow_drawn(step: Box<dyn Fn()>) {
    spawn(async move { follow(step) });
}

/// A value that is watched by effects: Leptos' trigger beside a plain cell. Clones are the same value.
///
/// A Leptos signal does the same, but is compiled anew for every type of value, at some kilobytes each; here only what
/// touches the value itself is. It belongs to nobody, so that what comes late may still write it.
pub struct Watched<T>(Rc<(RefCell<T>, ArcTrigger)>);

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Watched<T> {
    /// A value.
    pub fn new(value: T) -> Self {
        Self(Rc::new((RefCell::new(value), ArcTrigger::new())))
    }

    /// Runs the present effect again when the value changes.
    pub fn track(&self) {
        self.0.1.track();
    }

    /// Looks at the value without watching it. `look` must not change it.
    pub fn peek_at<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.0.0.borrow())
    }

    /// Changes the value without waking anybody.
    pub fn replace_quietly(&self, value: T) {
        self.0.0.replace(value);
    }
}

impl<T: Clone> Watched<T> {
    /// The value, watched from now on.
    pub fn get(&self) -> T {
        self.track();
        self.peek()
    }

    /// The value, without watching it.
    pub fn peek(&self) -> T {
        self.0.0.borrow().clone()
    }
}

impl<T: PartialEq + 'static> Watched<T> {
    /// A value that is always what `source` says, as long as the present owner lives.
    pub fn derived(source: impl Fn() -> T + 'static) -> Self {
        let derived = Self::new(untrack(&source));
        let told = derived.clone();
        follow(Box::new(move || told.set(source())));
        derived
    }

    /// Changes the value; the same value again wakes nobody.
    pub fn set(&self, value: T) {
        let (cell, changed) = &*self.0;
        if *cell.borrow() != value {
            cell.replace(value);
            changed.notify();
        }
    }
}
