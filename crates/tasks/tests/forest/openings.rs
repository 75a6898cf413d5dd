//! Opening, closing, and keeping what is open.

use super::{column, grown, ids, take};
use tasks::{Expansion, Forest, Order};

const TWO: &str = r#"{"job":[
    {"id":"a","steps":{"step":[{"id":"a1"},{"id":"a2","parent_step":{"id":"a1"}},{"id":"a3","parent_step":{"id":"a2"}}]}},
    {"id":"b","steps":{"step":[{"id":"b1"}]}}]}"#;

fn forest() -> Forest {
    grown(Order::AsGiven, TWO)
}

fn open(list: &[&str]) -> Vec<String> {
    list.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn rows_open_and_close() {
    let mut forest = forest();
    assert_eq!(ids(&forest), ["a", "b"]);
    assert!(forest.set_expanded("a", true));
    assert_eq!(ids(&forest), ["a", "a1", "b"], "what is below stays closed");
    assert!(forest.set_expanded("a1", true));
    assert!(forest.set_expanded("a2", true));
    assert_eq!(ids(&forest), ["a", "a1", "a2", "a3", "b"]);
    assert_eq!(column(&forest, |row| row.expansion)[3], Expansion::Leaf);
    assert!(forest.set_expanded("a1", false));
    assert_eq!(ids(&forest), ["a", "a1", "b"]);
    assert_eq!((forest.row_of("b"), forest.row_of("a2")), (Some(2), None));
    assert!(forest.set_expanded("a1", true));
    assert_eq!(forest.total(), 5, "it remembers what was open below");
}

#[test]
fn nothing_changes_where_nothing_can() {
    let mut forest = forest();
    for (id, state) in [("a", false), ("a3", true), ("a3", false), ("gone", true)] {
        assert!(!forest.set_expanded(id, state), "{id}");
    }
    assert!(forest.expanded().is_empty());
}

#[test]
fn a_step_can_be_opened_before_something_is_below_it() {
    let mut forest = forest();
    forest.set_expanded("b", true);
    assert!(!forest.set_expanded("b1", true), "nothing to see yet");
    let grown = TWO.replace(r#"{"id":"b1"}"#, r#"{"id":"b1"},{"id":"b2","parent_step":{"id":"b1"}}"#);
    take(&mut forest, grown.as_bytes(), 30).expect("an answer");
    assert_eq!(ids(&forest), ["a", "b", "b1", "b2"]);
}

#[test]
fn siblings_open_together() {
    let mut forest = forest();
    assert!(forest.expand_siblings("b"));
    assert_eq!(ids(&forest), ["a", "a1", "b", "b1"], "not what is below them");
    assert!(forest.expand_siblings("a1"));
    assert_eq!(ids(&forest), ["a", "a1", "a2", "b", "b1"]);
    assert!(!forest.expand_siblings("a1"));
    assert!(!forest.expand_siblings("gone"));
}

#[test]
fn what_is_open_is_kept_and_restored() {
    let mut first = forest();
    first.set_expanded("a", true);
    first.set_expanded("a1", true);
    let mut kept = first.expanded();
    kept.sort();
    assert_eq!(kept, open(&["a", "a1"]));
    let mut second = Forest::new(Order::AsGiven);
    second.restore_expanded(&kept);
    take(&mut second, TWO.as_bytes(), 30).expect("an answer");
    assert_eq!(ids(&second), ids(&first), "before the rows came");
    let mut third = forest();
    third.restore_expanded(&kept);
    assert_eq!(ids(&third), ids(&first), "after they came");
}

#[test]
fn everything_opens_also_what_is_to_come() {
    let mut forest = Forest::new(Order::AsGiven);
    forest.set_all_expanded(true);
    take(&mut forest, TWO.as_bytes(), 30).expect("an answer");
    assert_eq!(forest.total(), 6);
    forest.set_expanded("a1", false);
    let kept = forest.expanded();
    assert_eq!(kept, open(&["*", "a1"]), "not an id for each of a hundred thousand rows");
    let mut other = grown(Order::AsGiven, TWO);
    other.restore_expanded(&kept);
    assert_eq!(ids(&other), ["a", "a1", "b", "b1"]);
    other.set_all_expanded(false);
    assert_eq!(ids(&other), ["a", "b"]);
    assert!(other.expanded().is_empty());
}

#[test]
fn openings_outlive_changes_and_end_with_the_row() {
    let mut forest = forest();
    forest.set_expanded("a", true);
    forest.set_expanded("b", true);
    let changed = TWO.replace(r#"{"id":"b1"}"#, r#"{"id":"b1","progress":3}"#);
    take(&mut forest, changed.as_bytes(), 30).expect("an answer");
    assert_eq!(ids(&forest), ["a", "a1", "b", "b1"]);
    take(&mut forest, br#"{"job":[{"id":"b"}]}"#, 30).expect("an answer");
    assert_eq!(forest.expanded(), open(&["b"]), "a job that is gone takes no memory");
}
