//! Virtual machines.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Item;
use crate::model::Millis;

/// A virtual machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vm {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    #[serde(default)]
    pub description: String,
    /// What it is doing.
    pub status: VmStatus,
    /// The cluster that it belongs to.
    pub cluster: Uuid,
    /// The template that it was made after.
    pub template: Uuid,
    /// The host that it runs on.
    #[serde(default)]
    pub host: Option<Uuid>,
    /// Memory in bytes.
    pub memory: i64,
    /// Processor cores.
    pub cores: i64,
    /// The operating system, as the engine calls it.
    pub os: String,
    /// When it was made.
    pub created: Millis,
    /// When it was last started.
    #[serde(default)]
    pub started: Option<Millis>,
    /// When it last came to a stop.
    #[serde(default)]
    pub stopped: Option<Millis>,
}

/// What a machine is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VmStatus {
    /// Nothing.
    Down,
    /// Its disks are being made or changed, so nothing can be done to it.
    ImageLocked,
    /// It moves to another host.
    Migrating,
    /// It stands still on its host.
    Paused,
    /// Its guest shuts down.
    PoweringDown,
    /// Its guest boots.
    PoweringUp,
    /// It works.
    Up,
    /// A host is about to start it.
    WaitForLaunch,
}

impl VmStatus {
    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            VmStatus::Down => "down",
            VmStatus::ImageLocked => "image_locked",
            VmStatus::Migrating => "migrating",
            VmStatus::Paused => "paused",
            VmStatus::PoweringDown => "powering_down",
            VmStatus::PoweringUp => "powering_up",
            VmStatus::Up => "up",
            VmStatus::WaitForLaunch => "wait_for_launch",
        }
    }

    /// Whether the machine occupies a host.
    pub fn is_running(self) -> bool {
        !matches!(self, VmStatus::Down | VmStatus::ImageLocked)
    }
}

impl Vm {
    /// Takes it off its host.
    pub fn stop(&mut self, now: Millis) {
        self.status = VmStatus::Down;
        self.host = None;
        self.stopped = Some(now);
    }
}

impl Item for Vm {
    const KIND: &'static str = "vm";

    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }
    fn status(&self) -> Option<&'static str> {
        Some(self.status.name())
    }
}
