//! Answers that bring the steps of all jobs, in turns with those that bring none.

use proptest::prelude::*;

use super::model::{Job, jobs_twice, style};
use super::{rows, take};
use tasks::{Delta, Forest, Order};

fn follow(forest: &mut Forest, answer: &str) -> Delta {
    forest.begin_followed();
    forest.buffer(answer.len()).copy_from_slice(answer.as_bytes());
    forest.advance().and_then(|()| forest.finish()).expect("a good answer")
}

const PLAIN: &str = r#"{"job":[{"id":"a","status":"started"},{"id":"b","status":"finished"}]}"#;
const FOLLOWED: &str = r#"{"job":[{"id":"a","status":"started","steps":{"step":[{"id":"s"}]}},
    {"id":"b","status":"finished","steps":{}}]}"#;

#[test]
fn each_kind_is_compared_with_its_own_kind() {
    let mut forest = Forest::new(Order::AsGiven);
    take(&mut forest, PLAIN.as_bytes(), 9).expect("an answer");
    assert!(follow(&mut forest, FOLLOWED).parsed_bytes > 0);
    for _ in 0..2 {
        assert_eq!(take(&mut forest, PLAIN.as_bytes(), 9).expect("an answer").parsed_bytes, 0);
        let delta = follow(&mut forest, FOLLOWED);
        assert!(delta.is_empty() && delta.parsed_bytes == 0 && !delta.confirmed, "{delta:?}");
    }
}

#[test]
fn they_make_steps_known_again() {
    let mut forest = Forest::new(Order::AsGiven);
    forest.set_all_expanded(true);
    take(&mut forest, PLAIN.as_bytes(), 9).expect("an answer");
    assert_eq!(forest.wanted_steps(), ["a", "b"]);
    follow(&mut forest, FOLLOWED);
    assert!(forest.steps_are_fresh("a") && forest.steps_are_fresh("b"));
    take(&mut forest, PLAIN.replace("started", "failed").as_bytes(), 9).expect("an answer");
    assert!(!forest.steps_are_fresh("a"));
    let delta = follow(&mut forest, &FOLLOWED.replace("started", "failed"));
    assert!(forest.steps_are_fresh("a") && delta.parsed_bytes > 0);
}

#[test]
fn steps_that_were_read_since_are_not_taken_for_those_told_before() {
    let mut forest = Forest::new(Order::AsGiven);
    follow(&mut forest, FOLLOWED);
    forest.read_steps("a", br#"{"step":[{"id":"s"},{"id":"t"}]}"#).expect("steps");
    let delta = follow(&mut forest, FOLLOWED);
    assert_eq!(delta.removed, 1);
}

#[test]
fn steps_that_came_with_their_job_are_not_taken_for_those_read_before() {
    let mut forest = Forest::new(Order::AsGiven);
    follow(&mut forest, FOLLOWED);
    let read = br#"{"step":[{"id":"s"},{"id":"t"}]}"#;
    forest.read_steps("a", read).expect("steps");
    follow(&mut forest, &FOLLOWED.replace("started", "failed"));
    let delta = forest.read_steps("a", read).expect("steps");
    assert_eq!((delta.added, forest.job("a").expect("a").steps.expect("steps").len()), (1, 2));
}

#[test]
fn one_answer_is_wanted_in_place_of_many() {
    let job = |id: usize| format!(r#"{{"id":"{id}","status":"started"}}"#);
    let answer = |jobs: usize| format!(r#"{{"job":[{}]}}"#, (0..jobs).map(job).collect::<Vec<_>>().join(","));
    let mut forest = Forest::new(Order::AsGiven);
    forest.set_all_expanded(true);
    take(&mut forest, answer(24).as_bytes(), 99).expect("an answer");
    assert!(!forest.wants_all_steps());
    take(&mut forest, answer(25).as_bytes(), 99).expect("an answer");
    assert!(forest.wants_all_steps());
    forest.set_all_expanded(false);
    forest.look_at(0..25);
    assert!(!forest.wants_all_steps(), "what one looks at is bounded by the screen");
    assert_eq!(forest.wanted_of_looked_at().len(), 25);
}

proptest! {
    #[test]
    fn turns_of_both_lead_to_what_the_last_ones_tell(
        (first, second) in jobs_twice(), style_of_plain in style(false), style_of_followed in style(true),
        turns in prop::collection::vec((any::<bool>(), any::<bool>()), 0..6),
    ) {
        let answer = |followed: bool, jobs: &[Job]| (if followed { style_of_followed } else { style_of_plain }).answer(jobs);
        let mut forest = Forest::new(Order::NewestFirst);
        forest.set_all_expanded(true);
        for (followed, later) in turns.into_iter().chain([(false, true), (true, true)]) {
            let answer = answer(followed, if later { &second } else { &first });
            if followed { follow(&mut forest, &answer); } else { take(&mut forest, answer.as_bytes(), 50).expect("a good answer"); }
        }
        let mut fresh = Forest::new(Order::NewestFirst);
        fresh.set_all_expanded(true);
        follow(&mut fresh, &answer(true, &second));
        prop_assert_eq!(rows(&forest), rows(&fresh));
    }
}
