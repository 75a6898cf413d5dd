//! What is open, by id: it outlives the rows, and can be there before them.
//!
//! Groups are open unless a person closed them, whatever is said of everything else.

use super::groups::is_group;

/// Stands for everything in a kept list; the ids behind it are closed.
const ALL: &str = "*";

/// What is open.
#[derive(Debug, Default)]
pub(super) struct Openings {
    /// Whether everything is open, also what is still to come.
    all: bool,
    /// Groups that are closed, and what is not as `all` says, sorted: a person opens some hundred at most.
    except: Vec<Box<str>>,
}

impl Openings {
    pub(super) fn is_open(&self, id: &str) -> bool {
        self.all != self.place(id).is_ok()
    }

    pub(super) fn is_group_open(&self, id: &str) -> bool {
        self.place(id).is_err()
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.except.binary_search_by(|other| (**other).cmp(id))
    }

    /// Whether nothing is open.
    pub(super) fn none(&self) -> bool {
        !self.all && self.except.is_empty()
    }

    pub(super) fn set(&mut self, id: &str, open: bool) {
        let as_usual = if is_group(id) { open } else { open == self.all };
        match (as_usual, self.place(id)) {
            (true, Ok(at)) => drop(self.except.remove(at)),
            (false, Err(at)) => self.except.insert(at, id.into()),
            _ => {}
        }
    }

    pub(super) fn set_all(&mut self, open: bool) {
        self.all = open;
        self.except.clear();
    }

    /// Forgets what is gone: memory must not grow with the jobs that come and go.
    pub(super) fn forget(&mut self, id: &str) {
        if let Ok(at) = self.place(id) {
            self.except.remove(at);
        }
    }

    /// As a list to be kept: ids that are open, or `*` and the ids that are not; and groups that are closed.
    pub(super) fn to_list(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.except.iter().map(|id| id.to_string()).collect();
        if self.all {
            ids.insert(0, ALL.to_owned());
        }
        ids
    }

    /// Adds a kept list.
    pub(super) fn restore(&mut self, ids: &[String]) {
        let (open, ids) = match ids.split_first() {
            Some((first, closed)) if first == ALL => {
                self.set_all(true);
                (false, closed)
            }
            _ => (true, ids),
        };
        ids.iter().for_each(|id| self.set(id, open && !is_group(id)));
    }
}
