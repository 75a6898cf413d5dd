//! RemoveSnapshot: a kept state of a machine is merged into the next one, disk by disk.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::commands::command::{Command, Tasks, Work, name_of};
use crate::commands::disk::{internal, worker};
use crate::commands::vm::{disks_of, set_disks};
use crate::error::Result;
use crate::inventory::{Disk, DiskStatus, GIB, Host, Snapshot, SnapshotKind, SnapshotStatus, Vm};
use crate::model::{Millis, StepType};
use crate::plan::{Part, in_turn};
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Removes a snapshot.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveSnapshot {
    /// The snapshot.
    pub snapshot: Uuid,
    /// Its machine.
    pub vm: Uuid,
}

impl Command for RemoveSnapshot {
    const ACTION_TYPE: &'static str = "RemoveSnapshot";
    const CALLED: (&'static str, &'static str) = ("remove", "Snapshot");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        let (snapshot, vm) = (name_of::<Snapshot>(tx, self.snapshot)?, name_of::<Vm>(tx, self.vm)?);
        Ok(format!("Removing Snapshot {snapshot} of VM {vm}"))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        match tx.item::<Snapshot>(self.snapshot)? {
            None => Ok(vec![Reason::SnapshotNotFound]),
            Some(snapshot) if snapshot.kind != SnapshotKind::Regular => Ok(vec![Reason::SnapshotNotRegular]),
            Some(_) => super::obstacles(tx, self.vm),
        }
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        let snapshots = tx.items_of::<Snapshot>(self.vm)?;
        let Some(place) = snapshots.iter().position(|snapshot| snapshot.id == self.snapshot) else {
            return Ok(Work::Nothing);
        };
        let removed = snapshots[place].clone();
        let disks = disks_of(tx, self.vm)?;
        if disks.is_empty() {
            tx.delete_item::<Snapshot>(self.snapshot)?;
            return Ok(Work::Nothing);
        }
        // The present state is the last one, so there is always a next.
        let next = snapshots.get(place + 1).map_or("", |next| next.description.as_str());
        let host = match tx.item::<Vm>(self.vm)?.and_then(|vm| vm.host) {
            Some(host) => tx.item::<Host>(host)?,
            None => worker(tx)?,
        };
        let names = (removed.description.clone(), next.to_owned());
        let tasks = disks.iter().map(|disk| merge(disk, &names, host.as_ref())).collect();
        set_disks(tx, disks, DiskStatus::Locked)?;
        tx.put_item(&Snapshot { status: SnapshotStatus::Locked, ..removed })?;
        Ok(Work::Tasks(Tasks(tasks)))
    }

    /// A snapshot that cannot be merged stays and can be removed another time.
    fn end(&self, tx: &Tx<'_>, _now: Millis, succeeded: bool) -> Result<()> {
        set_disks(tx, disks_of(tx, self.vm)?, DiskStatus::Ok)?;
        match tx.item::<Snapshot>(self.snapshot)?.filter(|_| !succeeded) {
            Some(snapshot) => tx.put_item(&Snapshot { status: SnapshotStatus::Ok, ..snapshot }),
            None => tx.delete_item::<Snapshot>(self.snapshot),
        }
    }
}

/// The merge of one disk: the larger it is, the longer it takes.
fn merge(disk: &Disk, (source, destination): &(String, String), host: Option<&Host>) -> Part {
    let description = format!("Merging snapshots ({source} into {destination}) of disk {}", disk.alias);
    let gibibytes = u32::try_from(disk.actual_size / GIB).unwrap_or(u32::MAX);
    let mut merging = internal("MERGE_SNAPSHOTS_ON_HOST", description.clone(), (gibibytes / 4).clamp(6, 60));
    if let Some(host) = host {
        merging.description = format!("{description} on host {}", host.name);
        merging = merging.on(host.id);
    }
    let parts = vec![
        internal("PREPARE_MERGE", "Preparing for disk snapshots merge", 2),
        merging.measured(),
        internal("FINALIZE_MERGE", "Finalizing disk snapshots merge", 2),
    ];
    in_turn(StepType::Internal("MERGE_SNAPSHOTS".to_owned()), description, parts)
}
