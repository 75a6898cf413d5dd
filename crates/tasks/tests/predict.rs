//! What actions will do: one test a rule of the contract.

use tasks::predict::{Ineligible, Note, StepChange, add_step, clear, end_job, end_step};
use tasks::{JobView, Removal, Retention, Status, StepKind, StepView};

const NOW: i64 = 1_000_000_000;
const MINUTE: i64 = 60_000;

fn job(status: Status, steps: &[(&str, Status)]) -> JobView {
    JobView {
        id: "J".into(),
        description: "Clone VM web01".into(),
        status,
        external: true,
        auto_cleared: true,
        owner: None,
        start: Some(NOW - 10_000),
        end: (!status.is_running()).then_some(NOW - 5_000),
        last_updated: None,
        steps: Some(steps.iter().map(|(id, status)| step(id, *status)).collect()),
        steps_known: true,
    }
}

fn step(id: &str, status: Status) -> StepView {
    StepView {
        id: id.into(),
        parent: None,
        description: id.into(),
        kind: StepKind::Executing,
        status,
        number: Some(0),
        external: true,
        progress: None,
        start: Some(NOW - 9_000),
        end: (!status.is_running()).then_some(NOW - 8_000),
        execution_host: None,
        system: None,
    }
}

fn change(id: &str, before: Status, after: Status, end: i64) -> StepChange {
    StepChange { id: id.into(), before, after, end: Some(end) }
}

fn retention() -> Retention {
    Retention::default()
}

#[test]
fn a_good_end_of_a_step_touches_nothing_else() {
    let job = job(Status::Started, &[("a", Status::Started), ("b", Status::Started)]);
    let outcome = end_step(&job, "a", true, &retention(), NOW).expect("eligible");
    assert_eq!(outcome.steps, [change("a", Status::Started, Status::Finished, NOW)]);
    assert_eq!((outcome.job.after, outcome.job.end), (Status::Started, None));
    assert_eq!((outcome.note, outcome.removal), (None, Removal::NotWhileRunning));
}

#[test]
fn a_failed_step_fails_the_job_and_all_that_runs() {
    let job = job(
        Status::Started,
        &[("a", Status::Finished), ("b", Status::Started), ("c", Status::Started), ("d", Status::Unknown)],
    );
    let outcome = end_step(&job, "b", false, &retention(), NOW).expect("eligible");
    assert_eq!(
        outcome.steps,
        [
            change("b", Status::Started, Status::Failed, NOW),
            change("c", Status::Started, Status::Failed, NOW)
        ]
    );
    assert_eq!((outcome.job.before, outcome.job.after), (Status::Started, Status::Failed));
    assert_eq!(outcome.job.end, Some(NOW));
    assert_eq!(outcome.removal, Removal::Window { from: NOW + 60 * MINUTE, to: NOW + 70 * MINUTE });
}

#[test]
fn a_failed_step_of_an_ended_job_gives_running_siblings_the_jobs_status() {
    let job = job(Status::Finished, &[("a", Status::Started), ("b", Status::Started)]);
    let outcome = end_step(&job, "a", false, &retention(), NOW).expect("eligible");
    assert_eq!(
        outcome.steps,
        [
            change("a", Status::Started, Status::Failed, NOW),
            change("b", Status::Started, Status::Finished, NOW - 5_000)
        ]
    );
    assert_eq!(outcome.job.after, Status::Finished, "the job keeps its status");
    assert_eq!(outcome.job.end, Some(NOW - 5_000), "and its end");
}

#[test]
fn an_ended_step_is_overwritten() {
    let ended = job(Status::Started, &[("a", Status::Failed), ("b", Status::Started)]);
    let outcome = end_step(&ended, "a", true, &retention(), NOW).expect("eligible");
    assert_eq!(outcome.steps, [change("a", Status::Failed, Status::Finished, NOW)]);
    assert_eq!(outcome.note, Some(Note::StepEndedBefore(Status::Failed)));

    let lost = job(Status::Unknown, &[("a", Status::Unknown)]);
    let outcome = end_step(&lost, "a", true, &retention(), NOW).expect("a step can leave unknown");
    assert_eq!(outcome.steps, [change("a", Status::Unknown, Status::Finished, NOW)]);
    assert_eq!(outcome.job.after, Status::Unknown, "its job cannot");
}

#[test]
fn the_engines_own_steps_and_missing_ones_are_refused() {
    let mut job = job(Status::Started, &[("a", Status::Started), ("b", Status::Started)]);
    assert_eq!(end_step(&job, "x", true, &retention(), NOW), Err(Ineligible::NoSuchStep));
    job.steps.as_mut().expect("steps")[0].external = false;
    assert_eq!(end_step(&job, "a", true, &retention(), NOW), Err(Ineligible::InternalStep));
    job.external = false;
    assert!(end_step(&job, "b", true, &retention(), NOW).is_ok(), "an external step of an internal job");
}

#[test]
fn ending_a_job_takes_its_running_steps_along() {
    let job = job(Status::Started, &[("a", Status::Finished), ("b", Status::Started)]);
    let outcome = end_job(&job, true, false, &retention(), NOW).expect("eligible");
    assert_eq!(outcome.steps, [change("b", Status::Started, Status::Finished, NOW)]);
    assert_eq!((outcome.job.after, outcome.job.end), (Status::Finished, Some(NOW)));
    assert_eq!(outcome.removal, Removal::Window { from: NOW + 10 * MINUTE, to: NOW + 20 * MINUTE });
}

#[test]
fn the_first_end_of_a_job_counts() {
    let job = job(Status::Failed, &[("a", Status::Started)]);
    let outcome = end_job(&job, true, false, &retention(), NOW).expect("the engine answers 200");
    assert_eq!(outcome.note, Some(Note::JobEndedBefore(Status::Failed)));
    assert_eq!((outcome.job.after, outcome.job.end), (Status::Failed, Some(NOW - 5_000)));
    assert_eq!(outcome.steps, [change("a", Status::Started, Status::Failed, NOW - 5_000)]);
}

#[test]
fn an_unknown_job_stays_unknown() {
    let job = job(Status::Unknown, &[("a", Status::Started)]);
    let outcome = end_job(&job, true, false, &retention(), NOW).expect("the engine answers 200");
    assert_eq!(outcome.note, Some(Note::JobStaysUnknown));
    assert_eq!(outcome.job.after, Status::Unknown);
    assert_eq!(outcome.steps, [change("a", Status::Started, Status::Unknown, NOW - 5_000)]);
}

#[test]
fn force_only_sets_auto_clear() {
    let mut job = job(Status::Started, &[("a", Status::Started)]);
    job.auto_cleared = false;
    let kept = end_job(&job, false, false, &retention(), NOW).expect("eligible");
    assert_eq!((kept.job.auto_cleared, kept.removal), (false, Removal::Never));
    let forced = end_job(&job, false, true, &retention(), NOW).expect("eligible");
    assert!(forced.job.auto_cleared);
    assert_eq!(forced.steps, kept.steps, "never aborted");
    assert_eq!(forced.removal, Removal::Window { from: NOW + 60 * MINUTE, to: NOW + 70 * MINUTE });
}

#[test]
fn clear_deletes_nothing() {
    let mut ended = job(Status::Finished, &[("a", Status::Finished)]);
    ended.auto_cleared = false;
    let outcome = clear(&ended, &retention(), NOW).expect("eligible");
    assert_eq!((outcome.steps.len(), outcome.job.after), (0, Status::Finished));
    assert_eq!((outcome.job.auto_cleared, outcome.note), (true, None));
    let end = NOW - 5_000;
    assert_eq!(outcome.removal, Removal::Window { from: end + 10 * MINUTE, to: end + 20 * MINUTE });

    ended.auto_cleared = true;
    let again = clear(&ended, &retention(), NOW).expect("the engine answers 200");
    assert_eq!(again.note, Some(Note::ClearedBefore));

    let running = job(Status::Started, &[]);
    let outcome = clear(&running, &retention(), NOW).expect("also a running one");
    assert_eq!(outcome.removal, Removal::NotWhileRunning);
}

#[test]
fn internal_jobs_are_refused() {
    let mut job = job(Status::Started, &[("a", Status::Started)]);
    job.external = false;
    assert_eq!(end_job(&job, true, false, &retention(), NOW), Err(Ineligible::InternalJob));
    assert_eq!(clear(&job, &retention(), NOW), Err(Ineligible::InternalJob));
    assert_eq!(add_step(&job, None, &retention(), NOW), Err(Ineligible::InternalJob));
    assert!(add_step(&job, Some("a"), &retention(), NOW).is_ok(), "nobody asks below a step");
}

#[test]
fn adding_a_step_changes_no_status() {
    let running = job(Status::Started, &[("a", Status::Finished)]);
    let outcome = add_step(&running, Some("a"), &retention(), NOW).expect("also below an ended step");
    assert_eq!((outcome.job.after, outcome.steps.len(), outcome.note), (Status::Started, 0, None));

    let ended = job(Status::Failed, &[]);
    let outcome = add_step(&ended, None, &retention(), NOW).expect("also to an ended job");
    assert_eq!(outcome.note, Some(Note::StepOfEndedJob(Status::Failed)));
    assert_eq!(outcome.job.after, Status::Failed);
    assert_eq!(add_step(&ended, Some("x"), &retention(), NOW), Err(Ineligible::NoSuchStep));
}

#[test]
fn unknown_steps_are_said_to_be_unknown() {
    let mut job = job(Status::Started, &[]);
    job.steps_known = false;
    let outcome = end_job(&job, true, false, &retention(), NOW).expect("eligible");
    assert!(!outcome.steps_known);
    assert!(add_step(&job, Some("x"), &retention(), NOW).is_ok(), "what is not known may be there");
}
