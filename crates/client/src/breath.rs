//! Giving the event loop back during long work, so that the page can draw and hear keys.

use gloo_timers::future::TimeoutFuture;
use js_sys::Date;

/// Work goes on for so many milliseconds at most: half of what a frame takes.
const LONGEST: f64 = 6.0;

/// Work that is interrupted when it takes long; what is short is not.
pub struct Breath {
    since: f64,
}

impl Default for Breath {
    fn default() -> Self {
        Self { since: Date::now() }
    }
}

impl Breath {
    /// To be called between two pieces of work: gives the event loop back when it is time to.
    pub async fn draw(&mut self) {
        if Date::now() - self.since >= LONGEST {
            TimeoutFuture::new(0).await;
            self.since = Date::now();
        }
    }
}
