//! Snapshots of machines.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;
use crate::model::Millis;

/// A state of a machine that can be gone back to, or the machine's present one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// Its id.
    pub id: Uuid,
    /// The machine.
    pub vm: Uuid,
    /// What people call it.
    pub description: String,
    /// When it was taken.
    pub date: Millis,
    /// Whether it can be used now.
    pub status: SnapshotStatus,
    /// What it is.
    pub kind: SnapshotKind,
    /// Whether it has the memory of the machine in it.
    #[serde(default)]
    pub memory: bool,
}

/// Whether a snapshot can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SnapshotStatus {
    /// It is being taken or removed.
    Locked,
    /// It can be used.
    Ok,
}

impl SnapshotStatus {
    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            SnapshotStatus::Locked => "locked",
            SnapshotStatus::Ok => "ok",
        }
    }
}

/// What a snapshot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SnapshotKind {
    /// The present state of the machine; there is always exactly one, and it cannot be removed.
    Active,
    /// A state that somebody had taken.
    Regular,
}

impl SnapshotKind {
    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            SnapshotKind::Active => "active",
            SnapshotKind::Regular => "regular",
        }
    }
}

impl Snapshot {
    /// The present state of a new machine.
    pub fn active(id: Uuid, vm: Uuid, date: Millis) -> Self {
        Self {
            id,
            vm,
            description: "Active VM".to_owned(),
            date,
            status: SnapshotStatus::Ok,
            kind: SnapshotKind::Active,
            memory: false,
        }
    }
}

impl Item for Snapshot {
    const KIND: &'static str = "snapshot";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.description
    }

    /// The oldest comes first, and the present state, which is the youngest, last.
    fn rank(&self) -> Millis {
        self.date
    }

    fn status(&self) -> Option<&'static str> {
        Some(self.status.name())
    }

    fn parent(&self) -> Option<Uuid> {
        Some(self.vm)
    }
}
