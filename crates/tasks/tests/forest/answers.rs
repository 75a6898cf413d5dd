//! What an answer changes, what of it is parsed, and what of it is refused.

use super::{grown, ids, rows, sorted, take};
use tasks::{AnswerError, Delta, Forest, Order};

fn job(id: u32, status: &str) -> String {
    format!(r#"{{"description":"Task {id}","start_time":{},"status":"{status}","id":"job-{id}"}}"#, 1000 + id)
}

fn answer(jobs: &[String]) -> String {
    format!(r#"{{"job":[{}]}}"#, jobs.join(","))
}

fn started(ids: impl IntoIterator<Item = u32>) -> Vec<String> {
    ids.into_iter().map(|id| job(id, "started")).collect()
}

fn again(forest: &mut Forest, jobs: &[String]) -> Delta {
    take(forest, answer(jobs).as_bytes(), 100).expect("a good answer")
}

fn names(ids: impl IntoIterator<Item = u32>) -> Vec<String> {
    ids.into_iter().map(|id| format!("job-{id}")).collect()
}

#[test]
fn only_what_differs_is_parsed() {
    let mut jobs = started(0..100);
    let mut forest = grown(Order::NewestFirst, &answer(&jobs));
    jobs[40] = job(40, "failed");
    jobs[41] = job(41, "failed");
    let delta = again(&mut forest, &jobs);
    assert_eq!((delta.added, delta.changed, delta.removed, delta.reordered), (0, 2, 0, false));
    assert_eq!(delta.parsed_bytes, jobs[40].len() + jobs[41].len());
}

#[test]
fn a_change_is_taken_once_wherever_the_answer_is_cut() {
    let told = |description: &str, id: u32| {
        let steps = r#"{"step":[{"description":"Copy","status":"started","id":"a \"}\" step"}]}"#;
        format!(
            r#"{{"description":"{description}","start_time":{},"steps":{steps},"status":"started","id":"job-{id}"}}"#,
            1000 + id
        )
    };
    let before = answer(&[told("One", 1), told("Two", 2), told("Three", 3)]);
    // One that names another's id comes in between; one gets longer than what is looked through for it.
    let new = told(r#"After \"job-2\""#, 9);
    let long = told(&"Two ".repeat(40), 2);
    let short = told("3", 3);
    let after = answer(&[told("One", 1), new.clone(), long.clone(), short.clone()]);
    for cut in 1..=after.len() {
        let mut forest = grown(Order::AsGiven, &before);
        let delta = take(&mut forest, after.as_bytes(), cut).expect("a good answer");
        assert_eq!((delta.added, delta.changed, delta.removed), (2, 2, 0), "pieces of {cut}");
        assert_eq!(delta.parsed_bytes, new.len() + long.len() + short.len(), "pieces of {cut}");
        assert_eq!(ids(&forest), ["job-1", "job-9", "job-2", "job-3"], "pieces of {cut}");
    }
}

#[test]
fn jobs_that_come_and_go_leave_the_others_unparsed() {
    let mut forest = grown(Order::NewestFirst, &answer(&started(10..100)));
    let delta = again(&mut forest, &started(20..110));
    assert_eq!((delta.added, delta.changed, delta.removed), (10, 0, 10));
    let new: usize = started(100..110).iter().map(String::len).sum();
    assert_eq!(delta.parsed_bytes, new);
    assert!(!delta.reordered);

    let delta = again(&mut forest, &started((20..50).chain(60..110)));
    assert_eq!((delta.removed, delta.parsed_bytes), (10, 0));
    let delta = again(&mut forest, &started((0..50).chain(60..110)));
    assert_eq!((delta.added, delta.removed), (20, 0));
}

#[test]
fn another_order_is_told_where_it_shows() {
    let shuffled = started([3, 1, 4, 0, 2]);
    let mut newest = grown(Order::NewestFirst, &answer(&started(0..5)));
    let delta = again(&mut newest, &shuffled);
    assert!(delta.is_empty(), "they are ordered by their start: {delta:?}");
    assert_eq!(delta.parsed_bytes, 0);
    let mut given = grown(Order::AsGiven, &answer(&started(0..5)));
    let delta = again(&mut given, &shuffled);
    assert!(delta.reordered && delta.changed == 0, "{delta:?}");
    assert_eq!(ids(&given), names([3, 1, 4, 0, 2]));
}

#[test]
fn other_bytes_with_the_same_meaning_change_nothing() {
    let mut forest =
        grown(Order::NewestFirst, r#"{"job":[{"id":"a","status":"failed","auto_cleared":"true"}]}"#);
    let other = r#"{ "job" : [ { "auto_cleared":true, "x":[1,{"]":"}"}], "status":"failed", "id":"a" } ] }"#;
    let delta = take(&mut forest, other.as_bytes(), 5).expect("a good answer");
    assert!(delta.is_empty() && delta.parsed_bytes > 0, "{delta:?}");
}

#[test]
fn equal_starts_do_not_let_rows_jump() {
    let tie = |id: &str| format!(r#"{{"start_time":5,"id":"{id}"}}"#);
    let mut forest = grown(Order::NewestFirst, &answer(&[tie("a"), tie("b"), tie("c")]));
    let before = ids(&forest);
    let delta = again(&mut forest, &[tie("c"), tie("a"), tie("b")]);
    assert!(delta.is_empty(), "{delta:?}");
    assert_eq!(ids(&forest), before);
}

#[test]
fn a_start_that_moves_reorders() {
    let at = |id: &str, start: u32| format!(r#"{{"start_time":{start},"id":"{id}"}}"#);
    let mut forest = grown(Order::NewestFirst, &answer(&[at("a", 1), at("b", 2)]));
    let delta = again(&mut forest, &[at("a", 3), at("b", 2)]);
    assert!(delta.reordered);
    assert_eq!(ids(&forest), ["a", "b"]);
}

#[test]
fn entries_that_are_no_jobs_are_skipped_and_counted() {
    let answer = r#"{"job":[{"id":"a"},{"description":"nameless"},7,["x"],null,"y",{"id":""},{"id":"b"}]}"#;
    let mut forest = Forest::new(Order::AsGiven);
    for chunk in [1, 1000] {
        let delta = take(&mut forest, answer.as_bytes(), chunk).expect("a good answer");
        assert_eq!(delta.unreadable, 6);
        assert_eq!(ids(&forest), ["a", "b"]);
    }
}

#[test]
fn of_equal_ids_the_first_counts() {
    let twice = |first: &str, second: &str| {
        format!(r#"{{"job":[{{"id":"a","description":"{first}"}},{{"id":"a","description":"{second}"}}]}}"#)
    };
    let mut forest = grown(Order::AsGiven, &twice("one", "two"));
    let description = |forest: &Forest| forest.job("a").map(|job| job.description);
    assert_eq!((forest.jobs(), description(&forest)), (1, Some("one".into())));
    let delta = take(&mut forest, twice("one", "three").as_bytes(), 9).expect("a good answer");
    assert!(delta.is_empty(), "{delta:?}");
    let delta = take(&mut forest, twice("four", "one").as_bytes(), 9).expect("a good answer");
    assert_eq!((delta.changed, description(&forest)), (1, Some("four".into())));
}

#[test]
fn missing_and_odd_attributes_are_absent() {
    let forest = grown(
        Order::AsGiven,
        r#"{"job":[{"id":"a","owner":null,"end_time":"soon","status":"paused","start_time":"2026-07-14T08:15:42.130Z"}]}"#,
    );
    let job = forest.job("a").expect("a job");
    assert_eq!((job.owner, job.end, job.last_updated, job.steps), (None, None, None, None));
    assert_eq!(job.start, Some(1_784_016_942_130));
    assert_eq!(job.status, tasks::Status::Unknown);
    assert!(!job.external && !job.auto_cleared);
}

#[test]
fn a_broken_answer_changes_nothing() {
    let mut forest = grown(Order::NewestFirst, &answer(&started(0..5)));
    let before = rows(&forest);
    let good = answer(&[job(1, "failed"), job(9, "started")]);
    for broken in [
        good.replace("failed\"", "failed"),
        good.replace(r#""id":"job-9""#, r#""id":job-9"#),
        good.replace("},{", "}{"),
        format!("{good}!"),
        "<html>Service Unavailable</html>".to_owned(),
        "[]".to_owned(),
        r#"{"detail":"[x]","reason":"Operation Failed"}"#.to_owned(),
    ] {
        for chunk in [1, 10, 1000] {
            take(&mut forest, broken.as_bytes(), chunk).expect_err(&broken);
            assert_eq!(rows(&forest), before, "{broken}");
        }
    }
    for bytes in 0..good.len() {
        let error = take(&mut forest, &good.as_bytes()[..bytes], 16).expect_err("cut off");
        assert_eq!(error, AnswerError::CutOff { bytes });
    }
    assert_eq!(rows(&forest), before);
    take(&mut forest, good.as_bytes(), 16).expect("the next answer is taken as ever");
    assert_eq!(sorted(ids(&forest)), names([1, 9]));
}

#[test]
fn an_error_stays_until_the_next_answer() {
    let mut forest = Forest::new(Order::NewestFirst);
    forest.begin();
    forest.buffer(1).copy_from_slice(b"<");
    let error = forest.advance().expect_err("no JSON");
    forest.buffer(2).copy_from_slice(b"{}");
    assert_eq!(forest.advance(), Err(error.clone()));
    assert_eq!(forest.finish(), Err(error));
    assert_eq!(forest.finish(), Err(AnswerError::CutOff { bytes: 0 }), "nothing was begun");
    take(&mut forest, b"{}", 1).expect("a good answer");
}

#[test]
fn a_begun_answer_is_dropped_by_the_next() {
    let mut forest = grown(Order::NewestFirst, &answer(&started(0..3)));
    forest.begin();
    let half = &answer(&started(5..9))[..60];
    forest.buffer(half.len()).copy_from_slice(half.as_bytes());
    forest.advance().expect("good so far");
    let delta = again(&mut forest, &started(0..3));
    assert!(delta.is_empty() && delta.parsed_bytes == 0);
}
