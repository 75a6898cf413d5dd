//! AttachDiskToVm: a disk that is there becomes a part of a machine. No job tells of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Attach;
use crate::commands::command::{Command, Work};
use crate::commands::vm::locked;
use crate::error::Result;
use crate::inventory::{Disk, DiskAttachment};
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Attaches a disk to a machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttachDisk {
    /// The disk.
    pub disk: Uuid,
    /// The machine, and how it sees the disk.
    pub attach: Attach,
}

impl Command for AttachDisk {
    const ACTION_TYPE: &'static str = "AttachDiskToVm";
    const CALLED: (&'static str, &'static str) = ("attach", "Virtual Disk");
    const MONITORED: bool = false;

    fn subject(&self) -> Uuid {
        self.attach.vm
    }

    fn description(&self, _tx: &Tx<'_>) -> Result<String> {
        Ok(String::new())
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        if let Some(reason) = self.attach.obstacle(tx)? {
            return Ok(vec![reason]);
        }
        let Some(disk) = tx.item::<Disk>(self.disk)? else { return Ok(vec![Reason::DiskNotFound]) };
        Ok(match tx.item::<DiskAttachment>(self.disk)? {
            Some(attached) if attached.vm == self.attach.vm => vec![Reason::DiskAttached],
            Some(_) => vec![Reason::DiskAttachedElsewhere],
            None => locked(&[disk]).into_iter().collect(),
        })
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        tx.put_item(&self.attach.of(self.disk))?;
        Ok(Work::Nothing)
    }
}
