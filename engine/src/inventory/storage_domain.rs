//! Storage domains.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A storage domain, active in its data center.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StorageDomain {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// The data center that it is attached to.
    pub data_center: Uuid,
    /// Whether it is the one that the data center keeps its own records on.
    #[serde(default)]
    pub master: bool,
    /// How it is reached, `nfs` for example.
    pub storage_type: String,
    /// Who serves it.
    pub address: String,
    /// Where it is on that server.
    pub path: String,
    /// Free bytes.
    pub available: i64,
    /// Used bytes.
    pub used: i64,
}

impl StorageDomain {
    /// Moves so many bytes from the free ones to the used ones, or back where it is negative.
    pub fn take(&mut self, bytes: i64) {
        self.available -= bytes;
        self.used += bytes;
    }
}

impl Item for StorageDomain {
    const KIND: &'static str = "storage_domain";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }
    fn status(&self) -> Option<&'static str> {
        Some("active")
    }
}
