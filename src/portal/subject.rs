//! What the portal opened this page for, as host/host.js hands it over.

use client::EntityKind;
use js_sys::{JSON, Reflect};
use leptos::prelude::window;
use web_sys::{Storage, UrlSearchParams};

use super::PLUGIN;

/// What the page is about. Without one it shows every task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The entity in whose details this page is a tab.
    Entity {
        /// Its kind.
        kind: EntityKind,
        /// Its id; empty while the portal has told none.
        id: String,
        /// Its name, where the portal knew it.
        name: Option<String>,
    },
    /// The event whose task is looked for.
    Correlation(String),
}

impl Subject {
    /// Takes what was handed over. A correlation id is handed over once: later the place shows every task again.
    pub fn take() -> Option<Self> {
        let search = window().location().search().ok()?;
        let query = UrlSearchParams::new_with_str(&search).ok()?;
        let entity = EntityKind::ALL.into_iter().find_map(|kind| Some((kind, query.get(kind.link())?)));
        if let Some((kind, id)) = entity {
            let name = handed(kind.link()).and_then(|entity| name_of(&entity, &id));
            return Some(Self::Entity { kind, id, name });
        }
        let correlation = handed("correlation").filter(|correlation| !correlation.is_empty())?;
        if let Some(storage) = storage() {
            // What can't be removed could not have been put there.
            let _ = storage.remove_item(&key("correlation"));
        }
        Some(Self::Correlation(correlation))
    }
}

/// The name out of `{"id": …, "name": …}`, if that is of this very entity.
fn name_of(entity: &str, id: &str) -> Option<String> {
    let entity = JSON::parse(entity).ok()?;
    let text = |key: &str| Reflect::get(&entity, &key.into()).ok()?.as_string();
    (text("id")? == id).then(|| text("name")).flatten().filter(|name| !name.is_empty())
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
