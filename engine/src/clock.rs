//! The one source of time of the engine.
//!
//! Every rule takes its "now" from here, so that a test or `/dev/clock` can move time instead of
//! waiting for it. A clock either follows the machine, shifted by what it was advanced, or stands
//! still until somebody moves it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use crate::model::Millis;

/// The end of the year 9999, which no clock is advanced beyond: dates end there.
const LATEST: Millis = 253_402_300_799_999;

/// A clock that can be advanced and frozen; clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    face: Arc<Mutex<Face>>,
    /// Counts the interventions, to wake those who sleep until a certain time.
    moved: watch::Sender<u64>,
}

#[derive(Clone, Copy, Debug)]
enum Face {
    Running { ahead: Millis },
    Frozen { at: Millis },
}

impl Face {
    fn now(self) -> Millis {
        match self {
            Face::Running { ahead } => machine_time() + ahead,
            Face::Frozen { at } => at,
        }
    }
}

impl Clock {
    /// A clock that follows the machine's time.
    pub fn system() -> Self {
        Self::new(Face::Running { ahead: 0 })
    }

    /// A clock that stands at `at` milliseconds since 1970 until it is advanced.
    pub fn manual(at: Millis) -> Self {
        Self::new(Face::Frozen { at })
    }

    fn new(face: Face) -> Self {
        Self { face: Arc::new(Mutex::new(face)), moved: watch::Sender::new(0) }
    }

    /// The present, in milliseconds since 1970.
    pub fn now(&self) -> Millis {
        self.face().now()
    }

    /// Whether the clock stands still.
    pub fn is_frozen(&self) -> bool {
        matches!(*self.face(), Face::Frozen { .. })
    }

    /// Moves the clock forward by `by` milliseconds and wakes whom that concerns.
    ///
    /// Returns the new time. A negative `by` moves nothing: time of an engine never runs back.
    pub fn advance(&self, by: Millis) -> Millis {
        self.change(|face| {
            let now = face.now();
            let by = by.clamp(0, (LATEST - now).max(0));
            match face {
                Face::Running { ahead } => Face::Running { ahead: ahead + by },
                Face::Frozen { at } => Face::Frozen { at: at + by },
            }
        })
    }

    /// Stops the clock at the present time, which it returns.
    pub fn freeze(&self) -> Millis {
        self.change(|face| Face::Frozen { at: face.now() })
    }

    /// Lets the clock run on from where it stands; returns that time.
    pub fn resume(&self) -> Millis {
        self.change(|face| Face::Running { ahead: face.now() - machine_time() })
    }

    /// Waits until the clock shows `deadline` or later, however it gets there.
    pub async fn sleep_until(&self, deadline: Millis) {
        let mut moved = self.moved.subscribe();
        loop {
            // Read after `subscribe`: a change in between is then seen as a change.
            let face = *self.face();
            let left = deadline - face.now();
            if left <= 0 {
                return;
            }
            let woken = match face {
                Face::Frozen { .. } => moved.changed().await,
                Face::Running { .. } => {
                    let left = Duration::from_millis(left.unsigned_abs());
                    tokio::time::timeout(left, moved.changed()).await.unwrap_or(Ok(()))
                }
            };
            // `self` holds a sender, so the channel cannot close while this future lives.
            debug_assert!(woken.is_ok());
        }
    }

    fn change(&self, turn: impl FnOnce(Face) -> Face) -> Millis {
        let now = {
            let mut face = self.face();
            *face = turn(*face);
            face.now()
        };
        self.moved.send_modify(|count| *count += 1);
        now
    }

    fn face(&self) -> MutexGuard<'_, Face> {
        // A face is replaced in one assignment: even after a panic it is whole.
        self.face.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn machine_time() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    Millis::try_from(since.as_millis()).unwrap_or(Millis::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_moves_only_when_told() {
        let clock = Clock::manual(1_000);
        assert_eq!(clock.now(), 1_000);
        assert_eq!(clock.advance(250), 1_250);
        assert_eq!(clock.advance(-50), 1_250);
        assert!(clock.is_frozen());
        assert_eq!(clock.advance(Millis::MAX), LATEST);
        assert_eq!(clock.advance(Millis::MAX), LATEST);
    }

    #[test]
    fn a_frozen_clock_resumes_where_it_stood() {
        let clock = Clock::system();
        clock.advance(3_600_000);
        let at = clock.freeze();
        assert_eq!(clock.now(), at);
        let resumed = clock.resume();
        assert!(resumed >= at && resumed < at + 60_000);
        assert!(!clock.is_frozen());
    }

    #[tokio::test]
    async fn a_sleeper_wakes_when_the_clock_is_advanced() {
        for clock in [Clock::manual(0), Clock::system()] {
            let deadline = clock.now() + 86_400_000;
            let sleeper = tokio::spawn({
                let clock = clock.clone();
                async move {
                    clock.sleep_until(deadline).await;
                    clock.now()
                }
            });
            clock.advance(43_200_000);
            tokio::task::yield_now().await;
            assert!(!sleeper.is_finished());
            clock.advance(43_200_000);
            assert!(sleeper.await.expect("the sleeper ends") >= deadline);
        }
    }
}
