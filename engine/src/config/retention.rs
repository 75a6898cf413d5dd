//! When the engine removes ended jobs by itself.

use crate::model::Millis;

/// When ended jobs are deleted (contract 4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The time between two sweeps, and before the first one.
    pub sweep_every: Millis,
    /// How long a finished job stays.
    pub succeeded: Millis,
    /// How long a failed, aborted or unknown job stays.
    pub failed: Millis,
}

impl Retention {
    /// The three periods in minutes, as the engine's configuration has them.
    pub const fn minutes(sweep_every: u32, succeeded: u32, failed: u32) -> Self {
        const MINUTE: Millis = 60_000;
        Self {
            sweep_every: sweep_every as Millis * MINUTE,
            succeeded: succeeded as Millis * MINUTE,
            failed: failed as Millis * MINUTE,
        }
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self::minutes(10, 10, 60)
    }
}
