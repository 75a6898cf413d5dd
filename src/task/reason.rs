//! Why an action can't be taken, in words.

use tasks::JobView;
use tasks::predict::{Ineligible, Note, Outcome};

use crate::text::msg;

/// Why the engine would refuse it, or why it would change nothing; `None` when it is worth asking for.
pub fn reason(job: &JobView, outcome: &Result<Outcome, Ineligible>) -> Option<String> {
    match outcome {
        Err(Ineligible::InternalJob) => Some(msg::reason_internal_job()),
        Err(Ineligible::InternalStep) => Some(msg::reason_internal_step()),
        Err(Ineligible::NoSuchStep) => Some(msg::reason_no_such_step()),
        Ok(outcome) if changes_something(job, outcome) => None,
        // Ending what has ended still ends steps that run, and there may be some.
        Ok(outcome) if !outcome.steps_known && outcome.note != Some(Note::ClearedBefore) => None,
        Ok(outcome) => match outcome.note {
            Some(Note::JobEndedBefore(_) | Note::StepEndedBefore(_)) => Some(msg::reason_ended_before()),
            Some(Note::JobStaysUnknown) => Some(msg::reason_stays_unknown()),
            Some(Note::ClearedBefore) => Some(msg::reason_cleared_before()),
            Some(Note::StepOfEndedJob(_)) | None => None,
        },
    }
}

/// Whether a status or auto-clear will be another. Ending a step once more the same way only moves its end.
fn changes_something(job: &JobView, outcome: &Outcome) -> bool {
    outcome.job.before != outcome.job.after
        || outcome.job.auto_cleared != job.auto_cleared
        || outcome.steps.iter().any(|step| step.before != step.after)
}
