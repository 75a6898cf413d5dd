//! What notes make of the rows.

use tasks::{AttentionKind, Forest, Notes, Order, RowKind};

use super::{answer, event, job, steps_of, take, tell, told};

const PLAN: &str = r#""plan":[
    {"key":"a","description":"Shut down"},
    {"key":"b","description":"Copy","weight":3},
    {"key":"b1","description":"Disk 1","parent":"b"},
    {"key":"b2","description":"Disk 2","parent":"b"}]"#;

#[test]
fn planned_steps_wait_below_their_parents_until_they_begin() {
    let (mut notes, mut forest) = (Notes::default(), job("a/0/started/Shut.down"));
    assert!(tell(&mut notes, &mut forest, &[PLAN, r#""step":"a","key":"a""#]));
    forest.set_expanded("waiting/j/b", true);
    assert_eq!(
        told(&forest),
        [
            "Clone started 0% Derived",
            ".Shut down started",
            ".Copy waits 0% Derived",
            "..Disk 1 waits",
            "..Disk 2 waits"
        ]
    );
    steps_of(&mut forest, "a/0/finished/Shut.down b/1/started/Copy c/0/started/First.disk<b");
    tell(&mut notes, &mut forest, &[r#""step":"b","key":"b""#, r#""step":"c","key":"b1""#]);
    forest.set_expanded("b", true);
    assert_eq!(
        told(&forest),
        [
            "Clone started 33% Derived",
            ".Shut down finished 100% Derived",
            ".Copy started 0% Derived",
            "..First disk started",
            "..Disk 2 waits"
        ]
    );
    assert_eq!(
        forest.job("j").and_then(|job| job.steps).map(|steps| steps.len()),
        Some(3),
        "the engine knows three"
    );
}

#[test]
fn a_step_with_the_words_of_an_entry_is_it_where_nobody_says_otherwise() {
    let (mut notes, mut forest) = (Notes::default(), job("a/0/finished/Shut.down x/1/started/Other"));
    tell(&mut notes, &mut forest, &[PLAN]);
    let lines = told(&forest);
    assert_eq!(lines[1..], [".Shut down finished 100% Derived", ".Other started", ".Copy waits 0% Derived"]);
}

#[test]
fn what_was_told_on_the_way_is_over_once_a_step_has_finished() {
    let (mut notes, mut forest) =
        (Notes::default(), job("a/0/started/Copy b/1/started/Check c/2/started/Import"));
    let on_the_way = r#""step":"a","progress":87,"text":"41.8 of 48 GiB""#;
    let at_its_end = r#""step":"b","progress":100,"text":"12 files""#;
    let failing = r#""step":"c","progress":20,"text":"Disk 2 of 9""#;
    tell(&mut notes, &mut forest, &[on_the_way, at_its_end, failing]);
    steps_of(&mut forest, "a/0/finished/Copy b/1/finished/Check c/2/failed/Import");
    let lines = [".Copy finished 100% Reported", ".Check finished 100% Reported (12 files)"];
    assert_eq!(told(&forest)[1..], [&lines[..], &[".Import failed 20% Reported (Disk 2 of 9)"]].concat());
}

#[test]
fn percents_are_those_of_steps_by_their_weight_unless_the_job_has_one() {
    let (mut notes, mut forest) =
        (Notes::default(), job("a/0/finished/Shut.down b/1/started/Copy c/0/started/Disk.1<b"));
    tell(&mut notes, &mut forest, &[PLAN, r#""step":"c","key":"b1","progress":40,"text":"4 of 10 GiB""#]);
    forest.set_expanded("b", true);
    assert_eq!(
        told(&forest),
        [
            // A quarter for shutting down; of the other three quarters, half is at 40 % and half waits.
            "Clone started 40% Steps",
            ".Shut down finished 100% Derived",
            ".Copy started 20% Steps",
            "..Disk 1 started 40% Reported (4 of 10 GiB)",
            "..Disk 2 waits"
        ]
    );
    tell(&mut notes, &mut forest, &[r#""progress":71.5,"text":"a minute left""#]);
    assert_eq!(told(&forest)[0], "Clone started 71% Reported (a minute left)");
}

#[test]
fn the_engine_is_right() {
    let (mut notes, mut forest) = (Notes::default(), job("a/0/finished/Shut.down b/1/started/Copy"));
    tell(&mut notes, &mut forest, &[PLAN, r#""step":"a","progress":5"#, r#""step":"gone","progress":5"#]);
    assert_eq!(told(&forest)[1], ".Shut down finished 100% Reported", "what has finished is done");
    steps_of(&mut forest, "a/0/finished/Shut.down b/1/failed/Copy");
    forest.set_expanded("b", true);
    assert_eq!(told(&forest)[2..], [".Copy failed"], "nothing comes below a step that has ended");
    take(&mut forest, r#"{"job":[{"id":"j","description":"Clone","status":"failed","external":"true"}]}"#);
    tell(&mut notes, &mut forest, &[PLAN, r#""plan":[{"key":"z","description":"Never"}]"#]);
    assert_eq!(told(&forest).len(), 3, "nothing waits in a job that has ended");
    take(&mut forest, r#"{"job":[]}"#);
    assert!(!tell(&mut notes, &mut forest, &[PLAN]), "a job that is gone is gone");
}

#[test]
fn what_waits_ends_with_its_job() {
    let (mut notes, mut forest) = (Notes::default(), job("a/0/finished/Shut.down"));
    tell(&mut notes, &mut forest, &[PLAN]);
    assert_eq!(forest.total(), 3);
    take(&mut forest, r#"{"job":[{"id":"j","description":"Clone","status":"finished","external":"true"}]}"#);
    assert_eq!(told(&forest), ["Clone finished 100% Derived", ".Shut down finished 100% Derived"]);
}

#[test]
fn what_never_began_counts_in_a_job_that_failed() {
    let (mut notes, mut forest) =
        (Notes::default(), job("a/0/finished/Shut.down b/1/started/Copy c/0/started/Disk.1<b"));
    tell(&mut notes, &mut forest, &[PLAN, r#""step":"c","key":"b1","progress":40"#]);
    take(&mut forest, r#"{"job":[{"id":"j","description":"Clone","status":"failed","external":"true"}]}"#);
    steps_of(&mut forest, "a/0/finished/Shut.down b/1/failed/Copy c/0/failed/Disk.1<b");
    assert_eq!(told(&forest)[0], "Clone failed 40% Steps", "as far as it had come, without the second disk");
}

#[test]
fn a_task_between_two_steps_needs_no_attention() {
    let (mut notes, mut forest) = (Notes::default(), job("a/0/finished/Shut.down"));
    assert_eq!(forest.attention_count(AttentionKind::StepsEnded), 1);
    tell(&mut notes, &mut forest, &[PLAN]);
    assert_eq!(forest.attention_count(AttentionKind::StepsEnded), 0, "more is to come");
    steps_of(&mut forest, "a/0/finished/Shut.down b/1/finished/Copy");
    tell(&mut notes, &mut forest, &[PLAN]);
    assert_eq!(forest.attention_count(AttentionKind::OpenChild), 0, "what waits is nobody's open child");
}

#[test]
fn a_later_plan_replaces_the_plan() {
    let (mut notes, mut forest) = (Notes::default(), job("a/0/started/Shut.down"));
    tell(&mut notes, &mut forest, &[PLAN, r#""plan":[{"key":"a","description":"Shut down"}]"#]);
    assert_eq!(told(&forest), ["Clone started 0% Derived", ".Shut down started"]);
}

#[test]
fn plans_in_a_ring_hang_nothing_up() {
    let ring = r#""plan":[{"key":"a","parent":"b"},{"key":"b","parent":"a"},{"key":"c","parent":"c"},{"key":"d","parent":"gone"}]"#;
    let (mut notes, mut forest) = (Notes::default(), job(""));
    tell(&mut notes, &mut forest, &[ring]);
    forest.set_all_expanded(true);
    assert_eq!(forest.total(), 5);
}

#[test]
fn notes_may_come_before_their_job_and_are_forgotten_without_one() {
    let (mut notes, mut forest) = (Notes::default(), Forest::new(Order::NewestFirst));
    assert!(!tell(&mut notes, &mut forest, &[r#""progress":30"#]));
    take(&mut forest, r#"{"job":[{"id":"j","status":"started","external":"true"}]}"#);
    assert!(notes.advise(&mut forest), "the job has come");
    assert!(!notes.advise(&mut forest), "told once");
    take(&mut forest, r#"{"job":[]}"#);
    (0..5).for_each(|_| assert!(!notes.advise(&mut forest)));
    take(&mut forest, r#"{"job":[{"id":"j","status":"started","external":"true"}]}"#);
    assert!(!notes.advise(&mut forest), "it was gone for too long");
}

#[test]
fn foreign_and_malformed_events_are_passed_over_and_counted() {
    let mut notes = Notes::default();
    let events = [
        event(7, r#""progress":30"#),
        event(9, r#""progress":300"#),
        r#"{"id":"8","origin":"oVirt","custom_data":"{"}"#.to_owned(),
        r#"{"id":"odd","origin":"ExternalTasks"}"#.to_owned(),
    ];
    notes.read(answer(&events).as_bytes()).expect("events");
    assert_eq!((notes.newest(), notes.malformed()), (9, 2));
    let before = notes.clone();
    for body in ["", "{", "[]", r#"{"event":[7]}"#, r#"{"event":[{"id":"12","origin":"ExternalTasks"}"#] {
        assert_eq!(notes.read(body.as_bytes()), None, "{body}");
    }
    assert_eq!(notes, before);
    notes.read(b"{}").expect("no events");
    assert_eq!(notes, before);
}

#[test]
fn a_waiting_row_is_no_step_and_can_be_found() {
    let (mut notes, mut forest) = (Notes::default(), job(""));
    tell(&mut notes, &mut forest, &[r#""plan":[{"key":"a","description":"Later","type":"finalizing"}]"#]);
    let mut kinds = Vec::new();
    forest.rows(1, 1, &mut |_, row| kinds.push(row.kind));
    assert_eq!(kinds, [RowKind::Waiting { kind: tasks::StepKind::Finalizing }]);
    assert_eq!(forest.row_of("waiting/j/a"), Some(1));
}

#[test]
fn notes_that_came_while_an_answer_did_stay() {
    let answer = |status: &str| {
        format!(
            r#"{{"job":[{{"id":"j","description":"Clone","status":"started","external":"true","steps":{{"step":[
                {{"id":"a","description":"Copy","status":"{status}","external":"true"}}]}}}}]}}"#
        )
    };
    let accepted = |forest: &mut Forest, status: &str| {
        let answer = answer(status);
        forest.begin_followed();
        forest.buffer(answer.len()).copy_from_slice(answer.as_bytes());
        forest.advance().and_then(|()| forest.accept()).expect("jobs");
    };
    let (mut notes, mut forest) = (Notes::default(), Forest::new(Order::NewestFirst));
    accepted(&mut forest, "started");
    forest.digest(usize::MAX).expect("all of it");
    forest.set_expanded("j", true);
    accepted(&mut forest, "finished");
    let plan = r#""plan":[{"key":"a","description":"Copy"},{"key":"b","description":"Check"}]"#;
    tell(&mut notes, &mut forest, &[plan]);
    forest.digest(usize::MAX).expect("all of it");
    assert_eq!(told(&forest), ["Clone started 0% Derived", ".Copy started", ".Check waits"]);
    accepted(&mut forest, "finished");
    forest.digest(usize::MAX).expect("all of it");
    let lines = ["Clone started 50% Derived", ".Copy finished 100% Derived", ".Check waits"];
    assert_eq!(told(&forest), lines, "what was passed over comes with the next answer");
}
