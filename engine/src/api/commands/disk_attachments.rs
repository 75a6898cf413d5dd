//! `/vms/{vm}/diskattachments`, to attach disks and to detach them.

use axum::extract::Path;

use super::added;
use super::disks::new_disk;
use crate::api::body::Body;
use crate::api::exchange::Exchange;
use crate::api::reply::{Answer, Reply};
use crate::commands::disk::{Attach, AttachDisk, DetachDisk};
use crate::ids::parse_lenient;
use crate::inventory::{DiskAttachment, DiskInterface};
use crate::repr::Fault;
use crate::repr::input::things::DISK_ATTACHMENT;

/// `POST /vms/{vm}/diskattachments`: a disk that is there if the body has its id, or else a new one.
pub(super) async fn add(exchange: Exchange, Path(vm): Path<String>, body: Body) -> Answer {
    let Some(vm) = parse_lenient(&vm) else {
        return Ok(Reply::Missing);
    };
    let sent = body
        .read(&exchange, &DISK_ATTACHMENT, "disk_attachments", "add")?
        .ok_or_else(|| Fault::missing("attachment"))?;
    let (bootable, interface) = (sent.flag("bootable"), sent.text("interface"));
    let missing = [("bootable", bootable.is_none()), ("interface", interface.is_none())];
    let missing: Vec<_> = missing.iter().filter(|(_, missing)| *missing).map(|(name, _)| *name).collect();
    let (Some(bootable), Some(interface)) = (bootable, interface) else {
        return Err(Fault::incomplete("DiskAttachment", &missing.join(", "), "add"));
    };
    let interface = DiskInterface::ALL.into_iter().find(|known| known.name() == interface);
    let attach = Attach {
        vm,
        interface: interface.unwrap_or(DiskInterface::Virtio),
        bootable,
        active: sent.flag("active").unwrap_or(false),
        read_only: sent.flag("read_only").unwrap_or(false),
    };
    let disk = sent.object("disk").ok_or_else(|| Fault::incomplete("DiskAttachment", "disk", "add"))?;
    if let Some(id) = disk.text("id") {
        let disk = parse_lenient(id).ok_or_else(|| Fault::malformed_id(id))?;
        let done = exchange.run(AttachDisk { disk, attach }).await?;
        return added::<DiskAttachment, _>(&exchange, disk, done).await;
    }
    let command = new_disk(&exchange, disk, Some(attach)).await?;
    let done = exchange.run(command).await?;
    added::<DiskAttachment, _>(&exchange, done.command.disk, done).await
}

/// `DELETE /vms/{vm}/diskattachments/{disk}`: the disk stays.
pub(super) async fn remove(exchange: Exchange, Path((vm, id)): Path<(String, String)>) -> Answer {
    let (Some(vm), Some(disk)) = (parse_lenient(&vm), parse_lenient(&id)) else {
        return Ok(Reply::Missing);
    };
    match exchange.thing::<DiskAttachment>(disk).await? {
        Some(found) if found.vm == vm => {
            super::remove::<DiskAttachment, _>(&exchange, DetachDisk { disk, vm }).await
        }
        _ => Ok(Reply::Missing),
    }
}
