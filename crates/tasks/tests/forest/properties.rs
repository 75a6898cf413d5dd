//! Random forests, against plain references.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::prelude::*;

use super::model::{Job, Step, jobs, jobs_twice, style};
use super::{column, ids, rows, take};
use tasks::{Forest, JobView, Order, StepView};

pub(crate) fn order() -> impl Strategy<Value = Order> {
    prop::sample::select(vec![Order::NewestFirst, Order::AsGiven])
}

pub(crate) fn grown(order: Order, open: &[String], answer: &str, chunk: usize) -> Forest {
    let mut forest = Forest::new(order);
    // Ten hours after the jobs of the model: some of them need attention.
    forest.set_now(1_752_480_000_000 + 36_000_000);
    forest.restore_expanded(open);
    take(&mut forest, answer.as_bytes(), chunk).expect("a good answer");
    forest
}

/// Some ids, or everything but some ids.
fn open() -> impl Strategy<Value = Vec<String>> {
    let id = prop_oneof![
        (0..12_u8).prop_map(|job| format!("job-{job}")),
        (0..12_u8, 0..8_u8).prop_map(|(job, step)| format!("step-{job}-{step}")),
    ];
    (any::<bool>(), prop::collection::vec(id, 0..30)).prop_map(|(all, mut ids)| {
        if all {
            ids.insert(0, "*".to_owned());
        }
        ids
    })
}

/// Everything that a forest tells of its jobs, closed ones included.
pub(crate) fn views(forest: &Forest, jobs: &[Job]) -> BTreeMap<String, JobView> {
    jobs.iter().map(|job| (job.id.clone(), forest.job(&job.id).expect("a job of the answer"))).collect()
}

pub(crate) fn take_apart(
    views: &BTreeMap<String, JobView>,
) -> (BTreeMap<String, JobView>, BTreeMap<String, StepView>) {
    let bare = |job: &JobView| JobView { steps: None, steps_known: false, ..job.clone() };
    let jobs = views.iter().map(|(id, job)| (id.clone(), bare(job))).collect();
    let steps = views.values().flat_map(|job| job.steps.iter().flatten());
    (jobs, steps.map(|step| (step.id.clone(), step.clone())).collect())
}

/// Number of ids that are in `new` and not in `old`.
fn only<T>(new: &BTreeMap<String, T>, old: &BTreeMap<String, T>) -> usize {
    new.keys().filter(|id| !old.contains_key(*id)).count()
}

pub(crate) fn differing<T: PartialEq>(new: &BTreeMap<String, T>, old: &BTreeMap<String, T>) -> usize {
    new.iter().filter(|(id, value)| old.get(*id).is_some_and(|old| old != *value)).count()
}

/// Whether what is in both lists has another order.
fn reordered(before: &[String], after: &[String]) -> bool {
    let both = |a: &[String], b: &[String]| -> Vec<String> {
        let b: HashSet<_> = b.iter().collect();
        a.iter().filter(|id| b.contains(id)).cloned().collect()
    };
    both(before, after) != both(after, before)
}

fn step_ids(job: &JobView) -> Vec<String> {
    job.steps.iter().flatten().map(|step| step.id.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_next_answer_leads_to_what_it_would_have_led_to_alone(
        (first, second) in jobs_twice(), a in style(true), b in style(true), same_style in any::<bool>(),
        order in order(), open in open(), chunks in (1..80_usize, 1..80_usize),
    ) {
        let b = if same_style { a } else { b };
        let mut forest = grown(order, &open, &a.answer(&first), chunks.0);
        let old = views(&forest, &first);
        forest.set_all_expanded(false);
        let old_order = ids(&forest);
        forest.restore_expanded(&open);
        let delta = take(&mut forest, b.answer(&second).as_bytes(), chunks.1).expect("a good answer");

        // Ids that are gone may have been forgotten, so that they are closed if they ever come back.
        let fresh = grown(order, &open, &b.answer(&second), 1000);
        prop_assert_eq!(rows(&forest), rows(&fresh));
        let new = views(&forest, &second);
        prop_assert_eq!(&new, &views(&fresh, &second));

        let ((old_jobs, old_steps), (new_jobs, new_steps)) = (take_apart(&old), take_apart(&new));
        prop_assert_eq!(delta.added, only(&new_jobs, &old_jobs) + only(&new_steps, &old_steps));
        prop_assert_eq!(delta.removed, only(&old_jobs, &new_jobs) + only(&old_steps, &new_steps));
        prop_assert_eq!(delta.changed, differing(&new_jobs, &old_jobs) + differing(&new_steps, &old_steps));
        forest.set_all_expanded(false);
        let mut turned = reordered(&old_order, &ids(&forest));
        for (id, job) in &new {
            turned |= old.get(id).is_some_and(|old| reordered(&step_ids(old), &step_ids(job)));
        }
        prop_assert_eq!(delta.reordered, turned);
        if same_style {
            // Where the same bytes come again, they are not parsed.
            let differs = |job: &&Job| !first.contains(job);
            let bytes: usize = second.iter().filter(differs).map(|job| a.answer(std::slice::from_ref(job)).len()).sum();
            prop_assert!(delta.parsed_bytes <= bytes, "{} of {bytes}", delta.parsed_bytes);
        }
    }

    #[test]
    fn an_identical_answer_changes_nothing_and_is_not_parsed(
        jobs in jobs(), style in style(true), order in order(), open in open(), chunks in (1..80_usize, 1..80_usize),
    ) {
        let answer = style.answer(&jobs);
        let mut forest = grown(order, &open, &answer, chunks.0);
        let before = rows(&forest);
        let delta = take(&mut forest, answer.as_bytes(), chunks.1).expect("a good answer");
        prop_assert!(delta.is_empty(), "{:?}", delta);
        prop_assert_eq!((delta.parsed_bytes, delta.unreadable), (0, 0));
        prop_assert_eq!(rows(&forest), before);
    }

    #[test]
    fn steps_read_one_by_one_are_as_if_followed(
        jobs in jobs(), plain in style(false), followed in style(true), order in order(), open in open(),
    ) {
        let mut single = grown(order, &open, &plain.answer(&jobs), 50);
        for job in &jobs {
            let steps: Vec<_> = job.steps.iter().map(|step| plain.step(step)).collect();
            let body = if steps.is_empty() { "{ }".to_owned() } else { format!(r#"{{"step":[{}]}}"#, steps.join(",")) };
            single.read_steps(&job.id, body.as_bytes()).expect("a good answer");
        }
        prop_assert_eq!(rows(&single), rows(&grown(order, &open, &followed.answer(&jobs), 50)));
    }

    #[test]
    fn a_cut_or_damaged_answer_changes_nothing(
        (first, second) in jobs_twice(), style in style(true), open in open(), chunk in 1..80_usize,
        at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut forest = grown(Order::NewestFirst, &open, &style.answer(&first), chunk);
        let before = rows(&forest);
        let mut answer = style.answer(&second).into_bytes();
        let at = at.index(answer.len());
        take(&mut forest, &answer[..at], chunk).expect_err("cut off");
        prop_assert_eq!(&rows(&forest), &before);
        answer[at] = byte;
        if take(&mut forest, &answer, chunk).is_err() {
            prop_assert_eq!(rows(&forest), before);
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), chunk in 1..20_usize, json in "[\\[\\]{}\",:a0 \\\\job]{0,60}") {
        let mut forest = Forest::new(Order::NewestFirst);
        for bytes in [&bytes, json.as_bytes(), format!(r#"{{"job":[{json}]}}"#).as_bytes()] {
            let _ = take(&mut forest, bytes, chunk);
            let _ = forest.read_steps("a", bytes);
        }
    }

    #[test]
    fn any_openings_give_the_rows_of_a_plain_walk(
        jobs in jobs(), style in style(true), order in order(),
        toggles in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..40),
        all in prop::option::of(any::<bool>()),
        window in (0..40_usize, 0..40_usize),
    ) {
        let jobs: Vec<Job> = jobs.into_iter().map(without_rings).collect();
        let mut forest = grown(order, &[], &style.answer(&jobs), 50);
        let mut opened = BTreeSet::new();
        let every: Vec<&String> = jobs.iter().flat_map(|job| std::iter::once(&job.id).chain(job.steps.iter().map(|step| &step.id))).collect();
        if let Some(all) = all {
            forest.set_all_expanded(all);
            opened.extend(every.iter().filter(|_| all).map(|id| (*id).clone()));
        }
        for (at, open) in toggles {
            let Some(id) = every.get(at.index(every.len().max(1))) else { break };
            // A failed one opens more than itself.
            if jobs.iter().any(|job| job.id == **id && job.status == "failed") { continue; }
            forest.set_expanded(id, open);
            if open { opened.insert((*id).clone()); } else { opened.remove(*id); }
        }
        let walk = walk(&jobs, order, &opened);
        let told = column(&forest, |row| {
            let percent = row.percent.map(|percent| percent.value);
            (row.id.to_owned(), row.level, row.position, row.set_size, percent)
        });
        prop_assert_eq!(&told, &walk);
        prop_assert_eq!(forest.total(), walk.len());
        for id in every {
            prop_assert_eq!(forest.row_of(id), walk.iter().position(|row| row.0 == *id));
        }
        let mut seen = Vec::new();
        forest.rows(window.0, window.1, &mut |at, row| seen.push((at, row.id.to_owned())));
        let wanted: Vec<_> = walk.iter().enumerate().skip(window.0).take(window.1).map(|(at, row)| (at, row.0.clone())).collect();
        prop_assert_eq!(seen, wanted);
    }
}

/// Makes every parent an earlier step, or one that is not there.
fn without_rings(mut job: Job) -> Job {
    let ids: Vec<String> = job.steps.iter().map(|step| step.id.clone()).collect();
    for (at, step) in job.steps.iter_mut().enumerate() {
        if step.parent.as_ref().is_some_and(|parent| ids[at..].contains(parent)) {
            step.parent = None;
        }
    }
    // The engine lists children by their parents' ids: parents may come after their children.
    job.steps.reverse();
    job
}

/// Id, level, place, number of siblings, percent.
type Row = (String, u16, u32, u32, Option<u8>);

fn walk(jobs: &[Job], order: Order, opened: &BTreeSet<String>) -> Vec<Row> {
    let mut sorted: Vec<&Job> = jobs.iter().collect();
    if order == Order::NewestFirst {
        sorted.sort_by_key(|job| (std::cmp::Reverse(job.start), job.id.clone()));
    }
    let mut rows = Vec::new();
    for (at, job) in sorted.iter().enumerate() {
        let percent = percent(job, None, job.status, None);
        rows.push((job.id.clone(), 1, at as u32 + 1, jobs.len() as u32, percent));
        if !opened.contains(&job.id) {
            continue;
        }
        if job.steps.is_empty() {
            rows.push((format!("{}/steps", job.id), 2, 1, 1, None));
        }
        below(job, None, 2, order, opened, &mut rows);
    }
    rows
}

fn children<'a>(job: &'a Job, parent: Option<&str>, order: Order) -> Vec<&'a Step> {
    let known = |id: &String| job.steps.iter().any(|step| step.id == *id);
    let of = |step: &&Step| step.parent.as_ref().filter(|id| known(id)).map(String::as_str) == parent;
    let mut children: Vec<&Step> = job.steps.iter().filter(of).collect();
    if order == Order::NewestFirst {
        children.sort_by_key(|step| (step.number.unwrap_or(u32::MAX), step.start.unwrap_or(i64::MAX)));
    }
    children
}

fn below(
    job: &Job,
    parent: Option<&str>,
    level: u16,
    order: Order,
    opened: &BTreeSet<String>,
    rows: &mut Vec<Row>,
) {
    let children = children(job, parent, order);
    for (at, step) in children.iter().enumerate() {
        let percent = percent(job, Some(&step.id), step.status, step.progress);
        rows.push((step.id.clone(), level, at as u32 + 1, children.len() as u32, percent));
        if opened.contains(&step.id) {
            below(job, Some(&step.id), level + 1, order, opened, rows);
        }
    }
}

/// Percent of a task by its definition.
pub(crate) fn percent(job: &Job, of: Option<&str>, status: &str, reported: Option<u8>) -> Option<u8> {
    let mut all = Vec::new();
    descendants(job, of, &mut all);
    let is_leaf = |step: &&&Step| children(job, Some(&step.id), Order::AsGiven).is_empty();
    let leaves: Vec<_> = all.iter().filter(is_leaf).collect();
    let finished = status == "finished";
    if let Some(reported) = reported {
        Some(if finished { 100 } else { reported })
    } else if all.iter().any(|step| step.progress.is_some()) {
        let own =
            |step: &&Step| f64::from(percent(job, Some(&step.id), step.status, step.progress).unwrap_or(0));
        Some((all.iter().map(own).sum::<f64>() / all.len() as f64).round() as u8)
    } else if !leaves.is_empty() && (finished || status == "started") {
        let ended = leaves.iter().filter(|step| step.status != "started").count();
        Some((100 * ended / leaves.len()) as u8)
    } else {
        finished.then_some(100)
    }
}

fn descendants<'a>(job: &'a Job, of: Option<&str>, all: &mut Vec<&'a Step>) {
    for step in children(job, of, Order::AsGiven) {
        all.push(step);
        descendants(job, Some(&step.id), all);
    }
}
