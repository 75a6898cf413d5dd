//! When there is something to do for the commands that run.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::model::Millis;

/// The time at which the first running command has something due. It is too early at worst, so whoever finds it passed
/// looks into the database.
#[derive(Debug)]
pub struct Agenda(AtomicI64);

impl Default for Agenda {
    /// Due at once: an earlier engine can have left something to do.
    fn default() -> Self {
        Self(AtomicI64::new(Millis::MIN))
    }
}

impl Agenda {
    /// Whether something may be due.
    pub fn is_due(&self, now: Millis) -> bool {
        self.0.load(Ordering::Acquire) <= now
    }

    /// Notes that something is due at `time`.
    pub fn note(&self, time: Millis) {
        self.0.fetch_min(time, Ordering::AcqRel);
    }

    /// Notes what is due first of all. Only within a transaction that writes: others could note something meanwhile.
    pub fn set(&self, first: Option<Millis>) {
        self.0.store(first.unwrap_or(Millis::MAX), Ordering::Release);
    }
}
