//! One thing done to many: who is left out and why, and what the others come to.

use tasks::bulk::{Deed, Obstacle, Preview, Target, preview};
use tasks::predict::Ineligible;
use tasks::{JobView, Retention, Status, StepKind, StepView};

const SUCCEED: Deed = Deed::End { succeeded: true, force: false };
const FAIL: Deed = Deed::End { succeeded: false, force: false };

fn step(id: &str, status: Status) -> StepView {
    StepView {
        id: id.into(),
        parent: None,
        description: format!("Step {id}"),
        kind: StepKind::Executing,
        status,
        number: None,
        external: true,
        progress: None,
        start: Some(0),
        end: None,
        execution_host: None,
        system: None,
    }
}

fn job(id: &str, status: Status, steps: &[(&str, Status)]) -> JobView {
    JobView {
        id: id.into(),
        description: format!("Job {id}"),
        status,
        external: id != "internal",
        auto_cleared: false,
        owner: None,
        start: Some(0),
        end: None,
        last_updated: None,
        steps: Some(steps.iter().map(|(id, status)| step(id, *status)).collect()),
        steps_known: true,
    }
}

fn told(deed: Deed, jobs: &[JobView], targets: &[(&str, Option<&str>)]) -> Preview {
    let target =
        |(job, step): &(&str, Option<&str>)| Target { job: (*job).into(), step: step.map(str::to_owned) };
    let targets: Vec<Target> = targets.iter().map(target).collect();
    let look = |id: &str| jobs.iter().find(|job| job.id == id).cloned();
    preview(deed, &targets, &look, &Retention::default(), 9)
}

fn obstacles(told: &Preview) -> Vec<(&str, Obstacle)> {
    told.unfit.iter().map(|unfit| (&*unfit.target.job, unfit.obstacle)).collect()
}

#[test]
fn each_that_is_left_out_is_told_with_its_reason() {
    let jobs = [
        job("internal", Status::Started, &[]),
        job("ended", Status::Failed, &[]),
        job("lost", Status::Unknown, &[]),
        job("runs", Status::Started, &[("a", Status::Started), ("b", Status::Finished)]),
    ];
    let all = jobs.iter().map(|job| (&*job.id, None)).chain([("gone", None)]).collect::<Vec<_>>();
    let told = told(SUCCEED, &jobs, &all);
    assert_eq!(
        obstacles(&told),
        [
            ("internal", Obstacle::Refused(Ineligible::InternalJob)),
            ("ended", Obstacle::EndedBefore),
            ("lost", Obstacle::StaysUnknown),
            ("gone", Obstacle::Gone),
        ]
    );
    assert_eq!((told.fit.len(), told.jobs_ended(), told.taken_along()), (1, 1, 1));
}

#[test]
fn an_ended_job_with_a_step_that_still_runs_is_no_obstacle() {
    let jobs = [job("late", Status::Finished, &[("a", Status::Started)])];
    let told = told(SUCCEED, &jobs, &[("late", None)]);
    assert_eq!((told.fit.len(), told.jobs_ended(), told.taken_along()), (1, 0, 1));
}

#[test]
fn an_ended_job_whose_steps_are_not_known_has_ended() {
    let jobs = [JobView { steps: None, steps_known: false, ..job("ended", Status::Failed, &[]) }];
    assert_eq!(obstacles(&told(SUCCEED, &jobs, &[("ended", None)])), [("ended", Obstacle::EndedBefore)]);
}

#[test]
fn the_second_failed_step_of_a_job_finds_it_failed() {
    let jobs = [job("runs", Status::Started, &[("a", Status::Started), ("b", Status::Started)])];
    let told = told(FAIL, &jobs, &[("runs", Some("a")), ("runs", Some("b"))]);
    assert_eq!(obstacles(&told), [("runs", Obstacle::EndedBefore)]);
    assert_eq!((told.fit.len(), told.jobs_ended(), told.taken_along()), (1, 1, 1));
}

#[test]
fn a_step_of_a_selected_job_ends_with_it_and_none_is_cleared() {
    let jobs = [job("runs", Status::Started, &[("a", Status::Started)])];
    let both = [("runs", None), ("runs", Some("a"))];
    assert_eq!(obstacles(&told(SUCCEED, &jobs, &both)), [("runs", Obstacle::WithItsJob)]);
    let cleared = told(Deed::Clear, &jobs, &both);
    assert_eq!(obstacles(&cleared), [("runs", Obstacle::Refused(Ineligible::JobsOnly))]);
    assert_eq!((cleared.fit.len(), cleared.jobs_ended(), cleared.taken_along()), (1, 0, 0));
}

#[test]
fn every_deed_has_a_word() {
    for deed in Deed::ALL {
        assert_eq!(Deed::from_key(deed.key()), Some(deed));
    }
}
