//! RunVm: a host starts a machine, and the job lasts until its guest is up.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{SECOND, choose_host, disks_of, locked};
use crate::commands::command::{Command, Work, name_of};
use crate::error::Result;
use crate::inventory::{Vm, VmStatus};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// How long a machine takes to boot.
const BOOT: Millis = 12 * SECOND;

/// Starts a machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StartVm {
    /// The machine.
    pub vm: Uuid,
}

impl Command for StartVm {
    const ACTION_TYPE: &'static str = "RunVm";
    const CALLED: (&'static str, &'static str) = ("run", "VM");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        Ok(format!("Launching VM {}", name_of::<Vm>(tx, self.vm)?))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        let Some(vm) = tx.item::<Vm>(self.vm)? else { return Ok(vec![Reason::VmNotFound]) };
        if vm.status.is_running() {
            return Ok(vec![Reason::VmIsRunning]);
        }
        if vm.status == VmStatus::ImageLocked {
            return Ok(vec![Reason::VmIsLocked]);
        }
        let no_host = choose_host(tx, &vm)?.is_none().then_some(Reason::NoHost);
        Ok(no_host.into_iter().chain(locked(&disks_of(tx, self.vm)?)).collect())
    }

    fn execute(&mut self, tx: &Tx<'_>, call: &Call) -> Result<Work> {
        if let Some(mut vm) = tx.item::<Vm>(self.vm)? {
            vm.host = choose_host(tx, &vm)?;
            vm.status = VmStatus::PoweringUp;
            vm.started = Some(call.now);
            tx.put_item(&vm)?;
        }
        Ok(Work::Awaited(BOOT))
    }

    fn end(&self, tx: &Tx<'_>, now: Millis, succeeded: bool) -> Result<()> {
        let Some(mut vm) = tx.item::<Vm>(self.vm)? else { return Ok(()) };
        if succeeded {
            vm.status = VmStatus::Up;
        } else {
            vm.stop(now);
        }
        tx.put_item(&vm)
    }
}
