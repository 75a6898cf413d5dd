//! Why an action can't be taken, in words.

use tasks::JobView;
use tasks::bulk::{Obstacle, obstacle};
use tasks::predict::{Ineligible, Outcome};

use crate::text::msg;

/// Why the engine would refuse it, or why it would change nothing; `None` when it is worth asking for. `denied` says that
/// it has refused the user everything.
pub fn reason(job: &JobView, outcome: &Result<Outcome, Ineligible>, denied: bool) -> Option<String> {
    if denied {
        return Some(msg::permit_denied());
    }
    obstacle(job, outcome).map(words)
}

/// What stands against it, in words.
pub(super) fn words(obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::Refused(Ineligible::InternalJob) => msg::reason_internal_job(),
        Obstacle::Refused(Ineligible::InternalStep) => msg::reason_internal_step(),
        Obstacle::Refused(Ineligible::NoSuchStep) => msg::reason_no_such_step(),
        Obstacle::Refused(Ineligible::JobsOnly) => msg::reason_jobs_only(),
        Obstacle::EndedBefore => msg::reason_ended_before(),
        Obstacle::StaysUnknown => msg::reason_stays_unknown(),
        Obstacle::ClearedBefore => msg::reason_cleared_before(),
        Obstacle::WithItsJob => msg::reason_with_its_job(),
        Obstacle::Gone => msg::reason_gone(),
    }
}
