//! Cases of one call: what is sent, and what must come back.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::engine::{Engine, NOBODY, Reply};
use crate::representation::Format;

/// One row.
pub(super) struct Case {
    /// The row.
    pub(super) row: &'static str,
    /// Who calls.
    pub(super) caller: Caller,
    /// The method and the path. `{job}` and `{step}` are external and `admin`'s, `{own}` is a job of the caller,
    /// `{internal}` and `{internal-step}` are the engine's, `{nobody}` is an id that nothing has.
    pub(super) call: &'static str,
    /// The body: an element given as JSON, sent in the representation under test, or nothing at all.
    pub(super) body: Option<(&'static str, &'static str)>,
    /// What comes back.
    pub(super) answer: Answer,
}

/// Somebody who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    Administrator,
    /// The administrator, who asks to be filtered.
    Filtered,
    TasksCreator,
    EventsCreator,
    User,
}

/// What comes back.
#[derive(Debug)]
pub(super) enum Answer {
    /// A document, in which these members have these values.
    Found(&'static [(&'static str, &'static str)]),
    /// 201 with a `Location` and a document, in which these members have these values.
    Created(&'static [(&'static str, &'static str)]),
    /// An action that was carried out.
    Complete,
    /// A list of so many.
    Listed(&'static str, usize),
    /// 404 without a body.
    Missing,
    /// A fault by itself: status, reason and detail.
    Fault(u16, &'static str, &'static str),
    /// A failed action with this fault in it.
    FailedAction(u16, &'static str),
}

/// The text of every denied query.
pub(super) const DENIED: Answer =
    Answer::Fault(400, "Operation Failed", "query execution failed due to insufficient permissions.");

/// The text of every denied command.
pub(super) const NOT_AUTHORIZED: &str = "[User is not authorized to perform this action.]";

/// Plays every case in both representations, each in an engine of its own.
pub(super) async fn check(cases: &[Case]) {
    for format in Format::BOTH {
        for case in cases {
            let world = World::new(format, case.caller).await;
            let reply = world.send(case).await;
            world.assert(case, &reply);
        }
    }
}

/// An engine with everything that a path can name.
struct World {
    engine: Engine,
    format: Format,
    places: Vec<(&'static str, String)>,
}

impl World {
    async fn new(format: Format, caller: Caller) -> Self {
        let engine = Engine::new().speaking(format);
        let job = engine.add_job("Clone", true).await;
        let step = engine.add_step(&job, None, "Copy").await;
        let (internal, internal_step) = engine.internal_job().await;
        let login = match caller {
            Caller::Administrator | Caller::Filtered => "admin@internal",
            Caller::TasksCreator => "vendor@internal",
            Caller::EventsCreator => "reporter@internal",
            Caller::User => "guest@internal",
        };
        let caller = engine.signed_in(login);
        let own = caller.post("/jobs", "job", &serde_json::json!({ "description": "Own" })).await;
        // Whoever may add none has none.
        let own = own.document["id"].as_str().unwrap_or(NOBODY).to_owned();
        let places = vec![
            ("{job}", job),
            ("{step}", step),
            ("{own}", own),
            ("{internal}", internal),
            ("{internal-step}", internal_step),
            ("{nobody}", NOBODY.to_owned()),
        ];
        Self { engine: caller, format, places }
    }

    fn fill(&self, text: &str) -> String {
        self.places.iter().fold(text.to_owned(), |text, (place, id)| text.replace(place, id))
    }

    async fn send(&self, case: &Case) -> Reply {
        let (method, path) = case.call.split_once(' ').expect("a method and a path");
        let method: Method = method.parse().expect("a method");
        let mut request = self.engine.request(method, &self.fill(path));
        if case.caller == Caller::Filtered {
            request = request.header("Filter", "true");
        }
        let body = match case.body {
            None => Body::empty(),
            Some((root, body)) => {
                request = request.header(CONTENT_TYPE, self.format.media_type());
                let body: Value = serde_json::from_str(&self.fill(body)).expect(body);
                Body::from(self.format.print(root, &body))
            }
        };
        self.engine.send(request.body(body).expect("a request")).await
    }

    fn assert(&self, case: &Case, reply: &Reply) {
        let about = format!("{} ({:?} as {:?}): {}", case.row, self.format, case.caller, reply.text);
        let status = |expected: u16| assert_eq!(reply.status.as_u16(), expected, "{about}");
        match &case.answer {
            Answer::Found(members) => {
                status(200);
                self.assert_members(members, &reply.document, &about);
            }
            Answer::Created(members) => {
                status(201);
                let href = reply.document["href"].as_str().expect(&about);
                assert_eq!(
                    reply.header("location"),
                    Some(format!("http://localhost{href}").as_str()),
                    "{about}"
                );
                self.assert_members(members, &reply.document, &about);
            }
            Answer::Complete => {
                status(200);
                self.assert_members(&[("status", "complete")], &reply.document, &about);
            }
            Answer::Listed(singular, count) => {
                status(200);
                let list = reply.document[singular].as_array().map_or(0, Vec::len);
                assert_eq!(list, *count, "{about}");
            }
            Answer::Missing => {
                assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_FOUND, ""), "{about}");
            }
            Answer::Fault(expected, reason, detail) => {
                status(*expected);
                let fault = serde_json::json!({ "detail": self.fill(detail), "reason": reason });
                assert_eq!(reply.document, fault, "{about}");
            }
            Answer::FailedAction(expected, detail) => {
                status(*expected);
                let fault = serde_json::json!({ "detail": self.fill(detail), "reason": "Operation Failed" });
                assert_eq!(reply.document["fault"], fault, "{about}");
                assert_eq!(reply.document["status"], "failed", "{about}");
                assert_eq!(reply.document["job"], Value::Null, "{about}");
            }
        }
    }

    /// Asserts single members, deep ones by a path of names; `-` stands for one that is not there.
    fn assert_members(&self, members: &[(&str, &str)], document: &Value, about: &str) {
        for (path, expected) in members {
            let found = path.split('.').fold(document, |found, name| &found[name]);
            let found = if found.is_null() { "-" } else { found.as_str().expect(about) };
            assert_eq!(found, self.fill(expected), "{path} of {about}");
        }
    }
}
