//! MoveOrCopyDisk, of which only copies can be asked for: a disk's content becomes a new disk.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{account, task};
use crate::commands::command::{Command, Tasks, Work, name_of};
use crate::commands::vm::locked;
use crate::error::Result;
use crate::inventory::{Disk, DiskStatus, GIB, StorageDomain};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Copies a disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CopyDisk {
    /// The disk.
    pub disk: Uuid,
    /// The id that the copy gets.
    pub copy: Uuid,
    /// The name that the copy gets, unless the same.
    pub alias: Option<String>,
    /// Where the copy is to be.
    pub storage_domain: Uuid,
}

impl Command for CopyDisk {
    const ACTION_TYPE: &'static str = "MoveOrCopyDisk";
    const CALLED: (&'static str, &'static str) = ("copy", "Virtual Disk");

    fn subject(&self) -> Uuid {
        self.disk
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        let source = tx.item::<Disk>(self.disk)?.map_or_else(Uuid::nil, |disk| disk.storage_domain);
        Ok(format!(
            "Copying Disk {} from {} to {}",
            name_of::<Disk>(tx, self.disk)?,
            name_of::<StorageDomain>(tx, source)?,
            name_of::<StorageDomain>(tx, self.storage_domain)?
        ))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        let Some(disk) = tx.item::<Disk>(self.disk)? else { return Ok(vec![Reason::DiskNotFound]) };
        let domain = match tx.item::<StorageDomain>(self.storage_domain)? {
            None => Some(Reason::StorageDomainNotFound),
            Some(domain) if domain.available < disk.actual_size => Some(Reason::LowSpace(domain.name)),
            Some(_) => None,
        };
        Ok(locked(&[disk]).into_iter().chain(domain).collect())
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        let Some(disk) = tx.item::<Disk>(self.disk)? else { return Ok(Work::Nothing) };
        let alias = self.alias.clone().unwrap_or_else(|| disk.alias.clone());
        let (id, storage_domain, status) = (self.copy, self.storage_domain, DiskStatus::Locked);
        tx.put_item(&Disk { id, alias, status, storage_domain, ..disk.clone() })?;
        let gibibytes = u32::try_from(disk.actual_size / GIB).unwrap_or(u32::MAX);
        let copying = task(tx, "COPY_IMAGE", "Copying Image", (gibibytes / 2).clamp(10, 90))?;
        tx.put_item(&Disk { status, ..disk })?;
        Ok(Work::Tasks(Tasks(vec![copying])))
    }

    /// A copy that goes wrong is none; the disk itself is as it was.
    fn end(&self, tx: &Tx<'_>, _now: Millis, succeeded: bool) -> Result<()> {
        let status = DiskStatus::Ok;
        if let Some(disk) = tx.item::<Disk>(self.disk)? {
            tx.put_item(&Disk { status, ..disk })?;
        }
        match tx.item::<Disk>(self.copy)?.filter(|_| succeeded) {
            Some(copy) => {
                account(tx, &copy, true)?;
                tx.put_item(&Disk { status, ..copy })
            }
            None => tx.delete_item::<Disk>(self.copy),
        }
    }
}
