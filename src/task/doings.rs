//! What is going on beyond a dialog.

use std::ops::Deref;
use std::rc::Rc;

use super::{Bulk, Outbox};
use crate::state::{Board, Drawer};

/// What is going on beyond a dialog. Clones are the same.
#[derive(Clone)]
pub struct Doings(Rc<Ongoing>);

/// See [`Doings`].
pub struct Ongoing {
    /// What is about to be sent and can still be undone.
    pub outbox: Outbox,
    /// What is done to many tasks at once.
    pub bulk: Bulk,
}

impl Doings {
    /// What this board's user has left behind, if anything. Nobody acts on a file, so that nothing is asked there.
    pub fn of(board: &Board) -> Self {
        board.denied.set(!board.read_only && !denied(&board.user).load().is_empty());
        Self(Rc::new(Ongoing { outbox: Outbox::default(), bulk: Bulk::of(board) }))
    }
}

/// Where it is kept, as long as the browser's tab is open, that a user may change nothing.
pub(super) fn denied(user: &str) -> Drawer {
    Drawer::of(user, "denied")
}

impl Deref for Doings {
    type Target = Ongoing;

    fn deref(&self) -> &Ongoing {
        &self.0
    }
}
