//! What is selected stays so whatever an answer brings, and is told in the order of the view.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{column, grown, ids, take};
use tasks::bulk::Target;
use tasks::{Filter, Forest, Order, Status, StatusSet, View};

fn answer(jobs: &[(usize, &str)]) -> String {
    let jobs = jobs.iter().map(|(id, status)| {
        format!(r#"{{"id":"j{id}","description":"Job {id}","status":"{status}","external":"true"}}"#)
    });
    format!(r#"{{"job":[{}]}}"#, jobs.collect::<Vec<_>>().join(","))
}

fn ten() -> String {
    answer(&(0..10).map(|id| (id, "started")).collect::<Vec<_>>())
}

fn job(id: usize) -> Target {
    Target { job: format!("j{id}"), step: None }
}

fn selected_rows(forest: &Forest) -> Vec<String> {
    column(forest, |row| row.selected.then(|| row.id.to_owned())).into_iter().flatten().collect()
}

fn only_failed() -> View {
    let mut statuses = StatusSet::default();
    statuses.set(Status::Failed, true);
    View { filter: Filter { statuses, ..Filter::default() }, ..View::default() }
}

#[test]
fn rows_are_selected_one_by_one_and_in_a_run() {
    let mut forest = grown(Order::AsGiven, &ten());
    assert!(forest.select("j3", true) && !forest.select("j3", true));
    assert!(!forest.select("nothing", true));
    assert!(forest.select_rows(8, 6) && !forest.select_rows(6, 8));
    assert_eq!(forest.selected(), [job(3), job(6), job(7), job(8)]);
    assert_eq!(selected_rows(&forest), ["j3", "j6", "j7", "j8"]);
    assert!(forest.select("j6", false));
    assert_eq!(forest.selected_count(), 3);
    assert!(forest.select_none() && !forest.select_none());
    assert_eq!(forest.selected(), []);
}

#[test]
fn a_run_of_jobs_leaves_out_steps_and_one_of_steps_jobs() {
    let mut forest = grown(Order::AsGiven, &ten());
    forest.read_steps("j0", br#"{"step":[{"id":"s"},{"id":"t"}]}"#).expect("steps");
    forest.set_expanded("j0", true);
    assert_eq!(&ids(&forest)[..4], ["j0", "s", "t", "j1"]);
    forest.select_rows(0, 3);
    assert_eq!(selected_rows(&forest), ["j0", "j1"]);
    forest.select_rows(1, 3);
    let step = |id: &str| Target { job: "j0".into(), step: Some(id.into()) };
    assert_eq!(forest.selected(), [job(0), step("s"), step("t"), job(1)]);
}

#[test]
fn all_that_the_view_shows_is_selected_and_what_it_hides_later_stays_so() {
    let mut forest = grown(Order::AsGiven, &answer(&[(0, "failed"), (1, "started"), (2, "failed")]));
    forest.set_view(&only_failed());
    assert!(!forest.all_shown_selected());
    forest.select_shown();
    assert!(forest.all_shown_selected());
    assert_eq!(forest.selected(), [job(0), job(2)]);
    assert_eq!(forest.selected_hidden(), 0);
    forest.set_view(&View::default());
    assert!(!forest.all_shown_selected());
    forest.select("j1", true);
    forest.set_view(&only_failed());
    assert_eq!(forest.selected_hidden(), 1);
    assert_eq!(forest.selected(), [job(0), job(2), job(1)], "what is hidden comes last");
}

proptest! {
    #[test]
    fn the_selection_survives_updates_and_forgets_what_is_gone(
        chosen in prop::collection::btree_set(0..30_usize, 0..20),
        left in prop::collection::btree_set(0..30_usize, 0..30),
    ) {
        let all: Vec<_> = (0..30).map(|id| (id, "started")).collect();
        let mut forest = grown(Order::NewestFirst, &answer(&all));
        for id in &chosen { forest.select(&format!("j{id}"), true); }
        let left: Vec<_> = left.into_iter().map(|id| (id, "finished")).collect();
        take(&mut forest, answer(&left).as_bytes(), 99).expect("an answer");
        let stayed: BTreeSet<String> =
            left.iter().filter(|(id, _)| chosen.contains(id)).map(|(id, _)| format!("j{id}")).collect();
        let told: BTreeSet<String> = forest.selected().into_iter().map(|target| target.job).collect();
        prop_assert_eq!(forest.selected_count(), stayed.len());
        prop_assert_eq!(told, stayed);
    }
}
