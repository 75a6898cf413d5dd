//! Quotas.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// How much of a data center people may use; here without limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// The data center that it is about.
    pub data_center: Uuid,
}

impl Item for Quota {
    const KIND: &'static str = "quota";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn parent(&self) -> Option<Uuid> {
        Some(self.data_center)
    }
}
