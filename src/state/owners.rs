//! Names of the users who own jobs, each asked for once.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use leptos::prelude::*;

use super::Bell;

/// Names of owners by id. A name is asked for when it is first wanted, that is: when a row shows it.
#[derive(Clone, Copy)]
pub struct Owners {
    book: StoredValue<Book, LocalStorage>,
    wanted: StoredValue<Rc<Bell>, LocalStorage>,
}

#[derive(Default)]
struct Book {
    names: HashMap<String, ArcRwSignal<Option<String>>>,
    asked: VecDeque<String>,
}

impl Owners {
    /// An empty book; `wanted` is rung when there is something to ask.
    pub fn new(wanted: Rc<Bell>) -> Self {
        Self { book: StoredValue::new_local(Book::default()), wanted: StoredValue::new_local(wanted) }
    }

    /// The name of an owner, for instance `admin@internal`; `None` until the engine has told it, and for good where
    /// it does not. Tracks: an effect that reads it runs again when the name comes.
    pub fn name(&self, id: &str) -> Option<String> {
        if id.is_empty() {
            return None;
        }
        let known = self.book.try_with_value(|book| book.names.get(id).cloned()).flatten();
        let name = known.or_else(|| self.ask(id))?;
        name.get()
    }

    fn ask(&self, id: &str) -> Option<ArcRwSignal<Option<String>>> {
        let name = ArcRwSignal::new(None);
        self.book.try_update_value(|book| {
            book.names.insert(id.to_owned(), name.clone());
            book.asked.push_back(id.to_owned());
        })?;
        if let Some(wanted) = self.wanted.try_get_value() {
            wanted.ring();
        }
        Some(name)
    }

    /// Takes the next id that somebody asked the name of.
    pub fn next_asked(&self) -> Option<String> {
        self.book.try_update_value(|book| book.asked.pop_front()).flatten()
    }

    /// Puts an id back: the engine could not be asked.
    pub fn ask_again(&self, id: String) {
        self.book.try_update_value(|book| book.asked.push_back(id));
    }

    /// Enters a name.
    pub fn enter(&self, id: &str, name: String) {
        if let Some(Some(known)) = self.book.try_with_value(|book| book.names.get(id).cloned()) {
            known.set(Some(name));
        }
    }
}
