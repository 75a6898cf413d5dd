//! Going to a task from elsewhere on the page.

use crate::state::Board;
use crate::watched::Watched;

/// The task that somebody wants to go to in the tree. Clones are the same.
#[derive(Clone)]
pub struct Goal(Watched<Option<String>>);

impl Default for Goal {
    fn default() -> Self {
        Self(Watched::new(None))
    }
}

impl Goal {
    /// Goes to the row of a job or step, and gives it the focus. Where the view hides it, it is shown with all the others,
    /// without groups.
    pub fn go(&self, board: &Board, id: &str) {
        if board.rows.row_of(id).is_none() {
            board.viewing.show_all();
        }
        if board.rows.row_of(id).is_none() {
            board.viewing.change(&|view| view.grouping = tasks::Grouping::None);
        }
        self.0.set(Some(id.to_owned()));
    }

    /// Takes it; tracks.
    pub(super) fn take(&self) -> Option<String> {
        let id = self.0.get();
        self.0.replace_quietly(None);
        id
    }
}
