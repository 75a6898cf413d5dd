//! Actions against a stubbed wire.

use client::Engine;
use monitor::live::Live;
use monitor::state::{Renewal, Session};
use monitor::task::{Action, Actor, Done, Refusal, RefusalKind};
use monitor::ui::el;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::*;

use crate::stage::{Stage, until};
use crate::wire::Wire;

const CREATE: &str = "POST /ovirt-engine/api/jobs";
const JOBS: &str = "GET /ovirt-engine/api/jobs";

fn actor() -> (Stage, Actor) {
    Stage::play(|| {
        let engine = Engine::new("/ovirt-engine", || Some("secret".into()));
        let session = Session::new(Renewal::Never, || {});
        let started = Live::engine(engine, "test@internal", 3_600_000, session).start();
        (started.actor.expect("an actor"), el("p"))
    })
}

type Result = std::result::Result<Done, Refusal>;

fn start(actor: &Actor, action: Action) -> Rc<RefCell<Option<Result>>> {
    let result = Rc::new(RefCell::new(None));
    let kept = result.clone();
    actor.run(action, move |done| {
        kept.replace(Some(done));
    });
    result
}

fn create() -> Action {
    Action::CreateJob { description: "Clone".into(), auto_cleared: true, correlation: None }
}

#[wasm_bindgen_test]
async fn what_is_done_is_polled_for_at_once() {
    let wire = Wire::new();
    let (_stage, actor) = actor();
    wire.nth(JOBS, 1).await.answer(200, "{}");
    let result = start(&actor, create());
    let sent = wire.nth(CREATE, 1).await;
    assert_eq!(sent.body, r#"{"description":"Clone","auto_cleared":"true"}"#);
    sent.answer(201, include_str!("../fixtures/job-created.json"));
    until("the result", || result.borrow().is_some()).await;
    assert!(result.take().unwrap().unwrap().id.is_some());
    wire.nth(JOBS, 2).await;
}

#[wasm_bindgen_test]
async fn the_same_action_is_sent_once_at_a_time() {
    let wire = Wire::new();
    let (_stage, actor) = actor();
    let first = start(&actor, create());
    let sent = wire.nth(CREATE, 1).await;
    let second = start(&actor, create());
    until("the second result", || second.borrow().is_some()).await;
    assert_eq!(second.take().unwrap().unwrap_err().kind, RefusalKind::InFlight);
    assert_eq!(wire.all(CREATE).len(), 1);
    sent.answer(201, r#"{"id":"J1"}"#);
    until("the first result", || first.borrow().is_some()).await;
    assert_eq!(first.take().unwrap().unwrap().id.as_deref(), Some("J1"));
    start(&actor, create());
    wire.nth(CREATE, 2).await;
}

#[wasm_bindgen_test]
async fn a_refusal_has_a_sentence_and_the_engines_words() {
    let wire = Wire::new();
    let (_stage, actor) = actor();
    let fault =
        r#"{"reason":"Operation Failed","detail":"[User is not authorized to perform this action.]"}"#;
    let cases = [
        (400, fault, RefusalKind::Refused),
        (403, fault, RefusalKind::NotPermitted),
        (404, "", RefusalKind::Gone),
        (401, "<html>", RefusalKind::SessionExpired),
        (500, "", RefusalKind::NotDone),
        (201, "<html>", RefusalKind::NotDone),
    ];
    for (n, (status, body, kind)) in cases.into_iter().enumerate() {
        let result = start(&actor, create());
        let sent = wire.nth(CREATE, n + 1).await;
        sent.answer(status, body);
        if kind == RefusalKind::NotDone {
            // It is looked up before anybody is told to repeat it.
            let id = sent.header("Correlation-Id").unwrap();
            wire.nth(&format!("{JOBS}?search=correlation_id%3D{id}"), 1).await.answer(200, "{}");
        }
        until("the result", || result.borrow().is_some()).await;
        let refusal = result.take().unwrap().unwrap_err();
        assert_eq!(refusal.kind, kind, "{status}");
        assert!(!refusal.sentence.is_empty());
        assert_eq!(refusal.fault.is_some(), body == fault, "{status}");
    }
}

#[wasm_bindgen_test]
async fn an_action_goes_on_when_the_page_goes() {
    let wire = Wire::new();
    let (stage, actor) = actor();
    let result = start(&actor, create());
    let sent = wire.nth(CREATE, 1).await;
    drop(actor);
    sent.answer(201, r#"{"id":"J1"}"#);
    until("the result", || result.borrow().is_some()).await;
    assert_eq!(result.take().unwrap().unwrap().id.as_deref(), Some("J1"));
    drop(stage);
}
