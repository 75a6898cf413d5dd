//! MigrateVm: a machine moves to another host of its cluster while it runs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{SECOND, choose_host};
use crate::commands::command::{Command, Work, name_of};
use crate::error::Result;
use crate::inventory::{Vm, VmStatus};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// How long a migration takes.
const MIGRATION: Millis = 30 * SECOND;

/// Moves a machine to another host.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MigrateVm {
    /// The machine.
    pub vm: Uuid,
    /// The host that it moves to; chosen where none is named.
    pub destination: Option<Uuid>,
}

impl Command for MigrateVm {
    const ACTION_TYPE: &'static str = "MigrateVm";
    const CALLED: (&'static str, &'static str) = ("migrate", "VM");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        Ok(format!("Migrating VM {}", name_of::<Vm>(tx, self.vm)?))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        let Some(vm) = tx.item::<Vm>(self.vm)? else { return Ok(vec![Reason::VmNotFound]) };
        Ok(match vm.status {
            VmStatus::Migrating => vec![Reason::VmIsBeingMigrated],
            status if !status.is_running() => vec![Reason::VmIsNotRunning],
            _ => {
                let destination =
                    self.destination.map_or_else(|| choose_host(tx, &vm), |host| Ok(Some(host)))?;
                destination.is_none().then_some(Reason::NoHost).into_iter().collect()
            }
        })
    }

    fn execute(&mut self, tx: &Tx<'_>, _call: &Call) -> Result<Work> {
        if let Some(vm) = tx.item::<Vm>(self.vm)? {
            self.destination =
                self.destination.map_or_else(|| choose_host(tx, &vm), |host| Ok(Some(host)))?;
            tx.put_item(&Vm { status: VmStatus::Migrating, ..vm })?;
        }
        Ok(Work::Awaited(MIGRATION))
    }

    /// A machine whose migration fails goes on where it was.
    fn end(&self, tx: &Tx<'_>, _now: Millis, succeeded: bool) -> Result<()> {
        let Some(mut vm) = tx.item::<Vm>(self.vm)? else { return Ok(()) };
        vm.status = VmStatus::Up;
        if succeeded {
            vm.host = self.destination;
        }
        tx.put_item(&vm)
    }
}
