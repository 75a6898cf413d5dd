//! ShutdownVm: a guest is told to shut down. The job ends with that; the machine is down later.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{SECOND, against_stopping, call_off_the_run};
use crate::commands::command::{Command, Work, name_of};
use crate::error::Result;
use crate::inventory::{Vm, VmStatus};
use crate::model::Millis;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// How long a guest takes to shut down.
const SHUTDOWN: Millis = 8 * SECOND;

/// Tells the guest of a machine to shut down.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShutdownVm {
    /// The machine.
    pub vm: Uuid,
}

impl Command for ShutdownVm {
    const ACTION_TYPE: &'static str = "ShutdownVm";
    const CALLED: (&'static str, &'static str) = ("shutdown", "VM");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        Ok(format!("Shutting down VM {}", name_of::<Vm>(tx, self.vm)?))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        against_stopping(tx, self.vm)
    }

    fn execute(&mut self, tx: &Tx<'_>, call: &Call) -> Result<Work> {
        match tx.item::<Vm>(self.vm)? {
            Some(vm) if vm.status != VmStatus::Down => {
                call_off_the_run(tx, call, self.vm)?;
                tx.put_item(&Vm { status: VmStatus::PoweringDown, ..vm })?;
                Ok(Work::SetOff(SHUTDOWN))
            }
            _ => Ok(Work::Nothing),
        }
    }

    fn end(&self, tx: &Tx<'_>, now: Millis, _succeeded: bool) -> Result<()> {
        let Some(mut vm) = tx.item::<Vm>(self.vm)? else { return Ok(()) };
        vm.stop(now);
        tx.put_item(&vm)
    }
}
