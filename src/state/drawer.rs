//! A drawer for what must survive the page: WebAdmin destroys it when one leaves the place (plug-in contract 3).

use leptos::prelude::window;
use web_sys::Storage;

/// A text in the browser tab's session storage, which ends with the browser tab. For ids, numbers and words that stand
/// for a view; never for a token or for what the engine tells.
pub struct Drawer {
    key: Option<String>,
}

impl Drawer {
    /// The drawer of a user for `what`. The storage is one for each engine already, as it belongs to an origin.
    pub fn of(user: &str, what: &str) -> Self {
        Self { key: Some(["task-monitor:", what, ":", user].concat()) }
    }

    /// A drawer that keeps nothing.
    pub fn nowhere() -> Self {
        Self { key: None }
    }

    /// What was kept; empty when there is nothing.
    pub fn load(&self) -> String {
        let kept = self.key.as_ref().zip(storage()).and_then(|(key, storage)| storage.get_item(key).ok()?);
        kept.unwrap_or_default()
    }

    /// Keeps a text; an empty one takes no room. What does not fit the storage is not kept.
    pub fn save(&self, text: &str) {
        let Some((key, storage)) = self.key.as_ref().zip(storage()) else { return };
        let _ = if text.is_empty() { storage.remove_item(key) } else { storage.set_item(key, text) };
    }
}

/// The storage, where the browser grants one (a frame may be denied it).
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
