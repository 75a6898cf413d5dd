//! AddDisk: a new disk, for a machine or for nobody yet.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{account, creation};
use crate::commands::command::{Command, Work};
use crate::error::Result;
use crate::inventory::{
    Disk, DiskAttachment, DiskFormat, DiskInterface, DiskStatus, StorageDomain, Vm, VmStatus,
};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Adds a disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddDisk {
    /// The id that it gets.
    pub disk: Uuid,
    /// Its name.
    pub alias: String,
    /// What people write about it.
    pub description: String,
    /// The bytes that machines see.
    pub provisioned_size: i64,
    /// How its bytes are laid out.
    pub format: DiskFormat,
    /// Whether it grows as it is filled.
    pub sparse: bool,
    /// Where it is to be.
    pub storage_domain: Uuid,
    /// The machine that it is for.
    pub attach: Option<Attach>,
}

/// How a disk is attached to a machine.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Attach {
    /// The machine.
    pub vm: Uuid,
    /// How the machine sees it.
    pub interface: DiskInterface,
    /// Whether the machine can boot from it.
    pub bootable: bool,
    /// Whether the machine sees it at once.
    pub active: bool,
    /// Whether the machine cannot write to it.
    pub read_only: bool,
}

impl Attach {
    /// The attachment of a disk.
    pub(super) fn of(self, disk: Uuid) -> DiskAttachment {
        let Attach { vm, interface, bootable, active, read_only } = self;
        DiskAttachment { disk, vm, interface, bootable, active, read_only }
    }

    /// What the machine has against it.
    pub(super) fn obstacle(self, tx: &Tx<'_>) -> Result<Option<Reason>> {
        Ok(match tx.item::<Vm>(self.vm)? {
            None => Some(Reason::VmNotFound),
            Some(vm) if vm.status == VmStatus::ImageLocked => Some(Reason::VmIsLocked),
            Some(_) => None,
        })
    }
}

impl Command for AddDisk {
    const ACTION_TYPE: &'static str = "AddDisk";
    const CALLED: (&'static str, &'static str) = ("add", "Virtual Disk");

    fn subject(&self) -> Uuid {
        self.disk
    }

    fn description(&self, _tx: &Tx<'_>) -> Result<String> {
        Ok("Adding Disk".to_owned())
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        let vm = self.attach.map_or(Ok(None), |attach| attach.obstacle(tx))?;
        let domain = match tx.item::<StorageDomain>(self.storage_domain)? {
            None => Some(Reason::StorageDomainNotFound),
            Some(domain) if domain.available < self.provisioned_size => Some(Reason::LowSpace(domain.name)),
            Some(_) => None,
        };
        Ok(vm.into_iter().chain(domain).collect())
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        tx.put_item(&Disk {
            id: self.disk,
            alias: self.alias.clone(),
            description: self.description.clone(),
            status: DiskStatus::Locked,
            storage_domain: self.storage_domain,
            provisioned_size: self.provisioned_size,
            actual_size: 0,
            format: self.format,
            sparse: self.sparse,
        })?;
        if let Some(attach) = self.attach {
            tx.put_item(&attach.of(self.disk))?;
        }
        creation(tx)
    }

    /// A disk that cannot be made is none.
    fn end(&self, tx: &Tx<'_>, _now: Millis, succeeded: bool) -> Result<()> {
        let Some(disk) = tx.item::<Disk>(self.disk)? else { return Ok(()) };
        if !succeeded {
            tx.delete_item::<DiskAttachment>(self.disk)?;
            return tx.delete_item::<Disk>(self.disk);
        }
        let actual_size = if self.sparse { 0 } else { self.provisioned_size };
        let disk = Disk { status: DiskStatus::Ok, actual_size, ..disk };
        account(tx, &disk, true)?;
        tx.put_item(&disk)
    }
}
