//! A drawer for what must survive the page: WebAdmin destroys it when one leaves the place (plug-in contract 3).

use leptos::prelude::window;
use web_sys::Storage;

/// A text in the browser's storage, which ends with the browser tab unless it is to last. For ids, numbers and words that stand
/// for a view; never for a token or for what the engine tells.
pub struct Drawer {
    key: Option<String>,
    /// Whether it outlives the browser tab.
    lasting: bool,
}

impl Drawer {
    /// The drawer of a user for `what`. The storage is one for each engine already, as it belongs to an origin.
    pub fn of(user: &str, what: &str) -> Self {
        Self { key: Some(["task-monitor:", what, ":", user].concat()), lasting: false }
    }

    /// The same, but kept until the browser is told to forget: for what a person names or sets.
    pub fn lasting(user: &str, what: &str) -> Self {
        Self { lasting: true, ..Self::of(user, what) }
    }

    /// A drawer that keeps nothing.
    pub fn nowhere() -> Self {
        Self { key: None, lasting: false }
    }

    /// What was kept; empty when there is nothing.
    pub fn load(&self) -> String {
        let kept =
            self.key.as_ref().zip(self.storage()).and_then(|(key, storage)| storage.get_item(key).ok()?);
        kept.unwrap_or_default()
    }

    /// Keeps a text; an empty one takes no room. What does not fit the storage is not kept.
    pub fn save(&self, text: &str) {
        let Some((key, storage)) = self.key.as_ref().zip(self.storage()) else { return };
        let _ = if text.is_empty() { storage.remove_item(key) } else { storage.set_item(key, text) };
    }

    /// The storage, where the browser grants one (a frame may be denied it).
    fn storage(&self) -> Option<Storage> {
        let page = window();
        let storage = if self.lasting { page.local_storage() } else { page.session_storage() };
        storage.ok().flatten()
    }
}
