//! RemoveDisk: a disk goes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{delete, deletion};
use crate::commands::command::{Command, Tasks, Work, name_of};
use crate::commands::vm::locked;
use crate::error::Result;
use crate::inventory::{Disk, DiskAttachment, DiskStatus, Vm};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Removes a disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveDisk {
    /// The disk.
    pub disk: Uuid,
}

impl Command for RemoveDisk {
    const ACTION_TYPE: &'static str = "RemoveDisk";
    const CALLED: (&'static str, &'static str) = ("remove", "Virtual Disk");

    fn subject(&self) -> Uuid {
        self.disk
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        Ok(format!("Removing Disk {}", name_of::<Disk>(tx, self.disk)?))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        let Some(disk) = tx.item::<Disk>(self.disk)? else { return Ok(vec![Reason::DiskNotFound]) };
        let vm = match tx.item::<DiskAttachment>(self.disk)? {
            Some(attachment) => tx.item::<Vm>(attachment.vm)?,
            None => None,
        };
        let runs = vm.filter(|vm| vm.status.is_running()).map(|_| Reason::VmIsRunning);
        Ok(runs.into_iter().chain(locked(&[disk])).collect())
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        if let Some(disk) = tx.item::<Disk>(self.disk)? {
            tx.put_item(&Disk { status: DiskStatus::Locked, ..disk })?;
        }
        Ok(Work::Tasks(Tasks(vec![deletion(tx)?])))
    }

    /// A disk that cannot be deleted is of no use any more.
    fn end(&self, tx: &Tx<'_>, _now: Millis, succeeded: bool) -> Result<()> {
        let Some(disk) = tx.item::<Disk>(self.disk)? else { return Ok(()) };
        if succeeded { delete(tx, &disk) } else { tx.put_item(&Disk { status: DiskStatus::Illegal, ..disk }) }
    }
}
