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
    /// Rung when there is something to ask; `None` where nobody can be asked.
    wanted: Option<Rc<Bell>>,
}

struct Owner {
    id: String,
    name: Watched<Name>,
}

/// How far it is with the name of an owner.
#[derive(Clone, PartialEq)]
enum Name {
    /// It is asked for.
    Coming,
    /// The engine told it.
    Known(String),
    /// It could not be had, so far or for good.
    NotTold,
}

impl Owners {
    /// An empty book; `wanted` is rung when there is something to ask, and is `None` where nobody can be asked.
    pub fn new(wanted: Option<Rc<Bell>>) -> Self {
        Self(Rc::new(Book { owners: RefCell::default(), asked: RefCell::default(), wanted }))
    }

    /// The name of an owner, for instance `admin@internal`; `None` until the engine has told it, and for good where
    /// it does not. Tracks: an effect that reads it runs again when the name comes.
    pub fn name(&self, id: &str) -> Option<String> {
        match self.look(id) {
            Name::Known(name) => Some(name),
            Name::Coming | Name::NotTold => None,
        }
    }

    /// What to show for an owner: the name, nothing as long as it is on its way, and the id where it could not be had.
    /// Nothing for nobody. Tracks as well.
    pub fn shown(&self, id: &str) -> String {
        match self.look(id) {
            Name::Known(name) => name,
            Name::Coming => String::new(),
            Name::NotTold => id.to_owned(),
        }
    }

    fn look(&self, id: &str) -> Name {
        if id.is_empty() {
            return Name::NotTold;
        }
        self.0.name(id).unwrap_or_else(|| self.0.ask(id)).get()
    }

    /// Takes the next id that somebody asked the name of.
    pub fn next_asked(&self) -> Option<String> {
        self.0.asked.borrow_mut().pop_front()
    }

    /// Puts an id back: the engine could not be asked.
    pub fn ask_again(&self, id: String) {
        self.0.asked.borrow_mut().push_back(id);
    }

    /// Enters a name; `None` where it could not be had.
    pub fn enter(&self, id: &str, name: Option<String>) {
        if let Some(known) = self.0.name(id) {
            known.set(name.map_or(Name::NotTold, Name::Known));
        }
    }
}

impl Book {
    fn name(&self, id: &str) -> Option<Watched<Name>> {
        self.owners.borrow().iter().find(|owner| owner.id == id).map(|owner| owner.name.clone())
    }

    fn ask(&self, id: &str) -> Watched<Name> {
        let name = Watched::new(if self.wanted.is_some() { Name::Coming } else { Name::NotTold });
        self.owners.borrow_mut().push(Owner { id: id.to_owned(), name: name.clone() });
        if let Some(wanted) = &self.wanted {
            self.asked.borrow_mut().push_back(id.to_owned());
            wanted.ring();
        }
        name
    }
}
