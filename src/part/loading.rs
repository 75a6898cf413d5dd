//! Waiting for a part: what `wasm_split` calls in place of the helper that comes with it. That one keeps what it has
//! loaded in a lock for threads; host/parts.js keeps it as well, and that is enough.
#![allow(unsafe_code, reason = "JavaScript calls back through the table of functions")]

use std::cell::Cell;
use std::ffi::c_void;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

pub(crate) use super::NotFetched as SplitLoaderError;

/// Under this name `wasm_split` looks for the rest.
pub(crate) mod rt {
    pub(crate) use super::{LazySplitLoader, LoadCallbackFn, ensure_loaded};
}

/// What JavaScript calls when a part is there, or can't be had.
pub(crate) type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

/// A part, by the function of host/parts.js that fetches it.
pub(crate) struct LazySplitLoader(LoadFn);

impl LazySplitLoader {
    /// # Safety
    /// `load` must call its callback exactly once, with the data that it was given.
    pub(crate) const unsafe fn new(load: LoadFn) -> Self {
        Self(load)
    }
}

/// What becomes of one call.
#[derive(Default)]
struct Fetch {
    there: Cell<Option<bool>>,
    waiting: Cell<Option<Waker>>,
}

/// Has a part fetched, if it is not there yet.
pub(crate) fn ensure_loaded(
    part: Pin<&'static LazySplitLoader>,
) -> impl Future<Output = Result<(), SplitLoaderError>> {
    let fetch = Rc::new(Fetch::default());
    // SAFETY: as `new` demands; `told` takes back what is given away here.
    unsafe { (part.0)(told, Rc::into_raw(fetch.clone()).cast()) };
    poll_fn(move |context| match fetch.there.get() {
        Some(true) => Poll::Ready(Ok(())),
        Some(false) => Poll::Ready(Err(SplitLoaderError)),
        None => {
            fetch.waiting.set(Some(context.waker().clone()));
            Poll::Pending
        }
    })
}

unsafe extern "C" fn told(fetch: *const c_void, there: bool) {
    // SAFETY: it is what `ensure_loaded` gave away, and comes back once.
    let fetch = unsafe { Rc::<Fetch>::from_raw(fetch.cast()) };
    fetch.there.set(Some(there));
    if let Some(waiting) = fetch.waiting.take() {
        waiting.wake();
    }
}
