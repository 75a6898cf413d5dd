//! What the jobs are like as a whole.

use tasks::{Filter, Forest, Order, Unjudged, View};

use super::grown;

const ANSWER: &str = r#"{"job":[
    {"id":"J1","description":"Copy","status":"started","external":"true","start_time":5,"owner":{"id":"u2"}},
    {"id":"J2","description":"Check","status":"started","external":"true","start_time":4,"owner":{"id":"u1"}},
    {"id":"J3","description":"Sweep","status":"failed","external":"false","start_time":3},
    {"id":"J4","description":"Copy","status":"finished","external":"true","start_time":2,"owner":{"id":"u2"}}]}"#;

fn looking_for(text: &str) -> View {
    View { filter: Filter { text: text.to_owned(), ..Filter::default() }, ..View::default() }
}

#[test]
fn owners_stand_by_name_and_nobody_first() {
    let mut forest = grown(Order::NewestFirst, ANSWER);
    assert_eq!(forest.owners(), ["", "u1", "u2"]);
    forest.name_owner("u1", "zoe@internal");
    forest.name_owner("u2", "adam@internal");
    assert_eq!(forest.owners(), ["", "u2", "u1"]);
    assert!(Forest::default().owners().is_empty());
}

#[test]
fn jobs_whose_steps_decide_are_counted_until_their_steps_are_known() {
    let mut forest = grown(Order::NewestFirst, ANSWER);
    assert_eq!(forest.unjudged(), Unjudged::default());
    forest.set_view(&looking_for("copy"));
    assert_eq!(forest.unjudged(), Unjudged { awaited: 2, unreadable: 0 });
    forest.read_steps("J2", b"{}").expect("no steps");
    assert_eq!(forest.unjudged(), Unjudged { awaited: 1, unreadable: 0 });
    forest.steps_unreadable("J3");
    assert_eq!(forest.unjudged(), Unjudged { awaited: 0, unreadable: 1 });
    forest.set_view(&looking_for(""));
    assert_eq!(forest.unjudged(), Unjudged::default());
}

#[test]
fn what_other_criteria_hide_is_not_waited_for() {
    let mut forest = grown(Order::NewestFirst, ANSWER);
    let mut view = looking_for("disk");
    view.filter.external = Some(false);
    forest.set_view(&view);
    assert_eq!(forest.unjudged(), Unjudged { awaited: 1, unreadable: 0 });
}
