//! The board and its polls against a stubbed wire.

use std::cell::RefCell;
use std::rc::Rc;

use client::Engine;
use js_sys::Array;
use leptos::prelude::window;
use monitor::live::Live;
use monitor::state::{Board, Command, Link, Renewal, Session};
use monitor::ui::el;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;
use web_sys::{MutationObserver, MutationObserverInit};

use crate::marks::last_mark;
use crate::stage::{Stage, turns, until};
use crate::wire::Wire;

const JOBS: &str = "GET /ovirt-engine/api/jobs";
const TWO_JOBS: &str = r#"{"job":[
    {"id":"J1","description":"Adding disk","status":"started","external":"false","auto_cleared":"true","start_time":1000,"last_updated":1000},
    {"id":"J2","description":"Clone","status":"started","external":"true","auto_cleared":"true","start_time":2000,"last_updated":2000}]}"#;
const SLOWLY: u32 = 3_600_000;

/// A board that polls a stubbed engine, and a view that shows its number of rows.
fn board(every: u32) -> (Stage, Board) {
    // Another test may have left something open.
    window().session_storage().unwrap().unwrap().clear().unwrap();
    Stage::play(move || {
        let session = Session::new(Renewal::Never, || {});
        let engine = Engine::new("/ovirt-engine", || Some("secret".into()));
        let board = Live::engine(engine, "test@internal", every, session).start().board;
        let total = board.total.clone();
        (board, el("p").text_live(move || total.get().to_string()))
    })
}

fn descriptions(board: &Board) -> Vec<String> {
    let mut found = Vec::new();
    board.rows.visit(0, 100, &mut |_, row| found.push(row.description.to_owned()));
    found
}

#[wasm_bindgen_test]
async fn an_answer_becomes_rows() {
    let wire = Wire::new();
    let (stage, board) = board(SLOWLY);
    assert_eq!(board.link.peek(), Link::Connecting);
    wire.nth(JOBS, 1).await.answer(200, TWO_JOBS);
    until("two jobs", || board.jobs.peek() == 2).await;
    assert_eq!(board.link.peek(), Link::Live);
    assert!(board.last_ok.peek().is_some());
    assert_eq!(descriptions(&board), ["Clone", "Adding disk"]);
    until("the view", || stage.element.inner_text().contains('2')).await;
}

#[wasm_bindgen_test]
async fn polls_never_overlap() {
    let wire = Wire::new();
    let (_stage, board) = board(1);
    let first = wire.nth(JOBS, 1).await;
    for _ in 0..20 {
        board.rows.command(Command::Refresh);
        turns().await;
    }
    assert_eq!(wire.all(JOBS).len(), 1);
    first.answer(200, TWO_JOBS);
    wire.nth(JOBS, 2).await;
}

#[wasm_bindgen_test]
async fn the_same_answer_again_changes_nothing() {
    let wire = Wire::new();
    let (_stage, board) = board(SLOWLY);
    wire.nth(JOBS, 1).await.answer(200, TWO_JOBS);
    until("two jobs", || board.jobs.peek() == 2).await;
    let (revision, taken) = (board.revision.peek(), last_mark().expect("a mark"));
    board.rows.command(Command::Refresh);
    wire.nth(JOBS, 2).await.answer(200, TWO_JOBS);
    until("the second answer", || last_mark().is_some_and(|mark| mark.generation > taken.generation)).await;
    assert_eq!(board.revision.peek(), revision);
    assert_eq!(last_mark().expect("a mark").parsed, 0.0, "bytes parsed");
}

#[wasm_bindgen_test]
async fn an_expired_session_ends_the_polls_until_somebody_asks() {
    let wire = Wire::new();
    let (_stage, board) = board(1);
    wire.nth(JOBS, 1).await.answer(200, TWO_JOBS);
    wire.nth(JOBS, 2).await.answer(401, "<html>");
    until("the end of the session", || board.link.peek() == Link::SessionExpired).await;
    turns().await;
    assert_eq!(wire.all(JOBS).len(), 2);
    assert_eq!(board.jobs.peek(), 2, "the rows stay");
    board.rows.command(Command::Refresh);
    wire.nth(JOBS, 3).await.answer(200, TWO_JOBS);
    until("a live board", || board.link.peek().is_live()).await;
}

#[wasm_bindgen_test]
async fn what_goes_wrong_is_told_and_the_rows_stay() {
    let wire = Wire::new();
    let (_stage, board) = board(SLOWLY);
    wire.nth(JOBS, 1).await.answer(200, TWO_JOBS);
    until("two jobs", || board.jobs.peek() == 2).await;

    type Expected = fn(&Link) -> bool;
    let cases: [(u16, &str, Expected); 7] = [
        (200, "{\"job\":[{\"id\":", |link| matches!(link, Link::Malformed { .. })),
        (200, "<html>", |link| matches!(link, Link::Malformed { .. })),
        (403, "", |link| *link == Link::NotPermitted { fault: None }),
        (
            400,
            r#"{"reason":"Operation Failed","detail":"query execution failed due to insufficient permissions."}"#,
            |link| matches!(link, Link::NotPermitted { fault: Some(fault) } if fault.contains("insufficient")),
        ),
        (500, "oops", |link| *link == Link::Failing { status: 500, fault: None }),
        (503, "<html>", |link| matches!(link, Link::Unreachable)),
        (404, "", |link| matches!(link, Link::Failing { status: 404, .. })),
    ];
    for (n, (status, body, expected)) in cases.into_iter().enumerate() {
        board.rows.command(Command::Refresh);
        wire.nth(JOBS, n + 2).await.answer(status, body);
        until(&format!("{status} {body}"), || expected(&board.link.peek())).await;
        assert_eq!(descriptions(&board), ["Clone", "Adding disk"]);
    }
}

#[wasm_bindgen_test]
async fn one_failure_is_not_told_until_the_next_poll_confirms_it() {
    let wire = Wire::new();
    let (_stage, board) = board(1);
    wire.nth(JOBS, 1).await.answer(200, TWO_JOBS);
    wire.nth(JOBS, 2).await.answer(503, "");
    let third = wire.nth(JOBS, 3).await;
    assert_eq!(board.link.peek(), Link::Live, "that may have been chance");
    third.answer(503, "");
    until("the trouble", || board.link.peek() == Link::Unreachable).await;
    wire.nth(JOBS, 4).await.answer(200, TWO_JOBS);
    until("a live board", || board.link.peek().is_live()).await;
    // Whoever asks is told at once.
    let asked = wire.nth(JOBS, 5).await;
    board.rows.command(Command::Refresh);
    asked.answer(200, TWO_JOBS);
    wire.nth(JOBS, 6).await.answer(503, "");
    until("the trouble", || board.link.peek() == Link::Unreachable).await;
}

#[wasm_bindgen_test]
async fn a_page_that_goes_ends_its_polls() {
    let wire = Wire::new();
    let (stage, _board) = board(1);
    let sent = wire.nth(JOBS, 1).await;
    drop(stage);
    until("the request to be given up", || sent.aborted()).await;
    turns().await;
    assert_eq!(wire.all(JOBS).len(), 1);
}

#[wasm_bindgen_test]
async fn a_hidden_page_asks_nothing_and_catches_up() {
    let wire = Wire::new();
    let (_stage, board) = board(1);
    wire.always(JOBS, 200, TWO_JOBS);
    until("two jobs", || board.jobs.peek() == 2).await;
    hide(true);
    until("the pause", || board.link.peek() == Link::Paused).await;
    let before = wire.all(JOBS).len();
    turns().await;
    assert_eq!(wire.all(JOBS).len(), before);
    hide(false);
    wire.nth(JOBS, before + 1).await;
    until("a live board", || board.link.peek().is_live()).await;
}

#[wasm_bindgen_test]
async fn steps_are_read_for_what_is_open_four_jobs_at_a_time() {
    let wire = Wire::new();
    let (_stage, board) = board(SLOWLY);
    let jobs: Vec<_> = (0..8)
        .map(|n| format!(r#"{{"id":"J{n}","description":"Job {n}","status":"started","external":"false","start_time":{n}}}"#))
        .collect();
    wire.nth(JOBS, 1).await.answer(200, &format!("{{\"job\":[{}]}}", jobs.join(",")));
    until("eight jobs", || board.jobs.peek() == 8).await;
    turns().await;
    assert_eq!(wire.count(), 1, "nothing is open, nothing is read");

    board.rows.command(Command::ExpandAll);
    until("four requests", || wire.count() == 5).await;
    turns().await;
    assert_eq!(wire.count(), 5, "the others wait");
    let first = wire.all("GET /ovirt-engine/api/jobs/J7/steps")[0].clone();
    first.answer(
        200,
        r#"{"step":[{"id":"S1","description":"Copying","status":"started","type":"executing"}]}"#,
    );
    until("the fifth request", || wire.count() == 6).await;
    until("the step", || descriptions(&board).contains(&"Copying".to_owned())).await;
}

#[wasm_bindgen_test]
async fn the_mark_of_a_reaction_comes_after_its_last_change() {
    let wire = Wire::new();
    let (stage, board) = board(SLOWLY);
    let late = Rc::new(RefCell::new(Vec::new()));
    wire.nth(JOBS, 1).await.answer(200, TWO_JOBS);
    until("the view", || stage.element.inner_text().contains('2')).await;

    let seen = late.clone();
    let observe = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        seen.borrow_mut().push((js_sys::Date::now(), records.length()));
    });
    let observer = MutationObserver::new(observe.as_ref().unchecked_ref()).unwrap();
    let init = MutationObserverInit::new();
    init.set_child_list(true);
    init.set_character_data(true);
    init.set_subtree(true);
    observer.observe_with_options(&stage.element, &init).unwrap();

    let taken = last_mark().expect("a mark").generation;
    board.rows.command(Command::Refresh);
    wire.nth(JOBS, 2).await.answer(200, "{}");
    until("the mark", || last_mark().is_some_and(|mark| mark.generation > taken)).await;
    assert!(!late.borrow().is_empty(), "the view changed before the mark was seen");
    let records = late.borrow().len();
    turns().await;
    assert_eq!(late.borrow().len(), records, "changes after the mark");
    observer.disconnect();
}

#[wasm_bindgen(inline_js = "
export function hide(hidden) {
  if (hidden) Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  else delete document.hidden;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
")]
extern "C" {
    fn hide(hidden: bool);
}

#[wasm_bindgen_test]
async fn the_steps_of_many_jobs_come_with_the_next_poll() {
    let wire = Wire::new();
    let (_stage, board) = board(SLOWLY);
    let jobs = |steps: &str| {
        let job = |id: usize| format!(r#"{{"id":"J{id}","status":"started","external":"true"{steps}}}"#);
        format!(r#"{{"job":[{}]}}"#, (0..30).map(job).collect::<Vec<_>>().join(","))
    };
    wire.nth(JOBS, 1).await.answer(200, &jobs(""));
    until("the jobs", || board.jobs.peek() == 30).await;
    let plain = wire.count();
    board.rows.command(Command::ExpandAll);
    let poll = wire.nth(&[JOBS, "?follow=steps"].concat(), 1).await;
    poll.answer(200, &jobs(r#","steps":{"step":[{"id":"S","description":"a step"}]}"#));
    until("the steps", || board.total.peek() == 60).await;
    turns().await;
    assert_eq!(wire.count(), plain + 1, "one request and no other");
}

#[wasm_bindgen_test]
async fn a_paused_board_moves_when_it_goes_on() {
    let wire = Wire::new();
    let (_stage, board) = board(SLOWLY);
    wire.nth(JOBS, 1).await.answer(200, TWO_JOBS);
    until("two jobs", || board.jobs.peek() == 2).await;
    board.rows.command(Command::Watch("J1".to_owned(), true));
    board.rows.command(Command::Pause(true));
    let revision = board.revision.peek();
    board.rows.command(Command::Refresh);
    let later = TWO_JOBS.replacen("started", "failed", 1).replace("Clone", "Copy");
    wire.nth(JOBS, 2).await.answer(200, &later);
    until("updates to wait", || board.waiting.peek() == 2).await;
    assert_eq!(
        (board.revision.peek(), descriptions(&board)),
        (revision, vec!["Clone".into(), "Adding disk".into()])
    );
    assert_eq!(board.ended.peek()[0].job, "J1", "who waits for an end is told at once");

    board.rows.command(Command::Pause(false));
    assert_eq!(board.waiting.peek(), 0);
    assert_eq!(descriptions(&board), ["Copy", "Adding disk"]);
}
