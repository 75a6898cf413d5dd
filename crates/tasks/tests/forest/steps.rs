//! Steps that are read one job at a time.

use super::{column, grown, ids, take};
use tasks::{Delta, Forest, Order, RowKind};

fn forest(jobs: &str) -> Forest {
    grown(Order::NewestFirst, jobs)
}

fn kinds(forest: &Forest) -> Vec<RowKind> {
    column(forest, |row| row.kind)
}

const JOB: RowKind = RowKind::Job { auto_cleared: false };
const EXTERNAL: &str = r#"{"job":[{"id":"a","status":"started","external":"true","last_updated":1}]}"#;
const STEPS: &str = r#"{"step":[{"id":"s","status":"started"},{"id":"t","parent_step":{"id":"s"}}]}"#;

/// Asks for the steps of a job and is answered at once.
fn read(forest: &mut Forest, job: &str, body: &str) -> Delta {
    forest.ask_steps(job);
    forest.read_steps(job, body.as_bytes()).expect("steps")
}

#[test]
fn a_line_stands_for_steps_that_are_not_there() {
    let mut forest = forest(EXTERNAL);
    assert!(forest.set_expanded("a", true));
    assert_eq!(kinds(&forest), [JOB, RowKind::StepsPending]);
    assert!(forest.steps_unreadable("a"));
    assert!(!forest.steps_unreadable("a"), "told once");
    assert_eq!(kinds(&forest), [JOB, RowKind::StepsUnreadable]);
    let delta = forest.read_steps("a", b"{ }").expect("no steps");
    assert_eq!(delta.changed, 1, "it is news that there are none");
    assert_eq!(kinds(&forest), [JOB, RowKind::NoSteps]);
    assert!(forest.steps_unreadable("a"), "what is known stays, and is told to be unconfirmed");
    assert_eq!(kinds(&forest), [JOB, RowKind::NoSteps]);
    assert_eq!((ids(&forest)[1].as_str(), forest.row_of("a/steps")), ("a/steps", Some(1)));
}

#[test]
fn steps_are_wanted_once_for_every_change_of_an_open_job() {
    let mut forest = forest(EXTERNAL);
    assert!(forest.wanted_steps().is_empty(), "closed");
    forest.set_expanded("a", true);
    assert_eq!(forest.wanted_steps(), ["a"]);
    read(&mut forest, "a", STEPS);
    assert!(forest.wanted_steps().is_empty(), "just read");
    take(&mut forest, EXTERNAL.as_bytes(), 9).expect("an answer");
    assert!(forest.wanted_steps().is_empty(), "nothing changed");
    take(&mut forest, EXTERNAL.replace(":1}", ":2}").as_bytes(), 9).expect("an answer");
    assert_eq!(forest.wanted_steps(), ["a"], "a step was added or ended");
    forest.steps_unreadable("a");
    assert_eq!(forest.wanted_steps(), ["a"], "tried again with the next poll");
    let delta = read(&mut forest, "a", STEPS);
    assert!(delta.is_empty() && delta.parsed_bytes == 0, "compared, not parsed");
    assert!(forest.wanted_steps().is_empty());
}

#[test]
fn running_internal_jobs_move_without_a_trace() {
    let internal = EXTERNAL.replace("true", "false");
    let mut forest = forest(&internal);
    forest.set_expanded("a", true);
    read(&mut forest, "a", STEPS);
    assert_eq!(forest.wanted_steps(), ["a"]);
    take(&mut forest, internal.replace("started", "finished").as_bytes(), 9).expect("an answer");
    assert_eq!(forest.wanted_steps(), ["a"], "read once more after its end");
    read(&mut forest, "a", "{}");
    assert!(forest.wanted_steps().is_empty());
}

#[test]
fn an_answer_from_before_a_change_leaves_the_steps_wanted() {
    let mut forest = forest(EXTERNAL);
    forest.set_expanded("a", true);
    forest.ask_steps("a");
    take(&mut forest, EXTERNAL.replace("started", "finished").as_bytes(), 9).expect("an answer");
    forest.read_steps("a", STEPS.as_bytes()).expect("steps from before");
    assert!(!forest.steps_are_fresh("a"));
    assert_eq!(forest.wanted_steps(), ["a"]);
    // The same bytes again, asked for after the change.
    let delta = read(&mut forest, "a", STEPS);
    assert!(delta.is_empty() && delta.confirmed);
    assert!(forest.steps_are_fresh("a") && forest.wanted_steps().is_empty());
}

#[test]
fn closed_jobs_are_read_when_somebody_acts_on_them() {
    let mut forest = forest(EXTERNAL);
    forest.attend("a");
    forest.attend("a");
    forest.neglect("a");
    assert_eq!(forest.wanted_steps(), ["a"]);
    assert!(!forest.job("a").expect("a").steps_known);
    read(&mut forest, "a", STEPS);
    assert!(forest.job("a").expect("a").steps_known);
    forest.neglect("a");
    assert!(forest.wanted_steps().is_empty());
    take(&mut forest, EXTERNAL.replace("started", "finished").as_bytes(), 9).expect("an answer");
    assert_eq!(forest.wanted_steps(), ["a"], "its percent shows");
}

#[test]
fn running_jobs_are_read_closed_while_one_looks_at_them() {
    let job = |id: &str, status: &str, external: bool| {
        format!(r#"{{"id":"{id}","status":"{status}","external":"{external}"}}"#)
    };
    let answer = [
        job("a", "started", true),
        job("b", "finished", true),
        job("c", "started", false),
        job("d", "started", true),
    ];
    let mut forest = forest(&format!(r#"{{"job":[{}]}}"#, answer.join(",")));
    let wanted = Forest::wanted_of_looked_at;
    assert!(wanted(&forest).is_empty(), "nobody looks");
    assert!(forest.look_at(0..3));
    assert!(!forest.look_at(0..3), "they are looked at already");
    assert_eq!(wanted(&forest), ["a", "c"], "not what has ended, and not what is below");
    read(&mut forest, "a", STEPS);
    read(&mut forest, "c", STEPS);
    assert_eq!(wanted(&forest), ["c"], "internal ones move without their job");
    forest.look_at(3..6);
    assert_eq!(wanted(&forest), ["d"]);
    forest.set_expanded("d", true);
    assert_eq!((wanted(&forest), forest.wanted_steps()), (vec![], vec!["d".to_owned()]), "it is waited for");
    forest.look_at(0..0);
    assert!(wanted(&forest).is_empty());
}

#[test]
fn what_was_never_read_comes_before_what_is_read_again() {
    let jobs = |ids: &[&str]| {
        let job = |id: &&str| format!(r#"{{"id":"{id}","status":"started"}}"#);
        format!(r#"{{"job":[{}]}}"#, ids.iter().map(job).collect::<Vec<_>>().join(","))
    };
    let mut forest = forest(&jobs(&["a", "b"]));
    forest.set_all_expanded(true);
    read(&mut forest, "b", STEPS);
    read(&mut forest, "a", STEPS);
    assert_eq!(forest.wanted_steps(), ["b", "a"], "internal ones move: the longest unasked first");
    take(&mut forest, jobs(&["a", "b", "c"]).as_bytes(), 9).expect("an answer");
    assert_eq!(forest.wanted_steps(), ["c", "b", "a"]);
}

#[test]
fn steps_that_could_not_be_read_leave_the_rest_uncertain() {
    let mut forest = forest(EXTERNAL);
    read(&mut forest, "a", r#"{"step":[{"id":"s"},{}]}"#);
    assert!(!forest.job("a").expect("a").steps_known);
    assert!(forest.steps_are_fresh("a"), "reading again would not help");
}

#[test]
fn what_is_too_long_for_an_id_is_none() {
    let mut forest = forest(EXTERNAL);
    forest.set_all_expanded(true);
    let (most, more) = ("m".repeat(65_535), "n".repeat(65_536));
    let step = |id: &str, host: &str| {
        format!(r#"{{"id":"{id}","execution_host":{{"id":"{host}"}},"description":"d"}}"#)
    };
    let steps = [step(&most, &more), step("s", &most), step(&more, "h")].join(",");
    let delta = read(&mut forest, "a", &format!(r#"{{"step":[{steps}]}}"#));
    assert_eq!(delta.unreadable, 1);
    let steps = forest.job("a").expect("a").steps.expect("steps");
    let told = steps.iter().map(|step| (&*step.id, step.execution_host.as_deref(), &*step.description));
    assert_eq!(told.collect::<Vec<_>>(), [(&*most, None, "d"), ("s", Some(&*most), "d")]);
}

#[test]
fn polls_without_steps_keep_the_known_ones() {
    let mut forest = forest(EXTERNAL);
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    forest.set_all_expanded(true);
    assert_eq!(ids(&forest), ["a", "s", "t"]);
    let delta = take(&mut forest, EXTERNAL.replace("started", "failed").as_bytes(), 9).expect("an answer");
    assert_eq!(delta.changed, 1);
    assert_eq!(ids(&forest), ["a", "s", "t"]);
}

#[test]
fn a_removed_job_takes_its_steps_along() {
    let mut forest = forest(EXTERNAL);
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    let delta = take(&mut forest, b"{}", 9).expect("an answer");
    assert_eq!(delta.removed, 3);
}

#[test]
fn steps_of_a_job_that_is_gone_are_nobodys() {
    let mut forest = forest("{}");
    let delta = forest.read_steps("a", STEPS.as_bytes()).expect("no matter");
    assert!(delta.is_empty());
    assert!(!forest.steps_unreadable("a"));
}

#[test]
fn broken_steps_change_nothing() {
    let mut forest = forest(EXTERNAL);
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    let before = forest.job("a");
    for body in ["", "{", "<html>", r#"{"job":[]}"#, r#"{"step":[{"id":"s","status":}]}"#, "[]"] {
        forest.read_steps("a", body.as_bytes()).expect_err(body);
    }
    for bytes in 0..STEPS.len() {
        forest.read_steps("a", &STEPS.as_bytes()[..bytes]).expect_err("cut off");
    }
    assert_eq!(forest.job("a"), before);
}

#[test]
fn what_changed_in_steps_is_told() {
    let mut forest = forest(EXTERNAL);
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    let delta = forest.read_steps("a", STEPS.replace("started", "failed").as_bytes()).expect("steps");
    assert_eq!((delta.changed, delta.added, delta.removed), (1, 0, 0));
    let other = r#"{"step":[{"id":"t"},{"id":"u"},7,{}]}"#;
    let delta = forest.read_steps("a", other.as_bytes()).expect("steps");
    assert_eq!((delta.changed, delta.added, delta.removed), (1, 1, 1), "t is a direct step now");
    assert_eq!(delta.unreadable, 2);
    let delta = forest.read_steps("a", br#"{"step":[{"id":"u"},{"id":"t"}]}"#).expect("steps");
    assert!(delta.reordered && delta.changed == 0, "{delta:?}");
}
