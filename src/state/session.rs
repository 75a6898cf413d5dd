//! Who is signed in, and how to sign in again.

use std::rc::Rc;

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
#[derive(Clone)]
pub struct Session {
    renewal: Renewal,
    renew: Rc<dyn Fn()>,
}

impl Session {
    /// A session that is renewed by calling `renew`.
    pub fn new(renewal: Renewal, renew: impl Fn() + 'static) -> Self {
        Self { renewal, renew: Rc::new(renew) }
    }

    /// How it is renewed, which decides the label of the button.
    pub fn renewal(&self) -> Renewal {
        self.renewal
    }

    /// Renews it. The page that calls this may be gone afterwards.
    pub fn renew(&self) {
        (self.renew)();
    }
}
