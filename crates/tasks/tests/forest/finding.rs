//! Finding jobs by a text: also by that of their steps, the way to which is opened.

use super::{column, grown, ids, take};
use tasks::{Expansion, Filter, Forest, Grouping, Order, RowKind, Status, View};

const JOBS: &str = r#"{"job":[
    {"id":"a","description":"Clone web01","status":"started","external":"true"},
    {"id":"b","description":"Clone db01","status":"started","external":"true"},
    {"id":"c","description":"Backup","status":"finished"}]}"#;
const STEPS: &str = r#"{"step":[{"id":"s","description":"Copy"},
    {"id":"t","description":"Disk 1","parent_step":{"id":"s"}},{"id":"u","description":"Start"},
    {"id":"v","description":"More","parent_step":{"id":"u"}}]}"#;

fn text(text: &str) -> View {
    View { filter: Filter { text: text.to_owned(), ..Filter::default() }, ..View::default() }
}

fn searching(words: &str) -> Forest {
    let mut forest = grown(Order::AsGiven, JOBS);
    forest.set_view(&text(words));
    forest
}

#[test]
fn steps_are_wanted_of_what_does_not_tell_by_itself() {
    let mut forest = searching("disk");
    assert_eq!(forest.wanted_steps(), ["a", "b", "c"]);
    assert_eq!(forest.counts().hidden, 3);
    forest.set_view(&text("CLONE"));
    assert_eq!((ids(&forest), forest.wanted_steps()), (vec!["a".into(), "b".into()], vec!["c".to_owned()]));
    let running = [Status::Started].into_iter().collect();
    let filter = Filter { statuses: running, text: "clone".into(), ..Filter::default() };
    forest.set_view(&View { filter, ..View::default() });
    assert_eq!(forest.wanted_steps(), [""; 0], "no steps can bring back what another criterion hides");
}

#[test]
fn the_way_to_a_step_is_open_while_it_is_looked_for() {
    let mut forest = searching("disk");
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    let shown = column(&forest, |row| (row.id.to_owned(), row.expansion, row.hit));
    let row = |id: &str, expansion, hit| (id.to_owned(), expansion, hit);
    let expected = [
        row("a", Expansion::Expanded, false),
        row("s", Expansion::Expanded, false),
        row("t", Expansion::Leaf, true),
        row("u", Expansion::Collapsed, false),
    ];
    assert_eq!(shown, expected);
    assert_eq!(forest.expanded(), [""; 0], "a person opened nothing");
    forest.set_view(&View::default());
    assert_eq!(ids(&forest), ["a", "b", "c"]);
}

#[test]
fn what_a_person_closes_stays_closed_as_long_as_the_text_does() {
    let mut forest = searching("disk");
    forest.read_steps("a", STEPS.as_bytes()).expect("steps");
    assert!(forest.set_expanded("s", false));
    assert_eq!(ids(&forest), ["a", "s", "u"]);
    forest.read_steps("a", STEPS.replace("Start", "End").as_bytes()).expect("steps");
    assert_eq!(ids(&forest), ["a", "s", "u"]);
    assert!(forest.set_expanded("a", false));
    assert_eq!(ids(&forest), ["a"]);
    forest.set_view(&text("disk 1"));
    assert_eq!(ids(&forest), ["a", "s", "t", "u"]);
}

#[test]
fn what_no_longer_matches_goes_and_what_does_comes() {
    let mut forest = searching("web");
    assert_eq!(ids(&forest), ["a"]);
    let answer = JOBS.replace("web01", "mail").replace("Backup", "Backup of web02");
    take(&mut forest, answer.as_bytes(), 20).expect("an answer");
    assert_eq!(ids(&forest), ["c"]);
}

#[test]
fn groups_tell_what_is_in_them_and_can_be_closed() {
    let mut forest = grown(Order::AsGiven, JOBS);
    forest.set_view(&View { grouping: Grouping::Status, ..View::default() });
    assert_eq!(ids(&forest), ["group:status:started", "a", "b", "group:status:finished", "c"]);
    let groups = column(&forest, |row| match row.kind {
        RowKind::Group { jobs, statuses, .. } => Some((row.status, jobs, statuses)),
        _ => None,
    });
    let groups: Vec<_> = groups.into_iter().flatten().collect();
    assert_eq!(groups, [(Status::Started, 2, [0, 0, 0, 2, 0]), (Status::Finished, 1, [0, 0, 0, 0, 1])]);

    assert!(forest.set_expanded("group:status:started", false));
    assert_eq!(ids(&forest), ["group:status:started", "group:status:finished", "c"]);
    assert_eq!((forest.row_of("a"), forest.row_of("c")), (None, Some(2)));
    forest.set_expanded("a", true);
    forest.set_expanded("c", true);
    assert_eq!(forest.wanted_steps(), ["c"], "nobody sees those of a closed group");
    forest.set_expanded("a", false);
    forest.set_expanded("c", false);
    let kept = forest.expanded();
    let mut again = grown(Order::AsGiven, JOBS);
    again.restore_expanded(&kept);
    again.set_view(&View { grouping: Grouping::Status, ..View::default() });
    assert_eq!(ids(&again), ids(&forest), "also after leaving the tab");

    forest.set_all_expanded(false);
    assert_eq!(ids(&forest), ["group:status:started", "group:status:finished"]);
    assert!(forest.expand_siblings("group:status:started"));
    assert_eq!(forest.total(), 5);
    forest.set_all_expanded(true);
    assert_eq!(forest.total(), 8, "a line in place of steps below each job");
}

#[test]
fn what_stands_beside_a_job_is_what_one_sees_there() {
    let mut forest = grown(Order::AsGiven, JOBS);
    forest.set_view(&View { grouping: Grouping::Status, ..View::default() });
    assert!(forest.expand_siblings("a"));
    assert_eq!(forest.expanded(), ["a", "b"]);

    let mut forest = searching("clone web");
    assert!(forest.expand_siblings("a"));
    assert_eq!(forest.expanded(), ["a"], "hidden jobs stay as they are");
    assert!(!forest.expand_siblings("c"));
}

#[test]
fn names_of_owners_decide_once_they_are_known() {
    let job = |id: &str, owner: &str| format!(r#"{{"id":"{id}","owner":{{"id":"{owner}"}}}}"#);
    let jobs = format!(r#"{{"job":[{},{},{{"id":"c"}}]}}"#, job("a", "u1"), job("b", "u2"));
    let mut forest = grown(Order::AsGiven, &jobs);
    forest.set_view(&View { grouping: Grouping::Owner, ..View::default() });
    assert_eq!(ids(&forest), ["group:owner:u1", "a", "group:owner:u2", "b", "group:owner:", "c"]);
    assert!(forest.name_owner("u1", "Zoe"));
    assert_eq!(ids(&forest)[..2], ["group:owner:u2", "b"]);
    assert!(!forest.name_owner("u2", "adam"), "nothing moves by it");
    assert_eq!(ids(&forest), ["group:owner:u2", "b", "group:owner:u1", "a", "group:owner:", "c"]);
}
