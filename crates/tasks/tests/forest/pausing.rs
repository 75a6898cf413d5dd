//! Answers that are held back while somebody reads, and those that are taken in by portions.

use super::{grown, ids, rows, take};
use tasks::{Forest, Order, Status};

fn answer(jobs: &[(&str, &str)]) -> String {
    let job =
        |(id, status): &(&str, &str)| format!(r#"{{"id":"{id}","status":"{status}","external":"true"}}"#);
    format!(r#"{{"job":[{}]}}"#, jobs.iter().map(job).collect::<Vec<_>>().join(","))
}

fn paused() -> Forest {
    let mut forest = grown(Order::AsGiven, &answer(&[("a", "started"), ("b", "started"), ("c", "finished")]));
    forest.pause(true);
    forest
}

#[test]
fn nothing_moves_while_it_is_paused() {
    let mut forest = paused();
    let before = rows(&forest);
    let later = answer(&[("d", "started"), ("b", "failed"), ("a", "started")]);
    let delta = take(&mut forest, later.as_bytes(), 7).expect("an answer");
    assert!(delta.is_empty(), "{delta:?}");
    assert_eq!(rows(&forest), before);
    assert_eq!(forest.waiting(), 3, "one new, one changed, one gone");

    forest.pause(false);
    let delta = forest.digest(usize::MAX).expect("what was held back");
    assert_eq!((delta.added, delta.changed, delta.removed), (1, 1, 1));
    assert_eq!(ids(&forest), ["d", "b", "a"]);
    assert_eq!(forest.waiting(), 0);
}

#[test]
fn only_the_last_answer_is_held_back() {
    let mut forest = paused();
    take(&mut forest, answer(&[("x", "started")]).as_bytes(), 7).expect("an answer");
    assert_eq!(forest.waiting(), 4);
    take(&mut forest, answer(&[("a", "started"), ("b", "started"), ("c", "finished")]).as_bytes(), 7)
        .expect("an answer");
    assert_eq!(forest.waiting(), 0, "all is as it was");
    take(&mut forest, b"<html>", 7).expect_err("no answer");
    assert_eq!(ids(&forest), ["a", "b", "c"]);
}

#[test]
fn what_is_just_coming_in_is_taken_in_instead() {
    let mut forest = paused();
    take(&mut forest, answer(&[("x", "started")]).as_bytes(), 7).expect("an answer");
    let latest = answer(&[("y", "started")]);
    forest.begin();
    let (first, second) = latest.as_bytes().split_at(20);
    forest.buffer(first.len()).copy_from_slice(first);
    forest.advance().expect("a piece");
    forest.pause(false);
    assert_eq!(forest.digest(usize::MAX), None);
    assert_eq!(ids(&forest), ["a", "b", "c"]);
    forest.buffer(second.len()).copy_from_slice(second);
    forest.advance().expect("a piece");
    forest.finish().expect("an answer");
    assert_eq!(ids(&forest), ["y"]);
}

#[test]
fn the_end_of_a_watched_job_is_told_all_the_same_and_once() {
    let mut forest = paused();
    assert!(forest.watch("b", true));
    let later = answer(&[("a", "started"), ("b", "failed"), ("c", "finished")]);
    let delta = take(&mut forest, later.as_bytes(), 7).expect("an answer");
    assert_eq!((delta.ended[0].job.as_str(), delta.ended[0].status), ("b", Some(Status::Failed)));
    forest.pause(false);
    assert_eq!(forest.digest(usize::MAX).expect("what was held back").ended, []);
}

#[test]
fn a_new_answer_ends_the_one_before() {
    let mut forest = grown(Order::AsGiven, &answer(&[("a", "started")]));
    let answers = [answer(&[("a", "failed"), ("b", "started")]), answer(&[("a", "failed"), ("b", "failed")])];
    forest.begin();
    forest.buffer(answers[0].len()).copy_from_slice(answers[0].as_bytes());
    forest.advance().and_then(|()| forest.accept()).expect("an answer");
    assert_eq!(forest.digest(1), None, "one portion of two");
    let delta = take(&mut forest, answers[1].as_bytes(), 9).expect("an answer");
    assert_eq!(delta.changed, 1);
    assert_eq!(rows(&forest), rows(&grown(Order::AsGiven, &answers[1])));
}
