//! Pools of machines.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A pool of equal machines from which people take one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VmPool {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// The cluster of its machines.
    pub cluster: Uuid,
    /// The template of its machines.
    pub template: Uuid,
    /// How many machines it has.
    pub size: i64,
    /// How many of them are kept running.
    pub prestarted_vms: i64,
}

impl Item for VmPool {
    const KIND: &'static str = "vm_pool";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }
}
