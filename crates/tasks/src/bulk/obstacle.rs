//! Why something is not worth sending.

use crate::JobView;
use crate::predict::{Ineligible, Note, Outcome};

/// Why something is not worth sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The engine refuses it.
    Refused(Ineligible),
    /// It has ended already, and the first end counts.
    EndedBefore,
    /// It was lost at a restart and stays unknown.
    StaysUnknown,
    /// Auto-clear is on already.
    ClearedBefore,
    /// The step ends with its job, to which it is done as well.
    WithItsJob,
    /// The job is not there any more.
    Gone,
}

/// What stands against doing it to a job, or a step of it, that will come out so. `None` where something changes.
pub fn obstacle(job: &JobView, outcome: &Result<Outcome, Ineligible>) -> Option<Obstacle> {
    match outcome {
        Err(reason) => Some(Obstacle::Refused(*reason)),
        Ok(outcome) if outcome.changes(job) => None,
        Ok(outcome) => match outcome.note {
            // Whether steps were added to it after its end is not asked for before it is known: that is rare, and a step
            // can be ended by itself.
            Some(Note::JobEndedBefore(_) | Note::StepEndedBefore(_)) => Some(Obstacle::EndedBefore),
            Some(Note::JobStaysUnknown) => Some(Obstacle::StaysUnknown),
            Some(Note::ClearedBefore) => Some(Obstacle::ClearedBefore),
            Some(Note::StepOfEndedJob(_)) | None => None,
        },
    }
}
