//! AddVm: a new machine after a template. Where the template has a disk, a host makes one for the machine first.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{disks_of, set_disks};
use crate::commands::command::{Command, Work, name_of};
use crate::commands::disk::{creation, default_domain, delete};
use crate::error::Result;
use crate::inventory::{
    Cluster, Disk, DiskAttachment, DiskFormat, DiskInterface, DiskStatus, Snapshot, Template, Vm, VmStatus,
};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Adds a machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddVm {
    /// The id that it gets.
    pub vm: Uuid,
    /// Its name.
    pub name: String,
    /// What people write about it.
    pub description: String,
    /// Its cluster.
    pub cluster: Uuid,
    /// Its template.
    pub template: Uuid,
    /// Its memory in bytes, unless as the template has.
    pub memory: Option<i64>,
}

impl Command for AddVm {
    const ACTION_TYPE: &'static str = "AddVm";
    const CALLED: (&'static str, &'static str) = ("add", "VM");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        Ok(format!("Creating VM {} in Cluster {}", self.name, name_of::<Cluster>(tx, self.cluster)?))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        Ok(tx.item_named::<Vm>(&self.name)?.map(|_| Reason::NameInUse).into_iter().collect())
    }

    fn execute(&mut self, tx: &Tx<'_>, call: &Call) -> Result<Work> {
        let Some(template) = tx.item::<Template>(self.template)? else { return Ok(Work::Nothing) };
        let domain = default_domain(tx)?;
        let disk = template.disk_size.zip(domain);
        tx.put_item(&Vm {
            id: self.vm,
            name: self.name.clone(),
            description: self.description.clone(),
            status: if disk.is_some() { VmStatus::ImageLocked } else { VmStatus::Down },
            cluster: self.cluster,
            template: template.id,
            host: None,
            memory: self.memory.unwrap_or(template.memory),
            cores: template.cores,
            os: template.os,
            created: call.now,
            started: None,
            stopped: None,
        })?;
        tx.put_item(&Snapshot::active(call.new_id(), self.vm, call.now))?;
        let Some((size, domain)) = disk else { return Ok(Work::Nothing) };
        let disk = Disk {
            id: call.new_id(),
            alias: format!("{}_Disk1", self.name),
            description: String::new(),
            status: DiskStatus::Locked,
            storage_domain: domain.id,
            provisioned_size: size,
            actual_size: 0,
            format: DiskFormat::Cow,
            sparse: true,
        };
        tx.put_item(&disk)?;
        tx.put_item(&DiskAttachment {
            disk: disk.id,
            vm: self.vm,
            interface: DiskInterface::VirtioScsi,
            bootable: true,
            active: true,
            read_only: false,
        })?;
        creation(tx)
    }

    /// A machine whose disk cannot be made is none.
    fn end(&self, tx: &Tx<'_>, _now: Millis, succeeded: bool) -> Result<()> {
        let disks = disks_of(tx, self.vm)?;
        if succeeded {
            set_disks(tx, disks, DiskStatus::Ok)?;
            match tx.item::<Vm>(self.vm)? {
                Some(vm) => tx.put_item(&Vm { status: VmStatus::Down, ..vm }),
                None => Ok(()),
            }
        } else {
            disks.iter().try_for_each(|disk| delete(tx, disk))?;
            tx.delete_item::<Vm>(self.vm)
        }
    }
}
