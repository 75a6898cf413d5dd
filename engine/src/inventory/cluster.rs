//! Clusters.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A cluster: hosts among which machines can move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cluster {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// The data center that it belongs to.
    pub data_center: Uuid,
    /// The processors that its hosts have at least.
    pub cpu_type: String,
}

impl Item for Cluster {
    const KIND: &'static str = "cluster";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }
}
