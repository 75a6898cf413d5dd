//! Commands on disks.

mod add;
mod attach;
mod copy;
mod detach;
mod remove;

pub use add::{AddDisk, Attach};
pub use attach::AttachDisk;
pub use copy::CopyDisk;
pub use detach::DetachDisk;
pub use remove::RemoveDisk;

use super::command::{Tasks, Work};
use crate::error::Result;
use crate::inventory::{Disk, DiskAttachment, Host, StorageDomain};
use crate::model::StepType;
use crate::plan::{Part, work};
use crate::store::Tx;

/// A step of one of the engine's internal types.
pub(super) fn internal(kind: &str, description: impl Into<String>, seconds: u32) -> Part {
    work(StepType::Internal(kind.to_owned()), description, seconds)
}

/// The host that works on the storage of the data center.
pub(super) fn worker(tx: &Tx<'_>) -> Result<Option<Host>> {
    Ok(tx.items::<Host>()?.into_iter().find(|host| host.spm))
}

/// The storage domain for what nobody says the place of: the one with the most room.
pub(super) fn default_domain(tx: &Tx<'_>) -> Result<Option<StorageDomain>> {
    Ok(tx.items::<StorageDomain>()?.into_iter().max_by_key(|domain| domain.available))
}

/// A task on the storage, which the host that works on it reports of.
fn task(tx: &Tx<'_>, kind: &str, description: &str, seconds: u32) -> Result<Part> {
    let part = internal(kind, description, seconds).measured();
    Ok(match worker(tx)? {
        Some(host) => part.on(host.id),
        None => part,
    })
}

/// The task that makes a volume.
pub(super) fn volume(tx: &Tx<'_>) -> Result<Part> {
    task(tx, "CREATE_VOLUME", "Creating Volume", 6)
}

/// The task that deletes an image.
pub(super) fn deletion(tx: &Tx<'_>) -> Result<Part> {
    task(tx, "DELETE_IMAGE", "Deleting Image", 5)
}

/// What is left to do for a new disk.
pub(super) fn creation(tx: &Tx<'_>) -> Result<Work> {
    Ok(Work::Tasks(Tasks(vec![volume(tx)?])))
}

/// Deletes a disk and gives its room back.
pub(super) fn delete(tx: &Tx<'_>, disk: &Disk) -> Result<()> {
    account(tx, disk, false)?;
    tx.delete_item::<DiskAttachment>(disk.id)?;
    tx.delete_item::<Disk>(disk.id)
}

/// Takes the room of a disk from its storage domain, or gives it back.
fn account(tx: &Tx<'_>, disk: &Disk, taken: bool) -> Result<()> {
    let Some(mut domain) = tx.item::<StorageDomain>(disk.storage_domain)? else { return Ok(()) };
    domain.take(if taken { disk.actual_size } else { -disk.actual_size });
    tx.put_item(&domain)
}
