//! What events can be about.

use uuid::Uuid;

/// A kind of thing that an event can be about (contract 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A cluster.
    Cluster,
    /// A data center.
    DataCenter,
    /// A host.
    Host,
    /// A storage domain.
    StorageDomain,
    /// A template.
    Template,
    /// A user.
    User,
    /// A virtual machine.
    Vm,
}

impl EntityKind {
    /// Every kind, in the order of their names.
    pub const ALL: [EntityKind; 7] = [
        EntityKind::Cluster,
        EntityKind::DataCenter,
        EntityKind::Host,
        EntityKind::StorageDomain,
        EntityKind::Template,
        EntityKind::User,
        EntityKind::Vm,
    ];

    /// The member that holds one.
    pub fn name(self) -> &'static str {
        match self {
            EntityKind::Cluster => "cluster",
            EntityKind::DataCenter => "data_center",
            EntityKind::Host => "host",
            EntityKind::StorageDomain => "storage_domain",
            EntityKind::Template => "template",
            EntityKind::User => "user",
            EntityKind::Vm => "vm",
        }
    }

    /// Where all of the kind are, below the API's address.
    pub fn collection(self) -> &'static str {
        match self {
            EntityKind::Cluster => "clusters",
            EntityKind::DataCenter => "datacenters",
            EntityKind::Host => "hosts",
            EntityKind::StorageDomain => "storagedomains",
            EntityKind::Template => "templates",
            EntityKind::User => "users",
            EntityKind::Vm => "vms",
        }
    }
}

/// One thing that an event is about, with the name that it had then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: Uuid,
    /// Its name, where the engine knows it.
    pub name: Option<String>,
}
