//! What needs attention, with its evidence and what helps.

use super::{column, take};
use tasks::{AttentionKind, Evidence, Filter, Finding, Focus, Forest, Order, Remedy, RowKind, Status, View};

const MINUTE: i64 = 60_000;
/// Now.
const NOW: i64 = 10_000 * MINUTE;

/// A job as JSON: id, description and other members.
fn job(id: &str, description: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","description":"{description}",{more}}}"#)
}

fn forest(jobs: &[String]) -> Forest {
    let mut forest = Forest::new(Order::NewestFirst);
    forest.set_now(NOW);
    answer(&mut forest, jobs);
    forest
}

fn answer(forest: &mut Forest, jobs: &[String]) {
    take(forest, format!(r#"{{"job":[{}]}}"#, jobs.join(",")).as_bytes(), 99).expect("an answer");
}

fn read(forest: &mut Forest, job: &str, steps: &str) {
    forest.ask_steps(job);
    forest.read_steps(job, format!(r#"{{"step":[{steps}]}}"#).as_bytes()).expect("steps");
}

fn kinds(forest: &Forest, job: &str) -> Vec<AttentionKind> {
    let findings = forest.findings(job);
    let kinds = column(forest, |row| {
        (row.job == job && matches!(row.kind, RowKind::Job { .. })).then_some(row.attention)
    });
    let kinds: Vec<_> = kinds.into_iter().flatten().flat_map(|set| set.iter()).collect();
    let told = findings.iter().filter(|finding| finding.evidence.kind() != AttentionKind::Failed).count();
    assert_eq!(told, kinds.len(), "each has its evidence: {findings:?}");
    kinds
}

fn only(forest: &Forest, job: &str) -> Finding {
    let mut findings = forest.findings(job);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.remove(0)
}

const RUNS: &str = r#""status":"started","external":"true","auto_cleared":"true""#;

#[test]
fn a_job_whose_steps_have_all_ended_is_still_open() {
    let mut forest = forest(&[job("a", "Clone", RUNS)]);
    forest.set_now(8);
    assert_eq!(kinds(&forest, "a"), [], "no steps are known");
    read(&mut forest, "a", r#"{"id":"s","status":"finished","end_time":5},{"id":"t","status":"started"}"#);
    assert_eq!(kinds(&forest, "a"), [], "one runs");
    read(
        &mut forest,
        "a",
        r#"{"id":"s","status":"finished","end_time":5},{"id":"t","status":"finished","end_time":7}"#,
    );
    let evidence = Evidence::StepsEnded { steps: 2, last_end: Some(7) };
    assert_eq!(only(&forest, "a"), Finding { evidence, remedy: Remedy::EndJob { succeeded: Some(true) } });
    read(&mut forest, "a", "");
    assert_eq!(kinds(&forest, "a"), [], "a job without steps is nothing special");
}

#[test]
fn the_same_job_twice() {
    let at = |minute: i64| format!(r#"{RUNS},"start_time":{}"#, NOW - minute * MINUTE);
    let internal = at(1).replace(r#""external":"true""#, r#""external":"false""#);
    let mut jobs =
        vec![job("old", "Upgrade", &at(9)), job("new", "Upgrade", &at(3)), job("other", "Copy", &at(3))];
    let mut forest = forest(&jobs);
    let evidence = Evidence::Duplicate { open: 2, newest: "new".to_owned() };
    assert_eq!(
        only(&forest, "old"),
        Finding { evidence: evidence.clone(), remedy: Remedy::EndJob { succeeded: None } }
    );
    assert_eq!(
        only(&forest, "new"),
        Finding { evidence, remedy: Remedy::EndOlder { jobs: vec!["old".to_owned()] } }
    );
    assert_eq!(kinds(&forest, "other"), []);
    assert_eq!(forest.attention_count(AttentionKind::Duplicate), 2);

    jobs.push(job("engine", "Upgrade", &internal));
    answer(&mut forest, &jobs);
    assert_eq!(kinds(&forest, "engine"), [], "the engine may run the same twice");
    jobs.remove(0);
    answer(&mut forest, &jobs);
    assert_eq!(kinds(&forest, "new"), [], "the other one is gone");
    jobs.push(job("third", "Upgrade", &at(0)));
    answer(&mut forest, &jobs);
    assert_eq!(kinds(&forest, "new"), [AttentionKind::Duplicate]);
    let last = jobs.len() - 1;
    jobs[last] = jobs[last].replace("started", "failed");
    answer(&mut forest, &jobs);
    assert_eq!(kinds(&forest, "new"), [], "the other one has ended");
}

#[test]
fn a_job_is_quiet_when_it_takes_far_longer_than_others_did() {
    let finished = |id: usize, minutes: i64| {
        let end = NOW - 1000 * MINUTE;
        let times = format!(r#""start_time":{},"end_time":{end}"#, end - minutes * MINUTE);
        job(
            &format!("f{id}"),
            "Backup",
            &format!(r#""status":"finished","external":"true","auto_cleared":"true",{times}"#),
        )
    };
    let updated = NOW - 61 * MINUTE;
    let running = job("a", "Backup", &format!(r#"{RUNS},"start_time":1,"last_updated":{updated}"#));
    let mut jobs = vec![running, finished(1, 20), finished(2, 10)];
    let mut forest = forest(&jobs);
    assert_eq!(kinds(&forest, "a"), [], "two tell nothing yet");
    jobs.push(finished(3, 90));
    answer(&mut forest, &jobs);
    let evidence = Evidence::Quiet { since: updated, usual: Some(20 * MINUTE) };
    assert_eq!(only(&forest, "a"), Finding { evidence, remedy: Remedy::EndJob { succeeded: None } });

    read(&mut forest, "a", &format!(r#"{{"id":"s","status":"started","start_time":{}}}"#, NOW - MINUTE));
    assert_eq!(kinds(&forest, "a"), [], "a step began just now");
    assert!(!forest.set_now(NOW + 58 * MINUTE));
    assert!(forest.set_now(NOW + 59 * MINUTE), "time alone makes it quiet");
    assert_eq!(kinds(&forest, "a"), [AttentionKind::Quiet]);
    assert!(forest.set_now(NOW), "a clock that is set back");
    assert_eq!(kinds(&forest, "a"), []);
}

#[test]
fn without_history_only_an_external_job_is_ever_quiet() {
    let since = |hours: i64| format!(r#""last_updated":{}"#, NOW - hours * 60 * MINUTE);
    let internal = RUNS.replace(r#""external":"true""#, r#""external":"false""#);
    let forest = forest(&[
        job("a", "one", &format!("{RUNS},{}", since(5))),
        job("b", "two", &format!("{RUNS},{}", since(6))),
        job("c", "three", &format!("{internal},{}", since(99))),
    ]);
    assert_eq!(kinds(&forest, "a"), []);
    assert_eq!(kinds(&forest, "b"), [AttentionKind::Quiet]);
    assert_eq!(kinds(&forest, "c"), []);
}

#[test]
fn what_was_lost_and_what_is_never_removed() {
    let ended = |status: &str, external: bool, cleared: bool| {
        format!(r#""status":"{status}","external":"{external}","auto_cleared":"{cleared}","end_time":9"#)
    };
    let forest = forest(&[
        job("lost", "a", &ended("unknown", true, true)),
        job("both", "b", &ended("unknown", true, false)),
        job("kept", "c", &ended("finished", true, false)),
        job("engine", "d", &ended("finished", false, false)),
        job("word", "e", r#""status":"resting","external":"true","auto_cleared":"true""#),
    ]);
    let looked = |clear| Finding { evidence: Evidence::Lost { at: 9 }, remedy: Remedy::Look { clear } };
    assert_eq!(only(&forest, "lost"), looked(false));
    assert_eq!(kinds(&forest, "both"), [AttentionKind::Lost, AttentionKind::NeverCleared]);
    assert_eq!(forest.findings("both")[0], looked(true));
    assert_eq!(forest.findings("both")[1].remedy, Remedy::ClearJob);
    let never = |status| Evidence::NeverCleared { status, ended: Some(9) };
    assert_eq!(
        only(&forest, "kept"),
        Finding { evidence: never(Status::Finished), remedy: Remedy::ClearJob }
    );
    assert_eq!(
        only(&forest, "engine"),
        Finding { evidence: never(Status::Finished), remedy: Remedy::AskAdministrator }
    );
    assert_eq!(kinds(&forest, "word"), [], "a word that is not known says nothing of a restart");
    assert_eq!(forest.findings("gone"), []);
}

#[test]
fn what_has_failed_is_looked_at_where_it_failed() {
    let ended = |status: &str, more: &str| format!(r#""status":"{status}","end_time":9{more}"#);
    let mut forest = forest(&[
        job("a", "x", &ended("failed", r#","external":"true","auto_cleared":"true""#)),
        job("b", "y", &ended("aborted", r#","external":"true","auto_cleared":"false""#)),
        job("c", "z", &ended("failed", r#","external":"false","auto_cleared":"true""#)),
        job("d", "w", &ended("finished", r#","external":"true","auto_cleared":"true""#)),
    ]);
    let finding = |status, step: Option<&str>, clear| Finding {
        evidence: Evidence::Failed { status, step: step.map(str::to_owned), at: Some(9) },
        remedy: Remedy::Look { clear },
    };
    assert_eq!(only(&forest, "a"), finding(Status::Failed, None, false));
    assert_eq!(forest.findings("b")[0], finding(Status::Aborted, None, true));
    assert_eq!(only(&forest, "c"), finding(Status::Failed, None, false));
    assert_eq!(forest.findings("d"), []);
    assert_eq!((forest.attention_count(AttentionKind::Failed), forest.in_need()), (3, 3));
    assert_eq!(kinds(&forest, "a"), [], "its row says so already");
    read(&mut forest, "a", r#"{"id":"s","status":"finished"},{"id":"t","status":"failed","end_time":8}"#);
    assert_eq!(only(&forest, "a"), finding(Status::Failed, Some("t"), false));
}

#[test]
fn a_step_that_runs_below_one_that_has_ended() {
    let mut forest = forest(&[job("a", "x", RUNS), job("b", "y", &RUNS.replace("started", "finished"))]);
    let child = r#"{"id":"t","status":"started","external":"true","parent_step":{"id":"s"}}"#;
    read(&mut forest, "a", &format!(r#"{{"id":"s","status":"started"}},{child}"#));
    assert_eq!(kinds(&forest, "a"), []);
    read(&mut forest, "a", &format!(r#"{{"id":"s","status":"finished"}},{child}"#));
    let finding = |parent: Option<&str>| Finding {
        evidence: Evidence::OpenChild { step: "t".to_owned(), parent: parent.map(str::to_owned) },
        remedy: Remedy::EndStep { step: "t".to_owned() },
    };
    assert_eq!(only(&forest, "a"), finding(Some("s")));
    read(&mut forest, "b", r#"{"id":"t","status":"started","external":"true"}"#);
    assert_eq!(only(&forest, "b"), finding(None), "the job itself has ended");
}

#[test]
fn a_filter_by_attention_follows_what_is_found() {
    let attention = [AttentionKind::StepsEnded, AttentionKind::Duplicate].into_iter().collect();
    let filter = Filter { attention, ..Filter::default() };
    let ended = RUNS.replace("started", "finished");
    let mut jobs = vec![job("a", "x", RUNS), job("b", "y", RUNS), job("c", "z", &ended)];
    let mut forest = forest(&jobs);
    forest.set_view(&View { filter, ..View::default() });
    assert_eq!(forest.total(), 0);
    assert_eq!(forest.wanted_steps(), ["a", "b"], "only steps of what runs can tell");
    read(&mut forest, "a", r#"{"id":"s","status":"finished"}"#);
    read(&mut forest, "b", r#"{"id":"s","status":"started"}"#);
    assert_eq!(column(&forest, |row| row.id.to_owned()), ["a"]);
    assert_eq!(forest.wanted_steps(), [""; 0]);
    jobs.push(job("d", "y", RUNS));
    answer(&mut forest, &jobs);
    assert_eq!(column(&forest, |row| row.id.to_owned()), ["a", "b", "d"], "another job made b one of two");
}

#[test]
fn jobs_in_need_are_told_newest_first_whatever_hides_them() {
    let ended = |id: &str, start: i64| {
        job(id, "Clone", &format!(r#""status":"failed","external":"true","start_time":{start},"end_time":9"#))
    };
    let mut forest = forest(&[ended("a", 1), ended("b", 3), ended("c", 2), job("d", "Copy", RUNS)]);
    forest.set_view(&View {
        filter: Filter { text: "nothing".to_owned(), ..Filter::default() },
        ..View::default()
    });
    assert_eq!(forest.in_need(), 3);
    assert_eq!(forest.in_need_of(AttentionKind::NeverCleared, 9), ["b", "c", "a"]);
    assert_eq!(forest.in_need_of(AttentionKind::NeverCleared, 1), ["b"]);
    assert_eq!(forest.in_need_of(AttentionKind::Lost, 9), [""; 0]);
    // In an entity's details only what concerns it counts.
    let mut focus = Focus::new("web01");
    focus.learn("c");
    forest.focus(Some(focus));
    assert_eq!(forest.in_need(), 1);
    assert_eq!(forest.attention_count(AttentionKind::NeverCleared), 1);
    assert_eq!(forest.in_need_of(AttentionKind::NeverCleared, 9), ["c"]);
}
