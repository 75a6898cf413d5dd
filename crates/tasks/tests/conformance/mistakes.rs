//! Each mistake, and what looks like it and is none.

use tasks::conformance::{Lapse, Watch, Weight};
use tasks::{JobView, Misread, Record, Status, StepView};

use super::{Case, MINUTE, START, below, done, nested, step};

fn names(steps: &[&str]) -> Vec<String> {
    steps.iter().map(|&step| step.to_owned()).collect()
}

#[test]
fn a_task_that_is_told_as_it_should_be_is_clean() {
    let steps = vec![done("copy", 9_000), below("clone", step("disk")), step("clone")];
    let case =
        Case::running(steps).progress(&[("disk", 1, 0), ("copy", 3, 50), ("disk", 5, 40), ("copy", 6, 100)]);
    assert_eq!(case.lapses(), []);
    let ended =
        Case::ended(vec![done("copy", 9_000), done("check", 10_000)], Status::Finished, START + 10_050);
    assert_eq!(ended.lapses(), []);
}

#[test]
fn the_engines_own_jobs_are_none_of_its_business() {
    let mut case = Case::running(vec![step("a"), step("a")]);
    (case.job.external, case.job.auto_cleared, case.name) = (false, false, None);
    assert_eq!(case.lapses(), []);
}

#[test]
fn auto_clear_that_is_off_and_a_job_that_is_there_twice() {
    let mut case = Case::running(vec![done("a", 0)]);
    (case.job.auto_cleared, case.doubles) = (false, 2);
    assert_eq!(case.lapses(), [Lapse::AutoClear, Lapse::JobTwice { open: 2 }]);
    (case.job.status, case.job.end) = (Status::Failed, Some(START + 1));
    assert_eq!(case.lapses(), [Lapse::AutoClear], "an ended one is not found in place of another");
}

#[test]
fn steps_that_nobody_ended_are_told_once_the_job_has_ended() {
    let end = START + 20_000;
    let left = |name: &str| done(name, 20_000);
    let steps = vec![done("copy", 9_000), left("clone"), below("clone", left("disk"))];
    let lapse = Lapse::StepsLeft { steps: names(&["clone", "disk"]) };
    assert_eq!(Case::ended(steps.clone(), Status::Finished, end).lapses(), [lapse]);
    assert_eq!(Case::ended(steps, Status::Failed, end).lapses(), [], "a step that fails ends all others");
}

#[test]
fn a_step_that_runs_where_what_it_stands_under_has_ended() {
    let open =
        |parent: Option<&str>| Lapse::StepOpen { step: "disk".to_owned(), parent: parent.map(str::to_owned) };
    let case = Case::running(vec![done("clone", 5_000), below("clone", step("disk"))]);
    assert_eq!(case.lapses(), [open(Some("clone"))]);
    let case = Case::ended(vec![step("disk")], Status::Finished, START + 1_000);
    assert_eq!(case.lapses(), [open(None)]);
}

#[test]
fn a_job_whose_steps_have_all_ended_may_wait_a_moment_for_the_next() {
    let mut case = Case::running(vec![done("copy", 1_000), done("check", 10_000)]);
    assert_eq!(case.lapses(), []);
    case.now = START + 2 * MINUTE;
    assert_eq!(case.lapses(), [Lapse::JobLeft { steps: 2, ago: 110_000 }]);
    case.waiting = 1;
    assert_eq!(case.lapses(), [], "the next one is planned");
    case.now = START + 60 * MINUTE;
    assert!(matches!(case.lapses()[..], [Lapse::JobLeft { .. }]));
    case.job.steps_known = false;
    assert_eq!(case.lapses(), [], "they may not be as they are known");
}

#[test]
fn a_step_is_silent_when_neither_it_nor_what_is_below_it_was_told_of_for_long() {
    let mut case = Case::running(vec![step("clone"), below("clone", step("disk"))]);
    case.now = START + 31 * MINUTE;
    let silent = |lasting| Lapse::StepSilent { step: "disk".to_owned(), lasting };
    assert_eq!(case.lapses(), [silent(31 * MINUTE)]);
    assert_eq!(silent(0).weight(), Weight::Advice);
    assert_eq!(case.progress(&[("disk", 900, 20)]).lapses(), []);
}

#[test]
fn a_nested_command_ends_the_job_and_may_end_the_step_that_it_was_nested_for() {
    let end = START + 20_000;
    let (command, last) = (nested(done("Executing", 20_000)), done("start", 20_000));
    let proper = vec![done("copy", 9_000), last.clone(), command.clone()];
    assert_eq!(Case::ended(proper, Status::Finished, end).lapses(), []);
    let early = vec![done("copy", 20_000), last, command.clone()];
    let lapse = Lapse::NestedOverSteps { steps: names(&["copy", "start"]) };
    assert_eq!(Case::ended(early, Status::Finished, end).lapses(), [lapse]);
    let late = StepView { start: Some(end + 5), end: Some(end + 9), ..done("attach", 0) };
    let lapse = Lapse::StepLate { step: "attach".to_owned() };
    assert_eq!(Case::ended(vec![command, late], Status::Finished, end).lapses(), [lapse]);
}

#[test]
fn steps_of_one_description_beside_each_other_are_told_once() {
    let twins =
        vec![step("clone"), step("check"), step("clone"), step("clone"), below("clone", step("check"))];
    assert_eq!(Case::running(twins).lapses(), [Lapse::StepTwice { step: "clone".to_owned() }]);
}

#[test]
fn a_percent_that_went_backwards_stays_told() {
    let mut watch = Watch::default();
    let case = Case::running(vec![step("a")]).progress(&[("a", 0, 10), ("a", 10, 80), ("a", 20, 30)]);
    let lapse = [Lapse::Backwards { step: "a".to_owned(), from: 80, to: 30 }];
    assert_eq!(case.look(&mut watch), lapse);
    let later = Case { tellings: case.tellings[2..].to_vec(), ..case };
    assert_eq!(later.look(&mut watch), lapse, "the notes before are remembered");
    let other =
        Case::running(vec![step("a"), step("b")]).progress(&[("a", 0, 80), ("b", 10, 30), ("", 20, 40)]);
    assert_eq!(other.lapses(), [], "each has a percent of its own");
}

#[test]
fn notes_of_progress_that_come_too_soon() {
    let hasty = |told: &[(&str, i64, u8)]| Case::running(vec![step("a"), step("b")]).progress(told).lapses();
    let often = |notes, shortest| Lapse::TooOften { notes, shortest };
    assert_eq!(hasty(&[("a", 0, 1), ("a", 1, 2), ("a", 2, 3), ("a", 9, 4)]), [often(2, 1_000)]);
    assert_eq!(
        hasty(&[("a", 0, 1), ("b", 1, 2), ("a", 9, 4), ("b", 12, 5)]),
        [often(1, 1_000)],
        "of one job"
    );
    assert_eq!(hasty(&[("a", 0, 1), ("a", 2, 2), ("a", 4, 3), ("a", 5, 100)]), [], "the last one always");
}

#[test]
fn notes_that_cannot_be_read_are_the_tasks_own_by_job_or_correlation_id() {
    let misread = |event, job: &str, correlation: &str| Misread {
        event,
        member: "progress",
        job: job.to_owned(),
        correlation: correlation.to_owned(),
    };
    let mut case = Case::running(vec![step("a")]);
    case.misread = vec![misread(1, "job", ""), misread(2, "", "clone-web01"), misread(3, "other", "else")];
    let broken = Record {
        id: 4,
        origin: "ExternalTasks".to_owned(),
        correlation: "clone-web01".to_owned(),
        custom_data: "{".to_owned(),
        ..Record::default()
    };
    case.records = vec![broken.clone(), Record { id: 2, ..broken }];
    let newest = vec![(1, "progress"), (2, "custom_data"), (4, "custom_data")];
    let lapses = case.lapses();
    let [Lapse::Unreadable { notes: 3, newest: told }] = &lapses[..] else { panic!("{lapses:?}") };
    let mut told = told.clone();
    told.sort_unstable();
    assert_eq!(told, newest);
}

#[test]
fn a_job_lost_at_a_restart_is_to_be_begun_anew() {
    let mut case = Case::ended(vec![], Status::Unknown, START + MINUTE);
    assert_eq!(case.lapses(), [Lapse::Lost { at: START + MINUTE }]);
    case.begun_anew = true;
    assert_eq!(case.lapses(), []);
}

#[test]
fn the_correlation_id_is_the_vendors_own_and_stands_in_every_note() {
    let mut case = Case::running(vec![step("a")]);
    case.name = None;
    assert_eq!(case.lapses(), [Lapse::Nameless]);
    case.name = Some("0d2c2f5c-9f0e-4b1c-8a53-0f6a7c1d2e3f");
    assert_eq!(case.lapses(), [Lapse::MadeUpName]);
    case.name = Some("kit-0123456789abcdef");
    let case = case.progress(&[("a", 0, 10)]);
    assert_eq!(case.lapses(), [Lapse::OtherName { correlation: "clone-web01".to_owned() }]);
}

#[test]
fn a_command_under_its_correlation_id_is_to_be_a_step_of_it() {
    let event = |code, text: &str| Record {
        code,
        origin: "oVirt".to_owned(),
        description: text.to_owned(),
        correlation: "clone-web01".to_owned(),
        ..Record::default()
    };
    let mut case = Case::running(vec![step("a")]);
    case.records = vec![event(11_000, "New external Job")];
    assert_eq!(case.lapses(), []);
    case.records.push(event(32, "VM web01 was started"));
    assert_eq!(case.lapses(), [Lapse::StrayCommand { event: "VM web01 was started".to_owned() }]);
    let steps = vec![step("a"), nested(step("Executing"))];
    let nested = Case { job: JobView { steps: Some(steps), ..case.job.clone() }, ..case };
    assert_eq!(nested.lapses(), []);
}

#[test]
fn mistakes_come_before_advice() {
    let mut case = Case::running(vec![step("a"), step("a")]);
    (case.now, case.name) = (START + 40 * MINUTE, None);
    let weights: Vec<_> = case.lapses().iter().map(Lapse::weight).collect();
    assert_eq!(weights, [Weight::Mistake, Weight::Advice, Weight::Advice, Weight::Advice]);
}
