//! An engine under test, and how tests speak to it.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST};
use axum::http::response::Parts;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use serde_json::Value;
use task_engine::accounts::Account;
use task_engine::app::App;
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::model::Millis;
use task_engine::rules::{self, Call, NewCommand, NewInternalStep};
use task_engine::server;
use task_engine::sessions::Purpose;
use task_engine::store::Store;
use tower::ServiceExt;

use crate::representation::Format;

/// When the tests begin: 14 July 2025, 08:15:42.130 UTC.
pub(crate) const START: Millis = 1_752_480_942_130;

/// An id that nothing has.
pub(crate) const NOBODY: &str = "00000000-0000-4000-8000-000000000000";

/// An engine in memory with a clock that stands still.
pub(crate) struct Engine {
    pub(crate) app: App,
    router: Router,
    token: String,
    format: Format,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The body as it came.
    pub(crate) text: String,
    /// The document in it, the same from JSON and from XML; null without one.
    pub(crate) document: Value,
}

impl Engine {
    /// An engine with an administrator (`admin`), an ExternalTasksCreator (`vendor`), an ExternalEventsCreator
    /// (`reporter`) and a plain user (`guest`); the administrator is signed in and speaks JSON.
    pub(crate) fn new() -> Self {
        Self::with(settings(), Ids::random(), START)
    }

    /// An engine with chosen settings, ids and time.
    pub(crate) fn with(settings: Settings, ids: Ids, now: Millis) -> Self {
        let store = Store::in_memory().expect("memory for a database");
        Self::over(App::new(settings, store, Clock::manual(now), ids).expect("an engine"))
    }

    /// An engine that was put together elsewhere, with its first account signed in.
    pub(crate) fn over(app: App) -> Self {
        let router = server::router(&app);
        let first = app.accounts.users().next().expect("an account").login();
        let engine = Self { app, router, token: String::new(), format: Format::Json };
        engine.signed_in(&first)
    }

    /// The same engine as somebody else sees it.
    pub(crate) fn signed_in(&self, login: &str) -> Self {
        let mut accounts = self.app.accounts.users();
        let user = accounts.find(|user| user.login() == login).expect("an account").clone();
        let token = self.app.ids.token();
        self.app.sessions.open(token.clone(), user, Purpose::Api);
        Self { app: self.app.clone(), router: self.router.clone(), token, format: self.format }
    }

    /// The same engine, spoken to in a representation.
    pub(crate) fn speaking(&self, format: Format) -> Self {
        Self { app: self.app.clone(), router: self.router.clone(), token: self.token.clone(), format }
    }

    /// A request of the signed-in user to a path under the API, in the chosen representation.
    pub(crate) fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(format!("/ovirt-engine/api{path}"))
            .header(HOST, "localhost")
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .header(ACCEPT, self.format.media_type())
    }

    /// Sends any request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let (parts, text) = self.send_raw(request).await;
        let content_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let format = content_type.and_then(Format::of).filter(|_| !text.is_empty());
        let document = format.map_or(Value::Null, |format| format.parse(&text));
        Reply { status: parts.status, headers: parts.headers, text, document }
    }

    /// Sends any request and does not look into its answer.
    pub(crate) async fn send_raw(&self, request: Request<Body>) -> (Parts, String) {
        let response = self.router.clone().oneshot(request).await.expect("routers answer always");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body");
        (parts, String::from_utf8(bytes.to_vec()).expect("text"))
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path).body(Body::empty()).expect("a request")).await
    }

    /// Posts a body that is already in the chosen representation.
    pub(crate) async fn post_text(&self, path: &str, body: &str) -> Reply {
        let request = self.request(Method::POST, path).header(CONTENT_TYPE, self.format.media_type());
        self.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    /// Posts an element, printed in the chosen representation.
    pub(crate) async fn post(&self, path: &str, root: &str, body: &Value) -> Reply {
        self.post_text(path, &self.format.print(root, body)).await
    }

    /// Sends a DELETE.
    pub(crate) async fn delete(&self, path: &str) -> Reply {
        self.send(self.request(Method::DELETE, path).body(Body::empty()).expect("a request")).await
    }

    /// Adds an external job; returns its id.
    pub(crate) async fn add_job(&self, description: &str, auto_cleared: bool) -> String {
        let body =
            serde_json::json!({ "description": description, "auto_cleared": auto_cleared.to_string() });
        self.post("/jobs", "job", &body).await.created()
    }

    /// Adds an external step to a job; returns its id.
    pub(crate) async fn add_step(&self, job: &str, parent: Option<&str>, description: &str) -> String {
        let mut body = serde_json::json!({ "description": description, "type": "executing" });
        if let Some(parent) = parent {
            body["parent_step"] = serde_json::json!({ "id": parent });
        }
        self.post(&format!("/jobs/{job}/steps"), "step", &body).await.created()
    }

    /// Ends a step.
    pub(crate) async fn end_step(&self, job: &str, step: &str, succeeded: bool) -> Reply {
        let body = serde_json::json!({ "succeeded": succeeded.to_string() });
        self.post(&format!("/jobs/{job}/steps/{step}/end"), "action", &body).await
    }

    /// Ends a job.
    pub(crate) async fn end_job(&self, job: &str, succeeded: bool) -> Reply {
        let body = serde_json::json!({ "succeeded": succeeded.to_string() });
        self.post(&format!("/jobs/{job}/end"), "action", &body).await
    }

    /// A job as it is now.
    pub(crate) async fn job(&self, job: &str) -> Value {
        let reply = self.get(&format!("/jobs/{job}")).await;
        assert_eq!(reply.status, StatusCode::OK, "job {job}: {}", reply.text);
        reply.document
    }

    /// The steps of a job as they are now.
    pub(crate) async fn steps(&self, job: &str) -> Vec<Value> {
        self.get(&format!("/jobs/{job}/steps")).await.list("step")
    }

    /// A step as it is now.
    pub(crate) async fn step(&self, job: &str, step: &str) -> Value {
        self.get(&format!("/jobs/{job}/steps/{step}")).await.document
    }

    /// A job of the engine itself with one step under way; returns both ids.
    pub(crate) async fn internal_job(&self) -> (String, String) {
        let call = self.call();
        let (job, step) = self
            .app
            .store
            .write(move |tx| {
                let command = NewCommand {
                    action_type: "AddDisk".to_owned(),
                    description: "Adding Disk".to_owned(),
                    owned: true,
                };
                let job = rules::begin_command(tx, &call, command)?.id;
                let step = NewInternalStep {
                    job,
                    parent: None,
                    kind: task_engine::model::StepType::Executing,
                    description: "Executing".to_owned(),
                    execution_host: None,
                    external_type: None,
                };
                Ok((job, rules::begin_internal_step(tx, &call, step)?.id))
            })
            .await
            .expect("internal commands are not refused");
        (job.to_string(), step.to_string())
    }

    /// A call by the administrator, for rules that REST does not reach.
    pub(crate) fn call(&self) -> Call {
        let mut accounts = self.app.accounts.users();
        self.app.call(accounts.next().expect("an account").clone(), None)
    }

    /// Moves the clock forward.
    pub(crate) fn advance(&self, by: Millis) -> Millis {
        self.app.clock.advance(by)
    }
}

impl Reply {
    /// The id of what was created.
    pub(crate) fn created(&self) -> String {
        assert_eq!(self.status, StatusCode::CREATED, "{}", self.text);
        self.document["id"].as_str().expect("an id").to_owned()
    }

    /// The members of a list.
    pub(crate) fn list(&self, singular: &str) -> Vec<Value> {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text);
        self.document[singular].as_array().cloned().unwrap_or_default()
    }

    /// Asserts a fault that stands alone.
    pub(crate) fn assert_fault(&self, status: StatusCode, reason: &str, detail: &str) {
        let expected = serde_json::json!({ "detail": detail, "reason": reason });
        assert_eq!((self.status, &self.document), (status, &expected), "{}", self.text);
    }

    /// Asserts a fault inside of a failed action.
    pub(crate) fn assert_failed_action(&self, status: StatusCode, detail: &str) {
        let fault = serde_json::json!({ "detail": detail, "reason": "Operation Failed" });
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!((&self.document["fault"], &self.document["status"]), (&fault, &"failed".into()));
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// Whether a future has still to wait, after it had its chance to go on.
pub(crate) async fn is_pending<T>(mut future: Pin<&mut impl Future<Output = T>>) -> bool {
    poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_pending())).await
}

/// Settings with an account of each role.
pub(crate) fn settings() -> Settings {
    let account = |text: &str| text.parse::<Account>().expect("an account");
    Settings {
        accounts: vec![
            Account::default_administrator(),
            account("vendor@internal:secret:external-tasks-creator"),
            account("reporter@internal:secret:external-events-creator"),
            account("guest@internal:secret:user"),
        ],
        dev: true,
        ..Settings::default()
    }
}
