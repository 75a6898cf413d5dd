//! Names of the users who own jobs, each asked for once.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::Bell;
use crate::watched::Watched;

/// Names of owners by id. A name is asked for when it is first wanted, that is: when a row shows it.
#[derive(Clone)]
pub struct Owners(Rc<Book>);

struct Book {
    /// A list, since few users own jobs.
    owners: RefCell<Vec<Owner>>,
    asked: RefCell<VecDeque<String>>,
    wanted: Rc<Bell>,
}

struct Owner {
    id: String,
    name: Watched<Option<String>>,
}

impl Owners {
    /// An empty book; `wanted` is rung when there is something to ask.
    pub fn new(wanted: Rc<Bell>) -> Self {
        Self(Rc::new(Book { owners: RefCell::default(), asked: RefCell::default(), wanted }))
    }

    /// The name of an owner, for instance `admin@internal`; `None` until the engine has told it, and for good where
    /// it does not. Tracks: an effect that reads it runs again when the name comes.
    pub fn name(&self, id: &str) -> Option<String> {
        if id.is_empty() {
            return None;
        }
        let name = self.0.name(id).unwrap_or_else(|| self.0.ask(id));
        name.get()
    }

    /// Takes the next id that somebody asked the name of.
    pub fn next_asked(&self) -> Option<String> {
        self.0.asked.borrow_mut().pop_front()
    }

    /// Puts an id back: the engine could not be asked.
    pub fn ask_again(&self, id: String) {
        self.0.asked.borrow_mut().push_back(id);
    }

    /// Enters a name.
    pub fn enter(&self, id: &str, name: String) {
        if let Some(known) = self.0.name(id) {
            known.set(Some(name));
        }
    }
}

impl Book {
    fn name(&self, id: &str) -> Option<Watched<Option<String>>> {
        self.owners.borrow().iter().find(|owner| owner.id == id).map(|owner| owner.name.clone())
    }

    fn ask(&self, id: &str) -> Watched<Option<String>> {
        let name = Watched::new(None);
        self.owners.borrow_mut().push(Owner { id: id.to_owned(), name: name.clone() });
        self.asked.borrow_mut().push_back(id.to_owned());
        self.wanted.ring();
        name
    }
}
