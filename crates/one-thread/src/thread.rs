//! Which thread it is, where there can be more than one.

#[cfg(any(not(target_family = "wasm"), target_feature = "atomics"))]
mod many {
    #[derive(PartialEq, Eq)]
    pub(crate) struct Thread(std::thread::ThreadId);

    impl Thread {
        pub(crate) fn current() -> Self {
            Self(std::thread::current().id())
        }
    }
}
#[cfg(any(not(target_family = "wasm"), target_feature = "atomics"))]
pub(crate) use many::Thread;

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
mod one {
    #[derive(PartialEq, Eq)]
    pub(crate) struct Thread;

    impl Thread {
        pub(crate) fn current() -> Self {
            Self
        }
    }
}
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
pub(crate) use one::Thread;
