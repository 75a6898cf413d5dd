//! Ways out of the details: to what a task works on, in the portal's own places.

use std::cell::RefCell;
use std::rc::Rc;

use client::{Engine, EntityKind};
use leptos::prelude::Owner;

use crate::portal::{Portal, Target};
use crate::spawn::spawn;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, el};
use crate::watched::Watched;

/// Leads to entities, by their names, which are asked for where they are not known. Clones are the same.
#[derive(Clone)]
pub(super) struct Outward(Rc<Names>);

struct Names {
    engine: Engine,
    /// `None` where the page stands alone: names lead nowhere then.
    portal: Option<Portal>,
    /// Whose end ends what is asked.
    owner: Owner,
    known: RefCell<Vec<(String, Watched<String>)>>,
}

impl Outward {
    pub(super) fn new(engine: Engine, portal: Option<Portal>) -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self(Rc::new(Names { engine, portal, owner, known: RefCell::default() }))
    }

    /// The portal, where there is one.
    pub(super) fn portal(&self) -> Option<&Portal> {
        self.0.portal.as_ref()
    }

    /// An entity by its kind and name, which leads there; by its id where it has no name for this user.
    pub(super) fn way(&self, kind: EntityKind, id: &str, name: &str) -> El {
        let named = self.named(kind, id, name);
        let (portal, id) = (self.0.portal.clone(), id.to_owned());
        el("div").live(move || {
            let name = named.get();
            let text = msg::details_entity(kind.link(), if name.is_empty() { &id } else { &name });
            let Some(portal) = portal.clone().filter(|_| !name.is_empty()) else {
                return Some(el("span").attr("dir", "auto").text(&text));
            };
            let show = move || portal.show(&Target::Entity(kind, &name));
            Some(button(&text, Look::Plain, show).class("link").attr("dir", "auto"))
        })
    }

    fn named(&self, kind: EntityKind, id: &str, name: &str) -> Watched<String> {
        let mut known = self.0.known.borrow_mut();
        if let Some((_, named)) = known.iter().find(|(known, _)| known == id) {
            return named.clone();
        }
        let named = Watched::new(name.to_owned());
        known.push((id.to_owned(), named.clone()));
        if name.is_empty() {
            let (engine, id, told) = (self.0.engine.clone(), id.to_owned(), named.clone());
            let asking = async move {
                // Without one, its id says which it is.
                if let Ok(Some(name)) = engine.entity_name(kind, &id).await {
                    told.set(name);
                }
            };
            self.0.owner.with(|| spawn(asking));
        }
        named
    }
}
