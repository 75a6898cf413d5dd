//! RemoveVm: a machine goes, and its disks with it unless they are only to be detached.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{disks_of, locked, set_disks};
use crate::commands::command::{Command, Tasks, Work, name_of};
use crate::commands::disk::{delete, deletion};
use crate::error::Result;
use crate::inventory::{DiskStatus, Vm, VmStatus};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Removes a machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveVm {
    /// The machine.
    pub vm: Uuid,
    /// Whether its disks stay.
    pub detach_only: bool,
}

impl Command for RemoveVm {
    const ACTION_TYPE: &'static str = "RemoveVm";
    const CALLED: (&'static str, &'static str) = ("remove", "VM");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        Ok(format!("Removing VM {} from system", name_of::<Vm>(tx, self.vm)?))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        let Some(vm) = tx.item::<Vm>(self.vm)? else { return Ok(vec![Reason::VmNotFound]) };
        Ok(match vm.status {
            VmStatus::ImageLocked => vec![Reason::VmIsLocked],
            VmStatus::Down => locked(&disks_of(tx, self.vm)?).into_iter().collect(),
            _ => vec![Reason::VmIsNotDown],
        })
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        let disks = if self.detach_only { Vec::new() } else { disks_of(tx, self.vm)? };
        if disks.is_empty() {
            tx.delete_item::<Vm>(self.vm)?;
            return Ok(Work::Nothing);
        }
        if let Some(vm) = tx.item::<Vm>(self.vm)? {
            tx.put_item(&Vm { status: VmStatus::ImageLocked, ..vm })?;
        }
        let tasks = disks.iter().map(|_| deletion(tx)).collect::<Result<_>>()?;
        set_disks(tx, disks, DiskStatus::Locked)?;
        Ok(Work::Tasks(Tasks(tasks)))
    }

    /// A machine whose disks cannot be deleted goes as well; they stay behind, of no use any more.
    fn end(&self, tx: &Tx<'_>, _now: Millis, succeeded: bool) -> Result<()> {
        let disks = disks_of(tx, self.vm)?;
        if succeeded {
            disks.iter().try_for_each(|disk| delete(tx, disk))?;
        } else {
            set_disks(tx, disks, DiskStatus::Illegal)?;
        }
        tx.delete_item::<Vm>(self.vm)
    }
}
