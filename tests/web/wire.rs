//! A wire that tests hold the other end of: requests come out, answers are put in when the test says so.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use web_sys::{Request, Response, ResponseInit, window};

use crate::stage::until;

/// A request as it left the page.
#[derive(Clone)]
pub(crate) struct Sent {
    pub(crate) request: Request,
    /// Method, path and query, for instance `GET /ovirt-engine/api/jobs`.
    pub(crate) line: String,
    pub(crate) body: String,
    resolve: Function,
    reject: Function,
}

impl Sent {
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.request.headers().get(name).unwrap()
    }

    pub(crate) fn aborted(&self) -> bool {
        self.request.signal().aborted()
    }

    /// Answers with a status and a body in one piece.
    pub(crate) fn answer(&self, status: u16, body: &str) {
        self.answer_in_pieces(status, &[body]);
    }

    /// Answers with a body in several pieces.
    pub(crate) fn answer_in_pieces(&self, status: u16, pieces: &[&str]) {
        let pieces: Array = pieces.iter().map(|piece| Uint8Array::from(piece.as_bytes())).collect();
        let stream = stream_of(&pieces);
        let init = ResponseInit::new();
        init.set_status(status);
        let response = Response::new_with_opt_readable_stream_and_init(Some(&stream), &init).unwrap();
        self.resolve.call1(&JsValue::NULL, &response).unwrap();
    }

    /// Breaks the connection.
    pub(crate) fn break_off(&self) {
        self.reject.call1(&JsValue::NULL, &js_sys::TypeError::new("Failed to fetch")).unwrap();
    }
}

#[wasm_bindgen(inline_js = "
export function stream_of(pieces) {
  return new ReadableStream({ start(control) { for (const piece of pieces) control.enqueue(piece); control.close(); } });
}
export function on_abort(signal, reject) {
  if (signal.aborted) reject(signal.reason);
  else signal.addEventListener('abort', () => reject(signal.reason));
}
export function text_of(request) { return request.clone().text(); }
")]
extern "C" {
    fn stream_of(pieces: &Array) -> web_sys::ReadableStream;
    fn on_abort(signal: &web_sys::AbortSignal, reject: &Function);
    fn text_of(request: &Request) -> Promise;
}

/// Stands in for the network until it is dropped.
pub(crate) struct Wire {
    sent: Rc<RefCell<Vec<Sent>>>,
    rules: Rc<RefCell<HashMap<String, (u16, String)>>>,
    real: JsValue,
    _fetch: Closure<dyn FnMut(Request) -> Promise>,
}

impl Wire {
    /// Takes the place of `fetch`.
    pub(crate) fn new() -> Self {
        let sent: Rc<RefCell<Vec<Sent>>> = Rc::default();
        let rules: Rc<RefCell<HashMap<String, (u16, String)>>> = Rc::default();
        let fetch = {
            let (sent, rules) = (sent.clone(), rules.clone());
            Closure::<dyn FnMut(Request) -> Promise>::new(move |request: Request| {
                let (sent, rules) = (sent.clone(), rules.clone());
                Promise::new(&mut |resolve, reject| {
                    on_abort(&request.signal(), &reject);
                    // `request.clone()` would be the browser's own, which splits the body.
                    let (sent, rules, request) = (sent.clone(), rules.clone(), Clone::clone(&request));
                    wasm_bindgen_futures::spawn_local(async move {
                        let body = wasm_bindgen_futures::JsFuture::from(text_of(&request)).await.unwrap();
                        let url = web_sys::Url::new(&request.url()).unwrap();
                        // The library that makes requests puts an `&` behind every query.
                        let query = url.search().trim_end_matches('&').to_owned();
                        let line = format!("{} {}{query}", request.method(), url.pathname());
                        let rule = rules.borrow().get(&line).cloned();
                        let body = body.as_string().unwrap();
                        let one = Sent { request, line, body, resolve, reject };
                        if let Some((status, body)) = rule {
                            one.answer(status, &body);
                        }
                        sent.borrow_mut().push(one);
                    });
                })
            })
        };
        let window = window().unwrap();
        let real = Reflect::get(&window, &"fetch".into()).unwrap();
        Reflect::set(&window, &"fetch".into(), fetch.as_ref()).unwrap();
        Self { sent, rules, real, _fetch: fetch }
    }

    /// From now on answers every request for `line` by itself.
    pub(crate) fn always(&self, line: &str, status: u16, body: &str) {
        self.rules.borrow_mut().insert(line.to_owned(), (status, body.to_owned()));
    }

    /// Every request for `line` so far.
    pub(crate) fn all(&self, line: &str) -> Vec<Sent> {
        self.sent.borrow().iter().filter(|sent| sent.line == line).cloned().collect()
    }

    /// How many requests were made so far.
    pub(crate) fn count(&self) -> usize {
        self.sent.borrow().len()
    }

    /// Waits for the `n`-th request for `line`, from 1.
    pub(crate) async fn nth(&self, line: &str, n: usize) -> Sent {
        until(&format!("request {n} for {line}"), || self.all(line).len() >= n).await;
        self.all(line)[n - 1].clone()
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        Reflect::set(&window().unwrap(), &"fetch".into(), &self.real).unwrap();
    }
}
