//! What is held of an answer until it is complete: edits of the known jobs, which must lead to what parsing all anew
//! leads to.

use proptest::prelude::*;
use proptest::sample::Index;

use super::model::{Job, jobs, status, style, text, time};
use super::properties::{differing, grown, order, take_apart, views};
use super::{rows, take};
use tasks::{Forest, Order};

/// Something that becomes of a job, or of one of its steps.
#[derive(Clone, Debug)]
enum Change {
    Status(&'static str),
    End(Option<i64>),
    Start(Option<i64>),
    External(bool),
    Owner(bool),
    Description(String),
    StepStatus(&'static str),
    StepProgress(Option<u8>),
    StepEnd(Option<i64>),
    StepStart(Option<i64>),
    StepNumber(Option<u32>),
    StepText(String),
    StepParent(Index),
    StepGone,
    StepsTurned,
    StepsSwapped(Index),
}

fn change() -> impl Strategy<Value = Change> {
    use Change::*;
    prop_oneof![
        // What happens all the time.
        3 => status().prop_map(Status),
        2 => time().prop_map(End),
        3 => status().prop_map(StepStatus),
        3 => prop::option::of(0..=100_u8).prop_map(StepProgress),
        2 => time().prop_map(StepEnd),
        1 => any::<bool>().prop_map(External),
        // What hardly ever does.
        1 => time().prop_map(Start),
        1 => any::<bool>().prop_map(Owner),
        1 => text().prop_map(Description),
        1 => time().prop_map(StepStart),
        1 => prop::option::of(0..4_u32).prop_map(StepNumber),
        1 => text().prop_map(StepText),
        1 => any::<Index>().prop_map(StepParent),
        1 => Just(StepGone),
        1 => Just(StepsTurned),
        2 => any::<Index>().prop_map(StepsSwapped),
    ]
}

fn become_of(job: &mut Job, at: Index, change: &Change) {
    match change.clone() {
        Change::Status(status) => job.status = status,
        Change::End(end) => job.end = end,
        Change::Start(start) => job.start = start,
        Change::External(external) => job.external = external,
        Change::Owner(owned) => job.owner = if owned { "u1".to_owned() } else { String::new() },
        Change::Description(text) => job.description = text,
        _ if job.steps.is_empty() => {}
        Change::StepGone => drop(job.steps.remove(at.index(job.steps.len()))),
        Change::StepsTurned => job.steps.reverse(),
        Change::StepsSwapped(with) => {
            let len = job.steps.len();
            job.steps.swap(at.index(len), with.index(len));
        }
        change => {
            let parent = at.get(&job.steps).id.clone();
            let len = job.steps.len();
            let step = &mut job.steps[at.index(len)];
            match change {
                Change::StepStatus(status) => step.status = status,
                Change::StepProgress(progress) => step.progress = progress,
                Change::StepEnd(end) => step.end = end,
                Change::StepStart(start) => step.start = start,
                Change::StepNumber(number) => step.number = number,
                Change::StepText(text) => step.description = text,
                Change::StepParent(other) => job.steps[other.index(len)].parent = Some(parent),
                _ => {}
            }
        }
    }
}

/// What becomes of jobs from one answer to the next.
fn changes() -> impl Strategy<Value = Vec<(Index, Index, Change)>> {
    prop::collection::vec((any::<Index>(), any::<Index>(), change()), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_forest_that_is_edited_is_as_one_that_is_grown_anew(
        mut jobs in jobs(), polls in prop::collection::vec((changes(), any::<Index>()), 1..6),
        style in style(true), order in order(), chunk in 1..2_000_usize,
    ) {
        let open = ["*".to_owned()];
        let mut forest = grown(order, &open, &style.answer(&jobs), chunk);
        for (changes, cut) in polls {
            let (before, old) = (rows(&forest), take_apart(&views(&forest, &jobs)));
            for (at, step, change) in changes {
                if !jobs.is_empty() {
                    let len = jobs.len();
                    become_of(&mut jobs[at.index(len)], step, &change);
                }
            }
            let answer = style.answer(&jobs);
            take(&mut forest, &answer.as_bytes()[..cut.index(answer.len())], chunk).expect_err("cut off");
            prop_assert_eq!(rows(&forest), before);

            let delta = take(&mut forest, answer.as_bytes(), chunk).expect("a good answer");
            let fresh = grown(order, &open, &answer, 1_000);
            prop_assert_eq!(rows(&forest), rows(&fresh));
            let new = take_apart(&views(&forest, &jobs));
            prop_assert_eq!(&new, &take_apart(&views(&fresh, &jobs)));
            prop_assert_eq!(delta.changed, differing(&new.0, &old.0) + differing(&new.1, &old.1));
            let again = take(&mut forest, answer.as_bytes(), chunk).expect("a good answer");
            prop_assert!(again.is_empty() && again.parsed_bytes == 0, "{:?}", again);
        }
    }
}

/// A job with so many steps, of which one has this progress.
fn long(steps: usize, turned: bool, reported: usize, progress: u32) -> String {
    let step = |at: usize| {
        let progress = if at == reported { progress } else { 0 };
        format!(r#"{{"id":"s{at}","number":{at},"status":"started","progress":{progress}}}"#)
    };
    let mut steps: Vec<_> = (0..steps).map(step).collect();
    if turned {
        steps.reverse();
    }
    format!(r#"{{"job":[{{"id":"a","status":"started","steps":{{"step":[{}]}}}}]}}"#, steps.join(","))
}

#[test]
fn many_steps_are_edited_as_few_are() {
    for (steps, turned) in [(64, false), (64, true), (65, false), (65, true), (300, false), (300, true)] {
        let open = ["*".to_owned()];
        let mut forest = grown(Order::NewestFirst, &open, &long(steps, turned, 0, 1), 99);
        for (reported, progress) in [(0, 9), (steps - 1, 40), (steps / 2, 7)] {
            let answer = long(steps, turned, reported, progress);
            take(&mut forest, answer.as_bytes(), 99).expect("an answer");
            assert_eq!(rows(&forest), rows(&grown(Order::NewestFirst, &open, &answer, 99)));
        }
    }
}

#[test]
fn siblings_that_changed_their_order_do_so_in_the_tree() {
    let answer = |list: &[&str]| {
        let step = |step: &&str| {
            let (id, parent) = step.split_once('<').unwrap_or((step, ""));
            format!(r#"{{"id":"{id}","parent_step":{{"id":"{parent}"}}}}"#)
        };
        let steps: Vec<_> = list.iter().map(step).collect();
        format!(r#"{{"job":[{{"id":"j","steps":{{"step":[{}]}}}}]}}"#, steps.join(","))
    };
    let lists: [&[&str]; 4] =
        [&["a", "b", "y<b"], &["y<b", "b", "a"], &["b", "a", "y<b"], &["a", "y<b", "b"]];
    for order in [Order::AsGiven, Order::NewestFirst] {
        for (from, to) in lists.iter().flat_map(|from| lists.iter().map(move |to| (from, to))) {
            let open = ["*".to_owned()];
            let mut forest = grown(order, &open, &answer(from), 99);
            take(&mut forest, answer(to).as_bytes(), 99).expect("an answer");
            assert_eq!(rows(&forest), rows(&grown(order, &open, &answer(to), 99)), "{from:?} to {to:?}");
        }
    }
}

fn job(status: &str, progress: u32) -> String {
    format!(
        r#"{{"job":[{{"id":"a","status":"{status}","steps":{{"step":[{{"id":"s","progress":{progress}}}]}}}}]}}"#
    )
}

/// Gives a forest all of an answer with steps, but does not take it in yet.
fn accepted(forest: &mut Forest, answer: &str) {
    forest.begin_followed();
    forest.buffer(answer.len()).copy_from_slice(answer.as_bytes());
    forest.advance().and_then(|()| forest.accept()).expect("an answer");
}

fn progress(forest: &Forest) -> Option<u8> {
    forest.job("a").and_then(|job| job.steps).and_then(|steps| steps[0].progress)
}

#[test]
fn steps_that_were_read_while_an_answer_came_stay() {
    let mut forest = Forest::new(Order::AsGiven);
    accepted(&mut forest, &job("started", 10));
    forest.digest(usize::MAX).expect("all of it");
    accepted(&mut forest, &job("finished", 20));
    forest.read_steps("a", br#"{"step":[{"id":"t","progress":0},{"id":"s","progress":30}]}"#).expect("steps");
    let delta = forest.digest(usize::MAX).expect("all of it");
    assert_eq!((delta.changed, delta.fates.ended), (1, 1), "the job itself");
    let steps = forest.job("a").and_then(|job| job.steps).expect("steps");
    let told: Vec<_> = steps.iter().map(|step| (step.id.as_str(), step.progress)).collect();
    assert_eq!(told, [("t", Some(0)), ("s", Some(30))]);
    assert!(!forest.steps_are_fresh("a"), "it ended since");

    let answer = job("finished", 20);
    accepted(&mut forest, &answer);
    let delta = forest.digest(usize::MAX).expect("all of it");
    assert!(delta.parsed_bytes > 0, "what was passed over is read anew");
    assert_eq!((progress(&forest), forest.steps_are_fresh("a")), (Some(20), true));
}

#[test]
fn an_answer_in_other_bytes_confirms_what_is_known() {
    let mut forest = Forest::new(Order::AsGiven);
    accepted(&mut forest, &job("started", 10));
    forest.digest(usize::MAX).expect("all of it");
    accepted(&mut forest, &job("started", 10).replace(':', " : "));
    let delta = forest.digest(usize::MAX).expect("all of it");
    assert!(delta.is_empty() && delta.parsed_bytes > 0, "{delta:?}");
    assert!(forest.steps_are_fresh("a"));
}
