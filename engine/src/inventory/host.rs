//! Hosts.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A host. All of this engine's are up: none of its commands is about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The address that the engine speaks to.
    pub address: String,
    /// The cluster that it belongs to.
    pub cluster: Uuid,
    /// Its memory in bytes.
    pub memory: i64,
    /// Whether it manages the storage of its data center.
    #[serde(default)]
    pub spm: bool,
}

impl Item for Host {
    const KIND: &'static str = "host";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }
    fn status(&self) -> Option<&'static str> {
        Some("up")
    }
}
