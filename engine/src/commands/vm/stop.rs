//! StopVm: a machine is switched off.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{against_stopping, call_off_the_run};
use crate::commands::command::{Command, Work, name_of};
use crate::error::Result;
use crate::inventory::{Vm, VmStatus};
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// Switches a machine off.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StopVm {
    /// The machine.
    pub vm: Uuid,
}

impl Command for StopVm {
    const ACTION_TYPE: &'static str = "StopVm";
    const CALLED: (&'static str, &'static str) = ("stop", "VM");

    fn subject(&self) -> Uuid {
        self.vm
    }

    fn description(&self, tx: &Tx<'_>) -> Result<String> {
        Ok(format!("Stopping VM {}", name_of::<Vm>(tx, self.vm)?))
    }

    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>> {
        against_stopping(tx, self.vm)
    }

    fn execute(&mut self, tx: &Tx<'_>, call: &Call) -> Result<Work> {
        if let Some(mut vm) = tx.item::<Vm>(self.vm)?.filter(|vm| vm.status != VmStatus::Down) {
            call_off_the_run(tx, call, self.vm)?;
            vm.stop(call.now);
            tx.put_item(&vm)?;
        }
        Ok(Work::Nothing)
    }
}
