//! Data centers.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A data center: clusters that share their storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataCenter {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
}

impl Item for DataCenter {
    const KIND: &'static str = "data_center";

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
