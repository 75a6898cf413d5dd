//! `/disks`, to add, copy and remove disks.

use axum::extract::Path;

use super::{act, action_of, added, naming, unknown};
use crate::api::body::Body;
use crate::api::exchange::Exchange;
use crate::api::reply::{Answer, Reply};
use crate::commands::disk::{AddDisk, Attach, CopyDisk, RemoveDisk};
use crate::ids::parse_lenient;
use crate::inventory::{Disk, DiskFormat, Item, StorageDomain};
use crate::repr::Fault;
use crate::repr::input::Object;
use crate::repr::input::things::DISK;

/// `POST /disks`: a disk that no machine has yet.
pub(super) async fn add(exchange: Exchange, body: Body) -> Answer {
    let sent = body.read(&exchange, &DISK, "disks", "add")?.ok_or_else(|| Fault::missing("disk"))?;
    let command = new_disk(&exchange, &sent, None).await?;
    let done = exchange.run(command).await?;
    added::<Disk, _>(&exchange, done.command.disk, done).await
}

/// The command for a new disk that a body describes.
pub(super) async fn new_disk(
    exchange: &Exchange,
    sent: &Object,
    attach: Option<Attach>,
) -> Result<AddDisk, Fault> {
    let missing = |parts: &str| Fault::incomplete("Disk", parts, "add");
    let provisioned_size = sent.number("provisioned_size").ok_or_else(|| missing("provisionedSize"))?;
    let format = sent.text("format").ok_or_else(|| missing("format"))?;
    let format = DiskFormat::ALL.into_iter().find(|known| known.name() == format).unwrap_or(DiskFormat::Cow);
    let domains = sent.object("storage_domains").map_or(&[][..], |list| list.objects("storage_domain"));
    let domain = domains.first().ok_or_else(|| missing("storageDomains.storageDomain.id|name"))?;
    let domain = exchange.named::<StorageDomain>(domain).await?.ok_or_else(|| unknown(domain))?;
    let text = |name: &str| sent.text(name).map(str::to_owned);
    Ok(AddDisk {
        disk: exchange.app.ids.next(),
        alias: text("alias").or_else(|| text("name")).unwrap_or_default(),
        description: text("description").unwrap_or_default(),
        provisioned_size,
        format,
        sparse: sent.flag("sparse").unwrap_or(format == DiskFormat::Cow),
        storage_domain: domain.id(),
        attach,
    })
}

/// `POST /disks/{disk}/copy`: to the storage domain that the body names.
pub(super) async fn copy(exchange: Exchange, Path(id): Path<String>, body: Body) -> Answer {
    let Some(disk) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    let sent = action_of(&exchange, &body, "disk", "copy")?;
    if naming(&sent, "storage_domain").is_none() {
        return Err(Fault::incomplete("Action", "storageDomain.id|name", "copy"));
    }
    let copy = exchange.app.ids.next();
    act::<Disk, _>(&exchange, disk, sent, async |sent| {
        let part = naming(sent, "storage_domain").ok_or_else(|| unknown(sent))?;
        let domain = exchange.named::<StorageDomain>(part).await?.ok_or_else(|| unknown(part))?;
        let named = sent.object("disk").and_then(|disk| disk.text("alias").or_else(|| disk.text("name")));
        Ok(CopyDisk { disk, copy, alias: named.map(str::to_owned), storage_domain: domain.id() })
    })
    .await
}

/// `DELETE /disks/{disk}`.
pub(super) async fn remove(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Some(disk) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    if exchange.thing::<Disk>(disk).await?.is_none() {
        return Ok(Reply::Missing);
    }
    super::remove::<Disk, _>(&exchange, RemoveDisk { disk }).await
}
