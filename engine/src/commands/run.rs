//! Running a command.

use uuid::Uuid;

use super::agenda::Agenda;
use super::command::{Command, Tasks, Work};
use super::monitor::Monitor;
use super::orders::{Orders, Stage};
use super::running::Running;
use crate::error::Result;
use crate::model::{Millis, StepType};
use crate::plan::{Content, Cue, Outcome, Part, in_turn, timeline, work};
use crate::rules::{self, Call, Reason, Refusal};
use crate::store::Tx;

/// What came of a command so far.
#[derive(Debug)]
pub struct Report<C> {
    /// The command, with what it chose.
    pub command: C,
    /// The job that tells of it.
    pub job: Option<Uuid>,
    /// How it went.
    pub verdict: Verdict,
}

/// How a command went until its answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Well.
    Accepted {
        /// Whether hosts still work on tasks of it.
        tasks: bool,
    },
    /// Something speaks against it.
    Refused(Refusal),
    /// It went wrong at once.
    Failed,
}

/// How long the engine takes to tidy up after the tasks of hosts.
const FINALIZING: u32 = 1;

/// Runs a command for its caller, under the job that the caller names or else under one of its own (contract 5).
///
/// A refusal is no error: the job that tells of it is stored.
///
/// # Errors
/// When the database fails, and for a command that jobs don't tell of under a job that the caller names: that is
/// refused before anything is stored.
pub fn run<C: Command>(
    tx: &Tx<'_>,
    call: &Call,
    (agenda, orders): (&Agenda, &Orders),
    under: Option<Uuid>,
    mut command: C,
) -> Result<Report<C>> {
    if under.is_some() && !C::MONITORED {
        return Err(Refusal::bare([Reason::NonMonitored]).into());
    }
    let failing = orders.take(C::ACTION_TYPE);
    let monitor = Monitor::begin(tx, call, under, &command)?;
    let job = monitor.job();
    if let Some(refusal) = refusal(tx, call, &command, failing)? {
        monitor.validated(tx, call, false)?;
        return Ok(Report { command, job, verdict: Verdict::Refused(refusal) });
    }
    monitor.validated(tx, call, true)?;
    let executing = monitor.executing(tx, call)?;
    let fails = failing == Some(Stage::Executing);
    // What is done at once and fails has not been done.
    let is_undone = |left: &Work| fails && matches!(left, Work::Nothing | Work::SetOff(_));
    let left = tx.attempt(|| command.execute(tx, call), |left| !is_undone(left))?;
    if is_undone(&left) {
        monitor.end(tx, call, executing, false)?;
        return Ok(Report { command, job, verdict: Verdict::Failed });
    }
    let tasks = matches!(left, Work::Tasks(_));
    let (told_by, cues) = match left {
        Work::Nothing => (None, Vec::new()),
        Work::SetOff(takes) => (None, vec![(takes, Cue::Close(Outcome::Succeeds))]),
        Work::Awaited(takes) => (job, after_begin(vec![awaited(takes, fails)])),
        Work::Tasks(Tasks(parts)) => {
            let executing = in_turn(StepType::Executing, "Executing", parts);
            let executing = if fails { executing.failing() } else { executing };
            (job, after_begin(vec![executing, work(StepType::Finalizing, "Finalizing", FINALIZING)]))
        }
    };
    if told_by.is_none() {
        monitor.end(tx, call, executing, true)?;
    }
    if !cues.is_empty() {
        let mut running = Running::new(call, &command, told_by, executing, cues)?;
        running.perform_until(tx, &call.ids, call.now)?;
        running.store(tx, agenda)?;
    }
    Ok(Report { command, job, verdict: Verdict::Accepted { tasks } })
}

/// Why the command is not carried out, if so: the permission counts before anything else.
fn refusal<C: Command>(
    tx: &Tx<'_>,
    call: &Call,
    command: &C,
    failing: Option<Stage>,
) -> Result<Option<Refusal>> {
    if !rules::may_manage(&call.caller) {
        return Ok(Some(Refusal::bare([Reason::NotAuthorized])));
    }
    let mut reasons = command.obstacles(tx)?;
    if failing == Some(Stage::Validating) {
        reasons.push(Reason::InProgress);
    }
    let (action, kind) = C::CALLED;
    Ok((!reasons.is_empty()).then(|| Refusal::named(action, kind, reasons)))
}

/// The step EXECUTING of a command that waits for something.
fn awaited(takes: Millis, fails: bool) -> Part {
    let mut part = work(StepType::Executing, "Executing", 0);
    part.content = Content::Work { takes, outcome: if fails { Outcome::Fails } else { Outcome::Succeeds } };
    part
}

/// What is to do for parts of which the first, the step EXECUTING, has begun already.
fn after_begin(parts: Vec<Part>) -> Vec<(Millis, Cue)> {
    timeline(parts).split_off(1)
}
