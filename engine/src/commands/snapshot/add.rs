//! CreateSnapshotForVm: the present state of a machine is kept.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::commands::command::{Command, Tasks, Work, name_of};
use crate::commands::disk::volume;
use crate::commands::vm::{disks_of, set_disks};
use crate::error::Result;
use crate::inventory::{DiskStatus, Snapshot, SnapshotKind, SnapshotStatus, Vm};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Takes a snapshot of a machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddSnapshot {
    /// The id that it gets.
    pub snapshot: Uuid,
    /// The machine.
    pub vm: Uuid,
    /// What people call it.
    pub description: String,
    /// Whether it keeps the memory of the machine too, if that runs.
    pub memory: bool,
}

impl Command for AddSnapshot {
    const ACTION_TYPE: &'static str = "CreateSnapshotForVm";
    const CALLED: (&'static str, &'static str) = ("create", "Snapshot");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        let vm = name_of::<Vm>(tx, self.vm)?;
        Ok(format!("Creating VM Snapshot {} for VM {vm}", self.description))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        super::obstacles(tx, self.vm)
    }

    fn execute(&mut self, tx: &Tx<'_>, call: &Call) -> Result<Work> {
        let runs = tx.item::<Vm>(self.vm)?.is_some_and(|vm| vm.status.is_running());
        tx.put_item(&Snapshot {
            id: self.snapshot,
            vm: self.vm,
            description: self.description.clone(),
            date: call.now,
            status: SnapshotStatus::Locked,
            kind: SnapshotKind::Regular,
            memory: self.memory && runs,
        })?;
        let disks = disks_of(tx, self.vm)?;
        let tasks = disks.iter().map(|_| volume(tx)).collect::<Result<_>>()?;
        set_disks(tx, disks, DiskStatus::Locked)?;
        Ok(Work::Tasks(Tasks(tasks)))
    }

    fn end(&self, tx: &Tx<'_>, now: Millis, succeeded: bool) -> Result<()> {
        set_disks(tx, disks_of(tx, self.vm)?, DiskStatus::Ok)?;
        if !succeeded {
            return tx.delete_item::<Snapshot>(self.snapshot);
        }
        for snapshot in tx.items_of::<Snapshot>(self.vm)? {
            // What comes after the snapshot is the machine's present state from now on.
            let date = if snapshot.kind == SnapshotKind::Active { now } else { snapshot.date };
            let status = if snapshot.id == self.snapshot { SnapshotStatus::Ok } else { snapshot.status };
            tx.put_item(&Snapshot { date, status, ..snapshot })?;
        }
        Ok(())
    }
}
