//! How the engine tells of a command in jobs and steps (contract 5).

use uuid::Uuid;

use super::command::Command;
use crate::error::Result;
use crate::model::StepType;
use crate::rules::{self, Call, NewCommand, NewInternalStep};
use crate::store::Tx;

/// The job that tells of a command, if one does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Monitor {
    /// A job of the command's own.
    Own(Uuid),
    /// The job that the caller named, whatever it is and wherever it stands.
    Given(Uuid),
    /// None: the command is not told of, or the job that the caller named is not there.
    Unmonitored,
}

impl Monitor {
    /// Begins to tell of a command.
    pub(super) fn begin<C: Command>(
        tx: &Tx<'_>,
        call: &Call,
        under: Option<Uuid>,
        command: &C,
    ) -> Result<Self> {
        if let Some(given) = under {
            return Ok(tx.job(given)?.map_or(Monitor::Unmonitored, |job| Monitor::Given(job.id)));
        }
        if !C::MONITORED {
            return Ok(Monitor::Unmonitored);
        }
        let (action_type, description) = (C::ACTION_TYPE.to_owned(), command.description(tx)?);
        let new = NewCommand { action_type, description, owned: true };
        Ok(Monitor::Own(rules::begin_command(tx, call, new)?.id))
    }

    /// The job.
    pub(super) fn job(self) -> Option<Uuid> {
        match self {
            Monitor::Own(job) | Monitor::Given(job) => Some(job),
            Monitor::Unmonitored => None,
        }
    }

    /// Tells how the checks ended. A given job shows nothing of them, and is left alone where they fail.
    pub(super) fn validated(self, tx: &Tx<'_>, call: &Call, passed: bool) -> Result<()> {
        let Monitor::Own(job) = self else { return Ok(()) };
        let step = step(job, StepType::Validating, "Validating");
        let step = rules::begin_internal_step(tx, call, step)?.id;
        rules::end_internal_step(tx, call, step, passed)?;
        if passed { Ok(()) } else { rules::end_command(tx, call, job, false) }
    }

    /// Tells that the command is carried out from now on. In a given job this step's number is 0, however many steps
    /// were there before.
    pub(super) fn executing(self, tx: &Tx<'_>, call: &Call) -> Result<Option<Uuid>> {
        let executing = |job| step(job, StepType::Executing, "Executing");
        Ok(match self {
            Monitor::Own(job) => Some(rules::begin_internal_step(tx, call, executing(job))?.id),
            Monitor::Given(job) => Some(rules::begin_numbered_step(tx, call, 0, executing(job))?.id),
            Monitor::Unmonitored => None,
        })
    }

    /// Tells that the command has ended, and ends the job with it, a given one too.
    pub(super) fn end(
        self,
        tx: &Tx<'_>,
        call: &Call,
        executing: Option<Uuid>,
        succeeded: bool,
    ) -> Result<()> {
        if let Some(step) = executing {
            rules::end_internal_step(tx, call, step, succeeded)?;
        }
        match self.job() {
            Some(job) => rules::end_command(tx, call, job, succeeded),
            None => Ok(()),
        }
    }
}

fn step(job: Uuid, kind: StepType, description: &str) -> NewInternalStep {
    let description = description.to_owned();
    NewInternalStep { job, parent: None, kind, description, execution_host: None, external_type: None }
}
