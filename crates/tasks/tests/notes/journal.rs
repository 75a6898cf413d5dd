//! Notes as they came, and what lists of steps tell of planned ones.

use tasks::{Forest, Notes, Order, Status};

use super::{answer, event, job, steps_of, take, tell};

#[test]
fn notes_are_kept_as_they_came_in_the_order_of_their_events() {
    let mut notes = Notes::default();
    let second = event(9, r#""step":"a","progress":40"#);
    let first = event(7, r#""progress":30"#).replacen("{", r#"{"time":5,"correlation_id":"c","#, 1);
    notes.read(answer(&[second, first]).as_bytes()).expect("events");
    let told: Vec<_> =
        notes.tellings("j").iter().map(|note| (note.event, &*note.step, note.percent)).collect();
    assert_eq!(told, [(7, "", Some(30)), (9, "a", Some(40))]);
    assert_eq!((notes.tellings("j")[0].time, &*notes.tellings("j")[0].correlation), (Some(5), "c"));
    assert!(notes.tellings("k").is_empty());
    let many: Vec<_> = (10..500).map(|id| event(id, r#""progress":50"#)).collect();
    notes.read(answer(&many).as_bytes()).expect("events");
    let kept = notes.tellings("j");
    assert!(kept.len() < 100 && kept.last().is_some_and(|note| note.event == 499), "the newest of them");
}

#[test]
fn notes_that_cannot_be_read_are_told_with_what_spoils_them() {
    let mut notes = Notes::default();
    let far = event(3, r#""progress":300"#);
    let broken = r#"{"id":"4","origin":"ExternalTasks","correlation_id":"c","custom_data":"{"}"#.to_owned();
    notes.read(answer(&[far, broken]).as_bytes()).expect("events");
    let told: Vec<_> = notes
        .misread()
        .iter()
        .map(|note| (note.event, note.member, &*note.job, &*note.correlation))
        .collect();
    assert_eq!(told, [(3, "progress", "j", ""), (4, "custom_data", "", "c")]);
    let many: Vec<_> = (5..200).map(|id| event(id, r#""progress":-1"#)).collect();
    notes.read(answer(&many).as_bytes()).expect("events");
    assert_eq!((notes.malformed(), notes.misread().last().map(|note| note.event)), (197, Some(199)));
    assert!(notes.misread().len() < 100, "the newest of them");
}

#[test]
fn the_outline_of_a_job_has_what_waits_in_its_place() {
    let (mut notes, mut forest) = (Notes::default(), job(""));
    assert_eq!(forest.outline("j", 9), Some(Vec::new()));
    steps_of(&mut forest, "a/0/finished/Shut.down");
    let plan = r#""plan":[{"key":"a","description":"Shut down"},{"key":"b","description":"Copy"},
        {"key":"c","description":"Disk 1","parent":"b"}]"#;
    tell(&mut notes, &mut forest, &[plan]);
    let outline = forest.outline("j", 9).expect("its steps");
    let told: Vec<_> = outline.iter().map(|step| (&*step.description, step.level, step.status)).collect();
    assert_eq!(told, [("Shut down", 0, Some(Status::Finished)), ("Copy", 0, None), ("Disk 1", 1, None)]);
    assert_eq!(forest.waiting_steps("j"), 2);
    assert_eq!(forest.outline("j", 1).map(|steps| steps.len()), Some(1));
    assert_eq!((forest.outline("k", 9), forest.waiting_steps("k")), (None, 0));
}

#[test]
fn a_lost_job_was_begun_anew_by_one_of_its_name_that_started_later() {
    let job = |id: &str, times: &str, external: bool| {
        format!(r#"{{"id":"{id}","description":"Clone","status":"unknown",{times},"external":"{external}"}}"#)
    };
    let lost = job("lost", r#""start_time":10,"end_time":50"#, true);
    let mut forest = Forest::new(Order::NewestFirst);
    let mut answer = |others: &[String]| {
        let jobs: Vec<_> = others.iter().chain([&lost]).cloned().collect();
        take(&mut forest, &format!(r#"{{"job":[{}]}}"#, jobs.join(",")));
        forest.was_begun_anew("lost")
    };
    assert!(!answer(&[]));
    assert!(!answer(&[job("before", r#""start_time":40"#, true)]));
    assert!(!answer(&[job("internal", r#""start_time":60"#, false)]));
    assert!(answer(&[job("anew", r#""start_time":60"#, true)]));
    assert!(!forest.was_begun_anew("gone"));
}
