//! Who is signed in, for how long, and how to sign in again.

use std::cell::Cell;
use std::rc::Rc;

/// So long before its end a session that nobody uses is spoken of, in milliseconds.
const NOTICE: i64 = 5 * 60_000;

/// How an expired session is renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// By reloading the portal around this page: its token lives as long as its page (plug-in contract 4).
    ReloadPortal,
    /// By signing in on this page, which stands alone.
    SignIn,
    /// Not at all: a file is shown.
    Never,
}

/// The session that requests are made in.
///
/// The engine ends one that was not *used* for some time. Reading does not use it, so that a page which only polls
/// keeps nobody signed in; actions do (plug-in contract 4). The page never uses it for its own sake: it tells in time.
#[derive(Clone)]
pub struct Session {
    renewal: Renewal,
    renew: Rc<dyn Fn()>,
    /// How long it lives unused, in milliseconds.
    lasts: Option<i64>,
    /// When it was last used as far as this page knows, by the browser's clock.
    used: Rc<Cell<i64>>,
}

impl Session {
    /// A session without an end, that is renewed by calling `renew`.
    pub fn new(renewal: Renewal, renew: impl Fn() + 'static) -> Self {
        Self { renewal, renew: Rc::new(renew), lasts: None, used: Rc::default() }
    }

    /// The same where it ends after so many milliseconds without use. Opening the page at `now` was a use.
    pub fn lasting(self, lasts: Option<i64>, now: i64) -> Self {
        self.used.set(now);
        Self { lasts, ..self }
    }

    /// How it is renewed, which decides the label of the button.
    pub fn renewal(&self) -> Renewal {
        self.renewal
    }

    /// Renews it. The page that calls this may be gone afterwards.
    pub fn renew(&self) {
        (self.renew)();
    }

    /// The engine did something in it.
    pub fn used(&self, now: i64) {
        self.used.set(now);
    }

    /// When it ends unless it is used, once that is near; seen at `now`. Where it should have ended before and the page
    /// still gets answers, somebody has used it elsewhere, and it is spoken of no more until that much time has passed
    /// again.
    pub fn ends_soon(&self, now: i64, is_live: bool) -> Option<i64> {
        let lasts = self.lasts?;
        let end = self.used.get() + lasts;
        if now >= end && is_live {
            self.used(now);
            return None;
        }
        (end - NOTICE..end).contains(&now).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn session() -> Session {
        Session::new(Renewal::ReloadPortal, || {}).lasting(Some(30 * MINUTE), 0)
    }

    #[test]
    fn its_end_is_told_in_time() {
        let session = session();
        assert_eq!(session.ends_soon(24 * MINUTE, true), None);
        assert_eq!(session.ends_soon(25 * MINUTE, true), Some(30 * MINUTE));
        assert_eq!(session.ends_soon(30 * MINUTE - 1, false), Some(30 * MINUTE));
        assert_eq!(session.ends_soon(30 * MINUTE, false), None, "then the engine itself says so");
    }

    #[test]
    fn what_uses_it_puts_its_end_off() {
        let session = session();
        session.clone().used(20 * MINUTE);
        assert_eq!(session.ends_soon(25 * MINUTE, true), None);
        assert_eq!(session.ends_soon(45 * MINUTE, true), Some(50 * MINUTE));
    }

    #[test]
    fn one_that_outlives_its_end_was_used_elsewhere() {
        let session = session();
        assert_eq!(session.ends_soon(31 * MINUTE, true), None);
        assert_eq!(session.ends_soon(55 * MINUTE, true), None);
        assert_eq!(session.ends_soon(56 * MINUTE, true), Some(61 * MINUTE));
    }

    #[test]
    fn one_without_an_end_is_never_spoken_of() {
        let endless = Session::new(Renewal::SignIn, || {});
        assert_eq!(endless.ends_soon(i64::MAX / 2, true), None);
    }
}
