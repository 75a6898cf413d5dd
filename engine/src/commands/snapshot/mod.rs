//! Commands on snapshots.

mod add;
mod remove;

pub use add::AddSnapshot;
pub use remove::RemoveSnapshot;

use uuid::Uuid;

use super::vm::{disks_of, locked};
use crate::error::Result;
use crate::inventory::{Snapshot, SnapshotStatus, Vm, VmStatus};
use crate::rules::Reason;
use crate::store::Tx;

/// What speaks against changing the snapshots of a machine.
fn obstacles(tx: &Tx<'_>, vm: Uuid) -> Result<Vec<Reason>> {
    let Some(found) = tx.item::<Vm>(vm)? else { return Ok(vec![Reason::VmNotFound]) };
    let snapshots = tx.items_of::<Snapshot>(vm)?;
    if snapshots.iter().any(|snapshot| snapshot.status == SnapshotStatus::Locked) {
        return Ok(vec![Reason::VmDuringSnapshot]);
    }
    Ok(match found.status {
        VmStatus::ImageLocked => vec![Reason::VmIsLocked],
        VmStatus::Down | VmStatus::Up | VmStatus::Paused => locked(&disks_of(tx, vm)?).into_iter().collect(),
        _ => vec![Reason::VmStatusUnfit(found.name)],
    })
}
