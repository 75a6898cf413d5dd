//! Disks.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;

/// A disk: an image on a storage domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disk {
    /// Its id.
    pub id: Uuid,
    /// Its name, which need not be the only one of its kind.
    pub alias: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// Whether it can be used now.
    pub status: DiskStatus,
    /// The storage domain that it is on.
    pub storage_domain: Uuid,
    /// The bytes that machines see.
    pub provisioned_size: i64,
    /// The bytes that it takes on its storage domain.
    pub actual_size: i64,
    /// How its bytes are laid out.
    pub format: DiskFormat,
    /// Whether it grows as it is filled.
    pub sparse: bool,
}

/// Whether a disk can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiskStatus {
    /// It was to be changed, and that went wrong.
    Illegal,
    /// It is being made or changed.
    Locked,
    /// It can be used.
    Ok,
}

impl DiskStatus {
    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            DiskStatus::Illegal => "illegal",
            DiskStatus::Locked => "locked",
            DiskStatus::Ok => "ok",
        }
    }
}

/// How the bytes of a disk are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiskFormat {
    /// Copy on write: only what was written takes room.
    Cow,
    /// As they are.
    Raw,
}

impl DiskFormat {
    /// Every format.
    pub const ALL: [DiskFormat; 2] = [DiskFormat::Cow, DiskFormat::Raw];

    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            DiskFormat::Cow => "cow",
            DiskFormat::Raw => "raw",
        }
    }
}

impl Item for Disk {
    const KIND: &'static str = "disk";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.alias
    }
    fn status(&self) -> Option<&'static str> {
        Some(self.status.name())
    }
}
