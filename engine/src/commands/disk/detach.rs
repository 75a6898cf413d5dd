//! DetachDiskFromVm: a disk is no part of its machine any more. No job tells of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::commands::command::{Command, Work};
use crate::commands::vm::locked;
use crate::error::Result;
use crate::inventory::{Disk, DiskAttachment};
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Detaches a disk from a machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DetachDisk {
    /// The disk.
    pub disk: Uuid,
    /// The machine.
    pub vm: Uuid,
}

impl Command for DetachDisk {
    const ACTION_TYPE: &'static str = "DetachDiskFromVm";
    const CALLED: (&'static str, &'static str) = ("detach", "Virtual Disk");
    const MONITORED: bool = false;

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, _tx: &Tx<'_>) -> Result<String> {
        Ok(String::new())
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        let Some(disk) = tx.item::<Disk>(self.disk)? else { return Ok(vec![Reason::DiskNotFound]) };
        Ok(locked(&[disk]).into_iter().collect())
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        tx.delete_item::<DiskAttachment>(self.disk)?;
        Ok(Work::Nothing)
    }
}
