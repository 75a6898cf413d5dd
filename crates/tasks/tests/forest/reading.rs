//! What is told of a job beyond its attributes.

use super::{column, grown, ids, take};
use tasks::{Ended, Filter, Forest, Order, Status, StepCount, View};

const FAILED: &str = r#"{"job":[{"id":"a","status":"failed","external":"true"}]}"#;
/// The engine failed `early` with the job when `cause` failed.
const STEPS: &str = r#"{"step":[
    {"id":"p","status":"failed","end_time":9},{"id":"early","status":"failed","end_time":9,"parent_step":{"id":"p"}},
    {"id":"q","status":"failed","end_time":9},{"id":"cause","status":"failed","end_time":8,"parent_step":{"id":"q"}}]}"#;

#[test]
fn a_failed_job_opens_at_the_step_that_failed_it() {
    let mut forest = grown(Order::AsGiven, FAILED);
    assert_eq!(forest.failed_step("a"), None);
    forest.set_expanded("a", true);
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    assert_eq!(ids(&forest), ["a", "p", "q", "cause"]);
    assert_eq!(forest.failed_step("a"), Some("cause"));

    forest.set_expanded("q", false);
    forest.read_steps("a", STEPS.replace("early", "other").as_bytes()).expect("steps");
    assert_eq!(ids(&forest), ["a", "p", "q"], "it was shown once");
    forest.set_expanded("a", false);
    forest.set_expanded("a", true);
    assert_eq!(ids(&forest), ["a", "p", "q", "cause"]);
}

#[test]
fn no_step_is_blamed_for_what_several_failed_in_the_same_moment() {
    let mut forest = grown(Order::AsGiven, FAILED);
    forest.set_expanded("a", true);
    forest.read_steps("a", STEPS.replace("\"end_time\":8", "\"end_time\":9").as_bytes()).expect("steps");
    assert_eq!(forest.failed_step("a"), None);
    assert_eq!(ids(&forest), ["a", "p", "early", "q"], "the first is led to all the same");
}

#[test]
fn the_failure_can_be_asked_for() {
    let mut forest = grown(Order::AsGiven, FAILED);
    assert!(forest.open_failure("a"));
    assert_eq!(forest.wanted_steps(), ["a"]);
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    assert_eq!(forest.row_of("cause"), Some(3));
    assert!(!forest.open_failure("gone"));
}

#[test]
fn steps_are_counted_by_their_leaves() {
    let mut forest = grown(Order::AsGiven, FAILED);
    assert_eq!(column(&forest, |row| row.steps), [None]);
    forest
        .read_steps("a", STEPS.replace("\"failed\",\"end_time\":8", "\"started\"").as_bytes())
        .expect("steps");
    assert_eq!(column(&forest, |row| row.steps), [Some(StepCount { ended: 1, all: 2 })]);
}

#[test]
fn steps_that_could_not_be_read_are_told_to_be_unconfirmed() {
    let mut forest = grown(Order::AsGiven, FAILED);
    let unconfirmed = |forest: &Forest| column(forest, |row| row.unconfirmed)[0];
    forest.set_now(1_000);
    assert!(forest.steps_unreadable("a"));
    forest.set_now(2_000);
    assert!(!forest.steps_unreadable("a"), "it is no news");
    assert_eq!(unconfirmed(&forest), Some(1_000));
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    assert_eq!(unconfirmed(&forest), None);
}

#[test]
fn the_end_is_told_once_the_pace_is_known() {
    let answer = |percent: u8| {
        let steps = format!(r#""steps":{{"step":[{{"id":"s","status":"started","progress":"{percent}"}}]}}"#);
        format!(r#"{{"job":[{{"id":"a","status":"started",{steps}}}]}}"#)
    };
    let mut forest = Forest::new(Order::AsGiven);
    let mut ends = Vec::new();
    for (minute, percent) in [(0, 10), (1, 20), (2, 30), (3, 40)] {
        forest.set_now(minute * 60_000);
        take(&mut forest, answer(percent).as_bytes(), 50).expect("an answer");
        ends.push(column(&forest, |row| row.expected_end.map(|end| end / 60_000))[0]);
    }
    assert_eq!(ends, [None, None, None, Some(9)]);
    forest.set_now(240_000);
    take(&mut forest, answer(40).replace("started", "failed").as_bytes(), 50).expect("an answer");
    assert_eq!(column(&forest, |row| row.expected_end), [None], "it has ended");
}

#[test]
fn a_watched_job_is_told_of_when_it_ends() {
    let job =
        |id: &str, status: &str| format!(r#"{{"id":"{id}","description":"{id}!","status":"{status}"}}"#);
    let answer = |jobs: &[String]| format!(r#"{{"job":[{}]}}"#, jobs.join(","));
    let mut forest =
        grown(Order::AsGiven, &answer(&[job("a", "started"), job("b", "started"), job("c", "failed")]));
    assert!(forest.watch("a", true) && forest.watch("b", true));
    assert!(!forest.watch("c", true) && !forest.watch("d", true), "neither runs");
    assert_eq!(column(&forest, |row| row.watched), [true, true, false]);
    let delta = take(&mut forest, answer(&[job("a", "finished")]).as_bytes(), 50).expect("an answer");
    let ended = |id: &str, status| Ended { job: id.to_owned(), description: format!("{id}!"), status };
    assert_eq!(delta.ended, [ended("b", None), ended("a", Some(Status::Finished))]);
    assert_eq!(forest.watched().count(), 0);
}

#[test]
fn what_became_of_watched_jobs_meanwhile_is_told() {
    let answer = r#"{"job":[{"id":"a","status":"started"},{"id":"b","description":"B","status":"failed"}]}"#;
    let mut forest = grown(Order::AsGiven, answer);
    let missed = forest.resume_watch(&["a", "b", "c"].map(str::to_owned));
    let ended =
        |id: &str, name: &str, status| Ended { job: id.to_owned(), description: name.to_owned(), status };
    assert_eq!(missed, [ended("b", "B", Some(Status::Failed)), ended("c", "", None)]);
    assert_eq!(forest.watched().collect::<Vec<_>>(), ["a"]);
}

#[test]
fn all_steps_are_read_while_somebody_wants_them() {
    let jobs = |ids: &[&str]| {
        let job = |id: &&str| format!(r#"{{"id":"{id}","description":"{id}","status":"failed"}}"#);
        format!(r#"{{"job":[{}]}}"#, ids.iter().map(job).collect::<Vec<_>>().join(","))
    };
    let mut forest = grown(Order::AsGiven, &jobs(&["a", "b", "c"]));
    assert_eq!((forest.unread(), forest.wanted_steps().len()), (3, 0));
    forest.set_view(&View {
        filter: Filter { owners: vec![String::new()], ..Filter::default() },
        ..View::default()
    });
    forest.read_through(true);
    assert_eq!(forest.wanted_steps(), ["a", "b", "c"]);
    forest.read_steps("b", b"{}").expect("no steps");
    assert_eq!((forest.unread(), forest.wanted_steps()), (2, vec!["a".to_owned(), "c".to_owned()]));
    // What is hidden is not wanted.
    forest.restrict(Some(vec!["c".to_owned()]));
    assert_eq!((forest.unread(), forest.wanted_steps()), (1, vec!["c".to_owned()]));
    forest.read_through(false);
    assert!(forest.wanted_steps().is_empty());
}
