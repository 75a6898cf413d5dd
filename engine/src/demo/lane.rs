//! One performer of the demonstration: does a task, pauses, does the next.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::Arc;

use rand::Rng;
use rand::rngs::StdRng;
use uuid::Uuid;

use super::notes::{Notes, tell_begun};
use super::script::{Origin, Task};
use crate::error::{Error, Result};
use crate::ids::Ids;
use crate::model::{ExternalSystem, Job, Millis, Status, User};
use crate::plan::{Cue, Outcome, timeline, until_failure};
use crate::rules::{self, Call, JobEnd, NewCommand, NewInternalStep, NewJob, NewStep};
use crate::store::Tx;

/// Somebody who performs tasks one after the other.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    /// Makes up the next task.
    pub(super) repertoire: fn(&mut StdRng) -> Task,
    /// Who calls the engine.
    pub(super) caller: Arc<User>,
    /// How long it rests between two tasks.
    pub(super) pause: RangeInclusive<Millis>,
    /// Its own dice, so that lanes do not depend on each other.
    pub(super) rng: StdRng,
    /// When it has something to do again.
    pub(super) due: Millis,
    /// The task that it performs.
    pub(super) run: Option<Run>,
}

/// A task on its way.
#[derive(Clone, Debug)]
pub(super) struct Run {
    job: Uuid,
    origin: Origin,
    correlation_id: String,
    /// Who tells what is planned and how far it is, if anybody does.
    notes: Option<Notes>,
    steps: HashMap<usize, Uuid>,
    /// What is still to do, with its point in time.
    cues: VecDeque<(Millis, Cue)>,
}

impl Lane {
    /// Does what is due now and finds out when there is something to do again.
    ///
    /// A task whose job somebody else has ended, deleted or lost by a restart is given up: a vendor whose
    /// next call finds the job like that would do the same.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn play(&mut self, tx: &Tx<'_>, ids: &Ids) -> Result<()> {
        let now = self.due;
        let next = match self.run.take() {
            None => Some(self.begin(tx, now, ids)?),
            Some(mut run) => match run.perform_next(tx, now, &self.caller, ids) {
                Ok(go_on) => Some(run).filter(|_| go_on),
                Err(Error::Refused(refusal)) => {
                    tracing::debug!(%refusal, "the demonstration gives up a task");
                    None
                }
                Err(error) => return Err(error),
            },
        };
        self.run = next;
        self.due = match self.run.as_ref().and_then(|run| run.cues.front()) {
            Some((at, _)) => *at,
            None => now + self.rng.random_range(self.pause.clone()),
        };
        Ok(())
    }

    /// Does everything that is still to do so much later.
    pub(super) fn put_off(&mut self, by: Millis) {
        self.due += by;
        for (at, _) in self.run.iter_mut().flat_map(|run| &mut run.cues) {
            *at += by;
        }
    }

    fn begin(&mut self, tx: &Tx<'_>, now: Millis, ids: &Ids) -> Result<Run> {
        let task = (self.repertoire)(&mut self.rng);
        let origin = task.origin;
        let correlation_id = ids.next().to_string();
        let call = call(&self.caller, now, &correlation_id, ids);
        let job = begin_job(tx, &call, &task)?.id;
        let about = match task.about {
            Some(about) => about.entities(tx)?,
            None => BTreeMap::new(),
        };
        let notes = match origin {
            Origin::Vendor { writes_notes: true, .. } => {
                Some(Notes::begin(tx, &call, (job, &task.description), about, &task.parts)?)
            }
            Origin::Vendor { .. } => {
                tell_begun(tx, &call, &task.description, about)?;
                None
            }
            Origin::Engine { .. } => None,
        };
        let cues = timeline(task.parts);
        let cues = if matches!(origin, Origin::Vendor { .. }) { until_failure(cues) } else { cues };
        let cues = cues.into_iter().map(|(after, cue)| (now + after, cue)).collect();
        Ok(Run { job, origin, correlation_id, notes, steps: HashMap::new(), cues })
    }
}

fn begin_job(tx: &Tx<'_>, call: &Call, task: &Task) -> Result<Job> {
    let description = task.description.clone();
    match task.origin {
        Origin::Vendor { auto_cleared, .. } => rules::add_job(tx, call, NewJob { description, auto_cleared }),
        Origin::Engine { action_type, owned } => {
            let action_type = action_type.to_owned();
            rules::begin_command(tx, call, NewCommand { action_type, description, owned })
        }
    }
}

impl Run {
    /// Performs the next cue; says whether the task goes on after it.
    fn perform_next(&mut self, tx: &Tx<'_>, now: Millis, caller: &Arc<User>, ids: &Ids) -> Result<bool> {
        let under_way = tx.job(self.job)?.is_some_and(|job| job.status == Status::Started);
        let Some((_, cue)) = self.cues.pop_front().filter(|_| under_way) else { return Ok(false) };
        let call = call(caller, now, &self.correlation_id, ids);
        match self.origin {
            Origin::Vendor { .. } => self.perform_outside(tx, &call, cue)?,
            Origin::Engine { .. } => self.perform_inside(tx, &call, cue)?,
        }
        Ok(!self.cues.is_empty())
    }

    /// As a vendor does it over REST.
    fn perform_outside(&mut self, tx: &Tx<'_>, call: &Call, cue: Cue) -> Result<()> {
        match cue {
            Cue::Begin { step, parent, kind, description, .. } => {
                let parent = self.id_of(parent).unwrap_or(self.job);
                let added = rules::add_step(tx, call, NewStep { parent, kind, description })?;
                self.steps.insert(step, added.id);
                if let Some(notes) = &self.notes {
                    notes.began(tx, call, step, added.id, &added.description)?;
                }
            }
            Cue::End { step, succeeded } => {
                if let Some(id) = self.id_of(Some(step)) {
                    rules::end_step(tx, call, id, succeeded)?;
                }
            }
            Cue::Close(outcome) => {
                let succeeded = outcome == Outcome::Succeeds;
                // Who waits in vain for a task to end by itself ends it by force.
                let end = JobEnd { succeeded, force: outcome == Outcome::Hangs };
                rules::end_job(tx, call, self.job, end)?;
            }
            // REST has no call for it but the one for events.
            Cue::Progress { step, percent } => {
                if let (Some(notes), Some(id)) = (&self.notes, self.id_of(Some(step))) {
                    notes.progress(tx, call, step, id, percent)?;
                }
            }
        }
        Ok(())
    }

    /// As the engine does it for its own commands.
    fn perform_inside(&mut self, tx: &Tx<'_>, call: &Call, cue: Cue) -> Result<()> {
        match cue {
            Cue::Begin { step, parent, kind, description, host, measured } => {
                let new = NewInternalStep {
                    job: self.job,
                    parent: self.id_of(parent),
                    kind,
                    description,
                    execution_host: host,
                    external_type: measured.then_some(ExternalSystem::Vdsm),
                };
                let begun = rules::begin_internal_step(tx, call, new)?;
                self.steps.insert(step, begun.id);
                Ok(())
            }
            Cue::Progress { step, percent } => match self.id_of(Some(step)) {
                Some(id) => rules::set_progress(tx, id, percent),
                None => Ok(()),
            },
            Cue::End { step, succeeded } => match self.id_of(Some(step)) {
                Some(id) => rules::end_internal_step(tx, call, id, succeeded),
                None => Ok(()),
            },
            Cue::Close(Outcome::Hangs) => rules::abort_command(tx, call, self.job),
            Cue::Close(outcome) => rules::end_command(tx, call, self.job, outcome == Outcome::Succeeds),
        }
    }

    fn id_of(&self, step: Option<usize>) -> Option<Uuid> {
        self.steps.get(&step?).copied()
    }
}

/// A call at the time of the script, which may lie in the past.
pub(super) fn call(caller: &Arc<User>, now: Millis, correlation_id: &str, ids: &Ids) -> Call {
    Call { caller: caller.clone(), now, correlation_id: correlation_id.to_owned(), ids: ids.clone() }
}
