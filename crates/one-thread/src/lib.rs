//! Stands in for the crate send_wrapper, by which leptos carries values that are of one thread through types that could
//! be of any.
//!
//! That one asks for the thread at each access. In a page there is only one, and the question alone brings all that the
//! standard library knows of threads. Elsewhere, as in native tests, it is asked here as well.

#[cfg(feature = "futures")]
mod futures;
mod thread;

use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

use thread::Thread;

/// A value that stays on the thread on which it was put in here: used on another, it panics.
pub struct SendWrapper<T> {
    value: ManuallyDrop<T>,
    thread: Thread,
}

// SAFETY: all that reaches the value makes sure first that it is on the value's own thread.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Keeps a value for the present thread.
    pub fn new(value: T) -> Self {
        Self { value: ManuallyDrop::new(value), thread: Thread::current() }
    }

    /// Whether this is the value's own thread.
    pub fn valid(&self) -> bool {
        self.thread == Thread::current()
    }

    /// Gives the value back.
    pub fn take(self) -> T {
        self.check();
        let mut this = ManuallyDrop::new(self);
        // SAFETY: it is taken once, since neither `this` nor its value is dropped.
        unsafe { ManuallyDrop::take(&mut this.value) }
    }

    fn check(&self) {
        assert!(self.valid(), "a value was used on another thread than its own");
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.check();
        &self.value
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.check();
        &mut self.value
    }
}

impl<T> Drop for SendWrapper<T> {
    fn drop(&mut self) {
        if !std::mem::needs_drop::<T>() {
            return;
        }
        if self.valid() {
            // SAFETY: it is dropped once, here.
            unsafe { ManuallyDrop::drop(&mut self.value) }
        } else if !std::thread::panicking() {
            panic!("a value was dropped on another thread than its own");
        }
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    fn clone(&self) -> Self {
        Self::new((**self).clone())
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SendWrapper").field(&**self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;
    use std::thread::spawn;

    #[test]
    fn a_value_is_used_and_taken_on_its_own_thread() {
        let kept = SendWrapper::new(Rc::new(42));
        assert_eq!(**kept.clone(), 42);
        assert_eq!(Rc::strong_count(&kept), 1);
        assert_eq!(*kept.take(), 42);
    }

    #[test]
    fn on_another_thread_it_is_neither_used_nor_dropped() {
        let kept = SendWrapper::new(Rc::new(42));
        let other = kept.clone();
        assert!(spawn(move || assert!(!kept.valid())).join().is_err(), "dropped there");
        assert!(spawn(move || **other).join().is_err(), "used there");
    }
}
