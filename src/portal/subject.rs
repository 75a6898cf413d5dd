//! What the portal opened this page for, as host/host.js hands it over.

use client::EntityKind;
use js_sys::{JSON, Reflect};
use leptos::prelude::window;
use web_sys::{Storage, UrlSearchParams};

use super::PLUGIN;

/// The entity in whose details this page is a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its kind.
    pub kind: EntityKind,
    /// Its id; empty while the portal has told none.
    pub id: String,
    /// Its name; empty until it is known.
    pub name: String,
}

impl Subject {
    /// The entity, if the page is a tab in the details of one: the address tells its id, and the portal its name, where
    /// it knew it.
    pub fn find() -> Option<Self> {
        let search = window().location().search().ok()?;
        let query = UrlSearchParams::new_with_str(&search).ok()?;
        EntityKind::ALL.into_iter().find_map(|kind| {
            let id = query.get(kind.link())?;
            let name = handed(kind.link()).and_then(|entity| name_of(&entity, &id)).unwrap_or_default();
            Some(Self { kind, id, name })
        })
    }
}

/// The correlation id of the event whose task is looked for. It is handed over once: the next time, the place shows
/// what it always does.
pub fn take_correlation() -> Option<String> {
    let correlation = handed("correlation").filter(|correlation| !correlation.is_empty())?;
    if let Some(storage) = storage() {
        // What can't be removed could not have been put there.
        let _ = storage.remove_item(&key("correlation"));
    }
    Some(correlation)
}

/// The name out of `{"id": …, "name": …}`, if that is of this very entity.
fn name_of(entity: &str, id: &str) -> Option<String> {
    let entity = JSON::parse(entity).ok()?;
    let text = |key: &str| Reflect::get(&entity, &key.into()).ok()?.as_string();
    (text("id")? == id).then(|| text("name"))?
}

fn handed(what: &str) -> Option<String> {
    storage()?.get_item(&key(what)).ok()?
}

fn key(what: &str) -> String {
    [PLUGIN, ":", what].concat()
}

/// The storage of the browser tab, which the frames of a portal share; where the browser grants one.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
