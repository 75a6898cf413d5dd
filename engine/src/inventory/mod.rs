//! What there is on the site that the engine manages: machines, hosts, storage, and what they are made of.
//!
//! A faithful part of what a real engine knows, enough to run the [commands](crate::commands) that vendors mix
//! with their own steps. One kind of thing is one file here, with what of it can change; [`site`] has the site
//! that a new engine begins with.

mod cluster;
mod data_center;
mod disk;
mod disk_attachment;
mod gluster_volume;
mod host;
mod network;
mod quota;
pub mod site;
mod snapshot;
mod storage_domain;
mod template;
mod vm;
mod vm_pool;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::model::Millis;

pub use cluster::Cluster;
pub use data_center::DataCenter;
pub use disk::{Disk, DiskFormat, DiskStatus};
pub use disk_attachment::{DiskAttachment, DiskInterface};
pub use gluster_volume::GlusterVolume;
pub use host::Host;
pub use network::Network;
pub use quota::Quota;
pub use snapshot::{Snapshot, SnapshotKind, SnapshotStatus};
pub use storage_domain::StorageDomain;
pub use template::Template;
pub use vm::{Vm, VmStatus};
pub use vm_pool::VmPool;

/// A thing of the inventory, stored under its id.
pub trait Item: Serialize + DeserializeOwned + Clone + Send + 'static {
    /// The API's word for its kind, `storage_domain` for example.
    const KIND: &'static str;

    /// Its id.
    fn id(&self) -> Uuid;

    /// What people call it, and what lists of its kind are sorted by.
    fn name(&self) -> &str;

    /// What counts before the name in the order of lists, for kinds that have an order of their own.
    fn rank(&self) -> Millis {
        0
    }

    /// What it is doing, in the API's words, for kinds that do something.
    fn status(&self) -> Option<&'static str> {
        None
    }

    /// The thing without which it would not be there: the machine of a snapshot for example.
    fn parent(&self) -> Option<Uuid> {
        None
    }
}

/// One gibibyte, the unit in which sites are planned.
pub const GIB: i64 = 1 << 30;

/// The version of data centers and clusters.
pub const COMPATIBILITY: (i64, i64) = (4, 7);
