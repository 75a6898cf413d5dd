//! Commands that run: what is left to do for them, and doing it when its time has come.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::COMMANDS;
use super::agenda::Agenda;
use super::command::Command;
use crate::error::{Error, Result};
use crate::ids::Ids;
use crate::model::{ExternalSystem, Millis, Role, Status, User};
use crate::plan::{Cue, Outcome};
use crate::rules::{self, Call, NewInternalStep};
use crate::store::Tx;

/// A command whose answer was given but whose end is to come. It is stored, so it outlives the engine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Running {
    /// Its id.
    pub id: Uuid,
    /// The thing that it changes.
    pub subject: Uuid,
    /// The job that tells of it, as long as one does.
    pub job: Option<Uuid>,
    action_type: String,
    arguments: Value,
    caller: String,
    correlation_id: String,
    /// The steps that were begun, by their places in the plan.
    steps: BTreeMap<usize, Uuid>,
    /// What is still to do, with its time.
    cues: VecDeque<(Millis, Cue)>,
}

impl Running {
    /// A command that runs from now on, with what is to do for it and after how long. The step `executing`, the first
    /// of its plan, has begun.
    pub(super) fn new<C: Command>(
        call: &Call,
        command: &C,
        job: Option<Uuid>,
        executing: Option<Uuid>,
        cues: Vec<(Millis, Cue)>,
    ) -> Result<Self> {
        let arguments = serde_json::to_value(command)
            .map_err(|error| Error::Database(rusqlite::Error::ToSqlConversionFailure(error.into())))?;
        Ok(Self {
            id: call.new_id(),
            subject: command.subject(),
            job,
            action_type: C::ACTION_TYPE.to_owned(),
            arguments,
            caller: call.caller.login(),
            correlation_id: call.correlation_id.clone(),
            steps: executing.map(|step| (0, step)).into_iter().collect(),
            cues: cues.into_iter().map(|(after, cue)| (call.now + after, cue)).collect(),
        })
    }

    /// When there is something to do; `Millis::MAX` once there is nothing left.
    pub fn due(&self) -> Millis {
        self.cues.front().map_or(Millis::MAX, |(at, _)| *at)
    }

    /// Does what is due until `until`, each thing at its own time.
    pub(super) fn perform_until(&mut self, tx: &Tx<'_>, ids: &Ids, until: Millis) -> Result<()> {
        while self.due() <= until {
            let Some((at, cue)) = self.cues.pop_front() else { break };
            let call = self.call(ids, at);
            self.perform(tx, &call, cue)?;
        }
        Ok(())
    }

    /// Stores what is left, if anything is.
    pub(super) fn store(&self, tx: &Tx<'_>, agenda: &Agenda) -> Result<()> {
        if self.cues.is_empty() {
            return tx.delete_running(self.id);
        }
        agenda.note(self.due());
        tx.put_running(self)
    }

    fn perform(&mut self, tx: &Tx<'_>, call: &Call, cue: Cue) -> Result<()> {
        // Somebody may have deleted the job meanwhile.
        let job = match self.job {
            Some(job) => tx.job(job)?.map(|job| job.id),
            None => None,
        };
        match cue {
            Cue::Close(outcome) => self.close(tx, call, job, outcome == Outcome::Succeeds),
            Cue::Begin { step, parent, kind, description, host, measured } => {
                let Some(job) = job else { return Ok(()) };
                let new = NewInternalStep {
                    job,
                    parent: parent.and_then(|parent| self.steps.get(&parent).copied()),
                    kind,
                    description,
                    execution_host: host,
                    external_type: measured.then_some(ExternalSystem::Vdsm),
                };
                let begun = rules::begin_internal_step(tx, call, new)?.id;
                self.steps.insert(step, begun);
                Ok(())
            }
            Cue::Progress { step, percent } => match self.steps.get(&step) {
                Some(step) => rules::set_progress(tx, *step, percent),
                None => Ok(()),
            },
            Cue::End { step, succeeded } => match self.steps.get(&step) {
                Some(step) => end_step(tx, call, *step, succeeded),
                None => Ok(()),
            },
        }
    }

    fn close(&self, tx: &Tx<'_>, call: &Call, job: Option<Uuid>, succeeded: bool) -> Result<()> {
        let command = COMMANDS.iter().find(|command| command.action_type == self.action_type);
        let is_known = match command {
            Some(command) => (command.end)(self.arguments.clone(), tx, call.now, succeeded)?,
            None => false,
        };
        if !is_known {
            tracing::error!(command = self.action_type, "a command of another version was dropped");
        }
        match job {
            Some(job) => rules::end_command(tx, call, job, succeeded && is_known),
            None => Ok(()),
        }
    }

    fn call(&self, ids: &Ids, now: Millis) -> Call {
        // What the caller may do was checked when the command began.
        let caller = Arc::new(User::new(&self.caller, Role::User));
        Call { caller, now, correlation_id: self.correlation_id.clone(), ids: ids.clone() }
    }
}

/// Ends a step. A host's last report of a task that succeeded says that all of it is done.
fn end_step(tx: &Tx<'_>, call: &Call, id: Uuid, succeeded: bool) -> Result<()> {
    let is_measured = tx.step(id)?.is_some_and(|step| step.progress.is_some());
    if succeeded && is_measured {
        rules::set_progress(tx, id, 100)?;
    }
    rules::end_internal_step(tx, call, id, succeeded)
}

/// Does everything that is due until `until` for all commands, in the order of time.
///
/// # Errors
/// When the database fails.
pub fn catch_up(tx: &Tx<'_>, ids: &Ids, agenda: &Agenda, until: Millis) -> Result<()> {
    if !agenda.is_due(until) {
        return Ok(());
    }
    while let Some(mut running) = tx.first_running(until)? {
        let at = running.due();
        running.perform_until(tx, ids, at)?;
        running.store(tx, agenda)?;
    }
    agenda.set(tx.next_running()?);
    Ok(())
}

/// Calls off commands of these names that still work on a thing, because something stronger happens to it: their jobs
/// have failed.
///
/// # Errors
/// When the database fails.
pub fn call_off(tx: &Tx<'_>, call: &Call, subject: Uuid, names: &[&str]) -> Result<()> {
    for running in tx.running_on(subject)? {
        if !names.contains(&running.action_type.as_str()) {
            continue;
        }
        if let Some(job) = running.job {
            rules::end_command(tx, call, job, false)?;
        }
        tx.delete_running(running.id)?;
    }
    Ok(())
}

/// Takes up the commands that an earlier engine left, after a restart has judged their jobs (contract 4.7).
///
/// All of them go on, as hosts do: what was due while no engine ran is due now. Of those whose jobs the restart has
/// deleted or declared unknown nobody tells any more.
///
/// # Errors
/// When the database fails.
pub fn resume(tx: &Tx<'_>, now: Millis) -> Result<()> {
    for mut running in tx.all_running()? {
        let job = match running.job {
            Some(job) => tx.job(job)?.filter(|job| job.status == Status::Started),
            None => None,
        };
        running.job = job.map(|job| job.id);
        if running.job.is_none() {
            running.steps.clear();
        }
        for (at, _) in &mut running.cues {
            *at = now.max(*at);
        }
        tx.put_running(&running)?;
    }
    Ok(())
}
