//! What is open, kept over leaving the tab: WebAdmin destroys the page then (plug-in contract 3, Place content).

use leptos::prelude::window;
use web_sys::Storage;

/// Ids of jobs that went while nobody looked stay in the list: it must end somewhere.
const MOST: usize = 2_000;

/// A drawer in the browser tab's session storage. It ends with the browser tab and holds ids, nothing else.
pub struct Openings {
    key: Option<String>,
}

impl Openings {
    /// A drawer of its own for each user. The storage is one for each engine already, as it belongs to an origin.
    pub fn of(user: &str) -> Self {
        Self { key: Some(format!("task-monitor:open:{user}")) }
    }

    /// A drawer that keeps nothing.
    pub fn nowhere() -> Self {
        Self { key: None }
    }

    /// The ids that were kept.
    pub fn load(&self) -> Vec<String> {
        let text = self.key.as_ref().zip(storage()).and_then(|(key, storage)| storage.get_item(key).ok()?);
        text.map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// Keeps these ids, or as many as a person can have opened. What does not fit the storage is not kept: the tree is
    /// then closed next time, no more.
    pub fn save(&self, ids: &[String]) {
        let ids = &ids[..ids.len().min(MOST)];
        let Some((key, storage)) = self.key.as_ref().zip(storage()) else { return };
        // One a line: no id holds a line break.
        let _ = match ids {
            [] => storage.remove_item(key),
            ids => storage.set_item(key, &ids.join("\n")),
        };
    }
}

/// The storage, where the browser grants one (a frame may be denied it).
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
