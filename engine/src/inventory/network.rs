//! Logical networks.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A logical network of a data center.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// The data center that it belongs to.
    pub data_center: Uuid,
    /// Its VLAN, if it has one.
    #[serde(default)]
    pub vlan: Option<i64>,
}

impl Item for Network {
    const KIND: &'static str = "network";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }
}
