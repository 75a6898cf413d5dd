//! How disks are attached to machines.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A disk as a part of a machine. It has the id of the disk; here a disk is attached to one machine at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiskAttachment {
    /// The disk.
    pub disk: Uuid,
    /// The machine.
    pub vm: Uuid,
    /// How the machine sees it.
    pub interface: DiskInterface,
    /// Whether the machine can boot from it.
    #[serde(default)]
    pub bootable: bool,
    /// Whether the machine sees it at all.
    pub active: bool,
    /// Whether the machine cannot write to it.
    #[serde(default)]
    pub read_only: bool,
}

/// How a machine sees a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiskInterface {
    /// As an IDE disk.
    Ide,
    /// As a SATA disk.
    Sata,
    /// As a virtual SCSI disk of POWER machines.
    SpaprVscsi,
    /// As a paravirtualised disk.
    Virtio,
    /// As a paravirtualised SCSI disk.
    VirtioScsi,
}

impl DiskInterface {
    /// Every interface.
    pub const ALL: [DiskInterface; 5] = [
        DiskInterface::Ide,
        DiskInterface::Sata,
        DiskInterface::SpaprVscsi,
        DiskInterface::Virtio,
        DiskInterface::VirtioScsi,
    ];

    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            DiskInterface::Ide => "ide",
            DiskInterface::Sata => "sata",
            DiskInterface::SpaprVscsi => "spapr_vscsi",
            DiskInterface::Virtio => "virtio",
            DiskInterface::VirtioScsi => "virtio_scsi",
        }
    }
}

impl Item for DiskAttachment {
    const KIND: &'static str = "disk_attachment";

    fn id(&self) -> Uuid {
        self.disk
    }

    /// It has none: lists come in the order of the ids.
    fn name(&self) -> &str {
        ""
    }

    fn parent(&self) -> Option<Uuid> {
        Some(self.vm)
    }
}
