//! A portal under test.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use task_engine::App;
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::portal;
use task_engine::store::Store;
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) const HOME: &str = "/ovirt-engine/webadmin/";
pub(crate) const SIGN_IN: &str = "/ovirt-engine/webadmin/sso/login";
pub(crate) const SIGN_OUT: &str = "/ovirt-engine/webadmin/sso/logout";
pub(crate) const SESSION: &str = "/ovirt-engine/webadmin/session";
pub(crate) const PLUGIN: &str = "/ovirt-engine/webadmin/plugin";

/// A portal over a folder with one plug-in, `demo`.
pub(crate) struct Site {
    pub(crate) app: App,
    router: Router,
    pub(crate) folder: TempDir,
}

impl Site {
    pub(crate) fn new(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let descriptor = r#"{"name":"demo","url":"plugin/demo/plugin.html","resourcePath":"demo-resources"}"#;
        fs::write(folder.path().join("demo.json"), descriptor).unwrap();
        fs::create_dir_all(folder.path().join("demo-resources/js")).unwrap();
        for (name, text) in [("plugin.html", "<!doctype html>"), ("js/app.js", "1"), ("app.wasm", "\0asm")] {
            fs::write(folder.path().join("demo-resources").join(name), text).unwrap();
        }
        let mut settings = Settings { plugins: vec![folder.path().to_owned()], ..Settings::default() };
        change(&mut settings);
        let app = App::new(settings, Store::in_memory().unwrap(), Clock::system(), Ids::random()).unwrap();
        Self { router: portal::router(app.clone()), app, folder }
    }

    /// A site whose plug-ins are known, since its page was served once.
    pub(crate) async fn visited(change: impl FnOnce(&mut Settings)) -> Self {
        let site = Self::new(change);
        assert_eq!(site.get(HOME).await.status, StatusCode::OK);
        site
    }

    /// Gives a file of the plug-in a known change time.
    pub(crate) fn touch(&self, name: &str, seconds: u64) {
        let path: PathBuf = self.folder.path().join("demo-resources").join(name);
        let file = fs::File::options().write(true).open(Path::new(&path)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[]).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, Body::empty()).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !headers.iter().any(|(name, _)| *name == "host") {
            request = request.header("host", "127.0.0.1:8080");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into() }
    }

    pub(crate) async fn sign_in(&self, name: &str, password: &str) -> Answer {
        let form = format!("username={name}&password={password}");
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.send(Method::POST, SIGN_IN, &kind, Body::from(form)).await
    }
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// What the page tells its script.
    pub(crate) fn page_data(&self) -> Value {
        let (_, rest) = self.body.split_once(r#"id="page-data">"#).expect("it is the host page");
        serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
    }

    pub(crate) fn token(&self) -> String {
        self.page_data()["userInfo"]["ssoToken"].as_str().unwrap().to_owned()
    }

    pub(crate) fn is_form(&self) -> bool {
        self.body.contains(r#"name="password""#)
    }

    pub(crate) fn session_cookie(&self) -> String {
        let mut lines = self.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap());
        let line =
            lines.find(|line| line.starts_with("webadmin=")).expect("the answer sets the session's cookie");
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax"), "{line}");
        line.split(';').next().unwrap().to_owned()
    }
}
