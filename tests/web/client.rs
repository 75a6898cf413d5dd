//! The client against a stubbed wire.

use std::cell::RefCell;
use std::rc::Rc;

use client::{Change, ClientError, Engine};
use futures::FutureExt;
use tasks::StepKind;
use wasm_bindgen_test::*;
use web_sys::{RequestCache, RequestCredentials};

use crate::stage::until;
use crate::wire::Wire;

const JOBS: &str = "GET /ovirt-engine/api/jobs";

fn engine() -> Engine {
    let origin = web_sys::window().unwrap().location().origin().unwrap();
    Engine::new(&format!("{origin}/ovirt-engine/"), || Some("secret".into()))
}

/// Starts a request; the result comes into the cell.
fn start<T: 'static>(request: impl Future<Output = T> + 'static) -> Rc<RefCell<Option<T>>> {
    let result = Rc::new(RefCell::new(None));
    let kept = result.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let value = request.await;
        kept.replace(Some(value));
    });
    result
}

fn read_jobs(engine: Engine) -> Rc<RefCell<Option<Result<String, ClientError>>>> {
    start(async move {
        let mut text = Vec::new();
        let result = engine
            .jobs(&mut |piece| {
                text.extend(piece.to_vec());
                Ok(())
            })
            .await;
        result.map(|_| String::from_utf8(text).unwrap())
    })
}

#[wasm_bindgen_test]
async fn a_body_comes_in_pieces_and_is_complete() {
    let wire = Wire::new();
    let text = read_jobs(engine());
    let sent = wire.nth(JOBS, 1).await;
    sent.answer_in_pieces(200, &["{\"job\"", ":[", "]}"]);
    until("the answer", || text.borrow().is_some()).await;
    assert_eq!(text.take(), Some(Ok("{\"job\":[]}".into())));
}

#[wasm_bindgen_test]
async fn a_request_carries_the_token_and_nothing_of_the_browser() {
    let wire = Wire::new();
    let _text = read_jobs(engine());
    let sent = wire.nth(JOBS, 1).await;
    assert_eq!(sent.header("Authorization").as_deref(), Some("Bearer secret"));
    assert_eq!(sent.header("Accept").as_deref(), Some("application/json"));
    assert_eq!(sent.request.credentials(), RequestCredentials::Omit);
    assert_eq!(sent.request.cache(), RequestCache::NoStore);
    assert!(!sent.request.url().contains("secret"));
}

#[wasm_bindgen_test]
async fn an_action_carries_a_readable_correlation_id() {
    let wire = Wire::new();
    let made = start({
        let engine = engine();
        async move { engine.send(Change::add_step("J 1", Some("S1"), StepKind::Executing, "Copy")).await }
    });
    let sent = wire.nth("POST /ovirt-engine/api/jobs/J%201/steps", 1).await;
    assert!(sent.header("Correlation-Id").unwrap().starts_with("TaskMonitor-add-step-"));
    assert_eq!(sent.header("Content-Type").as_deref(), Some("application/json"));
    assert_eq!(sent.body, r#"{"description":"Copy","type":"executing","parent_step":{"id":"S1"}}"#);
    sent.answer(201, r#"{"id":"S2"}"#);
    until("the answer", || made.borrow().is_some()).await;
    assert_eq!(made.take(), Some(Ok(Some("S2".into()))));
}

#[wasm_bindgen_test]
async fn without_a_token_nothing_is_sent() {
    let wire = Wire::new();
    let engine = Engine::new("/ovirt-engine", || None);
    assert_eq!(engine.steps("J1").await, Err(ClientError::SessionExpired));
    // A token that no header can carry would make the browser throw.
    let broken = Engine::new("/ovirt-engine", || Some("a\nb".into()));
    assert_eq!(broken.steps("J1").await, Err(ClientError::SessionExpired));
    assert_eq!(wire.count(), 0);
}

#[wasm_bindgen_test]
async fn a_broken_connection_is_told_from_a_request_that_was_given_up() {
    let wire = Wire::new();
    let broken = read_jobs(engine());
    wire.nth(JOBS, 1).await.break_off();
    until("the failure", || broken.borrow().is_some()).await;
    assert!(matches!(broken.take(), Some(Err(ClientError::Unreachable { .. }))));

    let engine = engine();
    let given_up = read_jobs(engine.clone());
    let sent = wire.nth(JOBS, 2).await;
    engine.abort_all();
    until("the failure", || given_up.borrow().is_some()).await;
    assert_eq!(given_up.take(), Some(Err(ClientError::Aborted)));
    assert!(sent.aborted());
}

#[wasm_bindgen_test]
async fn who_stops_waiting_aborts_the_request() {
    let wire = Wire::new();
    let engine = engine();
    let mut waiting = Box::pin(async move { engine.steps("J1").await });
    assert!((&mut waiting).now_or_never().is_none());
    let sent = wire.nth("GET /ovirt-engine/api/jobs/J1/steps", 1).await;
    assert!(!sent.aborted());
    drop(waiting);
    assert!(sent.aborted());
}

#[wasm_bindgen_test]
async fn the_engines_words_come_through() {
    let wire = Wire::new();
    let ended = start({
        let engine = engine();
        async move { engine.send(Change::end_job("J1", true, false)).await }
    });
    let sent = wire.nth("POST /ovirt-engine/api/jobs/J1/end", 1).await;
    assert_eq!(sent.body, r#"{"succeeded":"true","force":"false"}"#);
    sent.answer(400, include_str!("../fixtures/fault-action.json"));
    until("the answer", || ended.borrow().is_some()).await;
    let error = ended.take().unwrap().unwrap_err();
    assert_eq!(error.fault().unwrap().detail, "[Cannot Clear External Job. Job not found.]");
}

#[wasm_bindgen_test]
async fn signing_in_sends_a_form_and_reads_the_token() {
    let wire = Wire::new();
    let token = start({
        let engine = Engine::new("/ovirt-engine", || None);
        async move { engine.sign_in("admin@internal", "a&b=c d").await }
    });
    let sent = wire.nth("POST /ovirt-engine/sso/oauth/token", 1).await;
    assert_eq!(sent.header("Accept").as_deref(), Some("application/json"));
    assert_eq!(sent.header("Authorization"), None);
    assert_eq!(
        sent.body,
        "grant_type=password&scope=ovirt-app-api&username=admin%40internal&password=a%26b%3Dc%20d"
    );
    sent.answer(200, include_str!("../fixtures/token.json"));
    until("the answer", || token.borrow().is_some()).await;
    assert_eq!(token.take(), Some(Ok("TOKEN".into())));
}
