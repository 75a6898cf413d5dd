//! Commands on machines.

mod add;
mod migrate;
mod remove;
mod shutdown;
mod start;
mod stop;

pub use add::AddVm;
pub use migrate::MigrateVm;
pub use remove::RemoveVm;
pub use shutdown::ShutdownVm;
pub use start::StartVm;
pub use stop::StopVm;

use uuid::Uuid;

use super::command::Command;
use super::running::call_off;
use crate::error::Result;
use crate::inventory::{Disk, DiskAttachment, DiskStatus, Host, Item, Vm, VmStatus};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

const SECOND: Millis = 1_000;

/// The disks of a machine, by their names.
pub(super) fn disks_of(tx: &Tx<'_>, vm: Uuid) -> Result<Vec<Disk>> {
    let attachments = tx.items_of::<DiskAttachment>(vm)?;
    let disks = attachments.iter().map(|attachment| tx.item(attachment.disk));
    let mut disks: Vec<Disk> = disks.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
    disks.sort_by(|one, other| one.alias.cmp(&other.alias));
    Ok(disks)
}

/// Gives disks a status.
pub(super) fn set_disks(tx: &Tx<'_>, disks: Vec<Disk>, status: DiskStatus) -> Result<()> {
    disks.into_iter().try_for_each(|disk| tx.put_item(&Disk { status, ..disk }))
}

/// Says which of some disks are being made or changed, if any are.
pub(super) fn locked(disks: &[Disk]) -> Option<Reason> {
    let locked = disks.iter().filter(|disk| disk.status == DiskStatus::Locked);
    let names: Vec<_> = locked.map(|disk| disk.alias.as_str()).collect();
    (!names.is_empty()).then(|| Reason::DisksLocked(names.join(", ")))
}

/// The host of a machine's cluster that has the fewest machines, other than the one that it is on.
fn choose_host(tx: &Tx<'_>, vm: &Vm) -> Result<Option<Uuid>> {
    let vms = tx.items::<Vm>()?;
    let load = |host: &Host| vms.iter().filter(|vm| vm.host == Some(host.id)).count();
    let hosts = tx.items::<Host>()?.into_iter();
    let possible = hosts.filter(|host| host.cluster == vm.cluster && Some(host.id) != vm.host);
    Ok(possible.min_by_key(|host| (load(host), host.name.clone())).map(|host| host.id()))
}

/// What speaks against bringing a machine to a stop. Of one that is down already nothing is asked.
fn against_stopping(tx: &Tx<'_>, vm: Uuid) -> Result<Vec<Reason>> {
    Ok(match tx.item::<Vm>(vm)? {
        None => vec![Reason::VmNotFound],
        Some(vm) if vm.status == VmStatus::ImageLocked => vec![Reason::VmIsNotRunning],
        Some(_) => Vec::new(),
    })
}

/// Calls off what else goes on with a machine that comes to a stop.
fn call_off_the_run(tx: &Tx<'_>, call: &Call, vm: Uuid) -> Result<()> {
    call_off(tx, call, vm, &[StartVm::ACTION_TYPE, MigrateVm::ACTION_TYPE, ShutdownVm::ACTION_TYPE])
}
