//! Scenarios of many jobs, for those who want to see how a program of theirs does with them.

use super::{Owner, PlannedJob, PlannedStep, Word};
use crate::model::{Millis, Status, StepType};

/// The time between the starts of two jobs.
const APART: Millis = 1_000;

/// How long an ended job took.
const DURATION: Millis = 700;

/// What a job does, again and again if it has more steps.
const PARTS: [(StepType, &str); 5] = [
    (StepType::Validating, "Check the target"),
    (StepType::Executing, "Take a snapshot"),
    (StepType::Executing, "Copy the disk"),
    (StepType::Executing, "Verify the copy"),
    (StepType::Finalizing, "Remove the snapshot"),
];

/// So many external jobs of so many steps each, the same ones each time, the oldest first. Of each hundred some have
/// every status, and most have finished. None is auto-cleared: no sweep takes any.
pub fn made_up(jobs: u32, steps: u32) -> impl Iterator<Item = PlannedJob> {
    (0..jobs).map(move |number| {
        let started_ms_ago = Millis::from(jobs - number) * APART;
        PlannedJob {
            id: None,
            description: format!("Backup of vm{number:05}"),
            status: Word(status(number)),
            external: true,
            auto_cleared: false,
            action_type: None,
            owner: Owner::FirstAccount,
            started_ms_ago,
            ended_ms_ago: Some(started_ms_ago - DURATION),
            correlation_id: Some(format!("made-up-{number}")),
            steps: PARTS.iter().cycle().take(steps as usize).map(step).collect(),
        }
    })
}

fn status(number: u32) -> Status {
    match number % 100 {
        13 => Status::Unknown,
        33 => Status::Aborted,
        digits if digits % 10 == 6 => Status::Failed,
        digits if digits % 10 >= 8 => Status::Started,
        _ => Status::Finished,
    }
}

/// A step that shares its job's status and times.
fn step((kind, description): &(StepType, &str)) -> PlannedStep {
    PlannedStep {
        id: None,
        description: (*description).to_owned(),
        kind: Word(kind.clone()),
        status: None,
        external: None,
        progress: None,
        external_type: None,
        execution_host: None,
        started_ms_ago: None,
        ended_ms_ago: None,
        steps: Vec::new(),
    }
}
