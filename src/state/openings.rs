//! What is open, kept over leaving the tab.

use tasks::joined;

use super::Drawer;

/// Ids of jobs that went while nobody looked stay in the list: it must end somewhere.
const MOST: usize = 2_000;

/// A drawer with ids, nothing else.
pub struct Openings(Drawer);

impl Openings {
    /// What a user has open.
    pub fn of(user: &str) -> Self {
        Self(Drawer::of(user, "open"))
    }

    /// Kept nowhere.
    pub fn nowhere() -> Self {
        Self(Drawer::nowhere())
    }

    /// The ids that were kept.
    pub fn load(&self) -> Vec<String> {
        self.0.load().lines().map(str::to_owned).collect()
    }

    /// Keeps these ids, or as many as a person can have opened. Where they do not fit, the tree is closed next time, no
    /// more.
    pub fn save(&self, ids: &[String]) {
        // One a line: no id holds a line break.
        self.0.save(&joined(&ids[..ids.len().min(MOST)], "\n"));
    }
}
