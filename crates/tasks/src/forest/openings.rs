//! What is open, by id: it outlives the rows, and can be there before them.

use std::collections::HashSet;

/// Stands for everything in a kept list; the ids behind it are closed.
const ALL: &str = "*";

/// What is open.
#[derive(Debug, Default)]
pub(super) struct Openings {
    /// Whether everything is open, also what is still to come.
    all: bool,
    /// What is not as `all` says.
    except: HashSet<Box<str>>,
}

impl Openings {
    pub(super) fn is_open(&self, id: &str) -> bool {
        self.all != self.except.contains(id)
    }

    /// Whether nothing is open.
    pub(super) fn none(&self) -> bool {
        !self.all && self.except.is_empty()
    }

    pub(super) fn set(&mut self, id: &str, open: bool) {
        if open == self.all {
            self.except.remove(id);
        } else {
            self.except.insert(id.into());
        }
    }

    pub(super) fn set_all(&mut self, open: bool) {
        self.all = open;
        self.except.clear();
    }

    /// Forgets what is gone: memory must not grow with the jobs that come and go.
    pub(super) fn forget(&mut self, id: &str) {
        if !self.except.is_empty() {
            self.except.remove(id);
        }
    }

    /// As a list to be kept: ids that are open in any order, or `*` and the ids that are not.
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
        ids.iter().for_each(|id| self.set(id, open));
    }
}
