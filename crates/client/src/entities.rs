//! What tasks work on: virtual machines, hosts and the like.

use tasks::wire;

use crate::engine::segment;
use crate::{ClientError, Engine};

/// A kind of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityKind {
    /// A virtual machine.
    Vm,
    /// A host.
    Host,
    /// A cluster.
    Cluster,
    /// A storage domain.
    StorageDomain,
    /// A disk.
    Disk,
    /// A template.
    Template,
}

impl EntityKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Vm, Self::Host, Self::Cluster, Self::StorageDomain, Self::Disk, Self::Template];

    /// What the engine calls the link to one, for instance in an event.
    pub fn link(self) -> &'static str {
        match self {
            Self::Vm => "vm",
            Self::Host => "host",
            Self::Cluster => "cluster",
            Self::StorageDomain => "storage_domain",
            Self::Disk => "disk",
            Self::Template => "template",
        }
    }

    fn collection(self) -> &'static str {
        match self {
            Self::Vm => "vms",
            Self::Host => "hosts",
            Self::Cluster => "clusters",
            Self::StorageDomain => "storagedomains",
            Self::Disk => "disks",
            Self::Template => "templates",
        }
    }
}

impl Engine {
    /// The name of an entity; `None` where the engine tells none.
    pub async fn entity_name(&self, kind: EntityKind, id: &str) -> Result<Option<String>, ClientError> {
        let body = self.get(&["/api/", kind.collection(), "/", &segment(id)].concat()).await?;
        Ok(wire::name(&body))
    }
}
