//! The portal over HTTP: the host page, signing in, and the rules by which plug-in files are served.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use task_engine::App;
use task_engine::accounts::Account;
use task_engine::clock::Clock;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::portal;
use task_engine::sessions::{IDLE_TIMEOUT, Use};
use task_engine::store::Store;
use tempfile::TempDir;
use tower::ServiceExt;

const HOME: &str = "/ovirt-engine/webadmin/";
const SIGN_IN: &str = "/ovirt-engine/webadmin/sso/login";
const SIGN_OUT: &str = "/ovirt-engine/webadmin/sso/logout";
const PLUGIN: &str = "/ovirt-engine/webadmin/plugin";

/// A portal over a folder with one plug-in, `demo`.
struct Site {
    app: App,
    router: Router,
    folder: TempDir,
}

impl Site {
    fn new(change: impl FnOnce(&mut Settings)) -> Self {
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
    async fn visited(change: impl FnOnce(&mut Settings)) -> Self {
        let site = Self::new(change);
        assert_eq!(site.get(HOME).await.status, StatusCode::OK);
        site
    }

    /// Gives a file of the plug-in a known change time.
    fn touch(&self, name: &str, seconds: u64) {
        let path: PathBuf = self.folder.path().join("demo-resources").join(name);
        let file = fs::File::options().write(true).open(Path::new(&path)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[]).await
    }

    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, Body::empty()).await
    }

    async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
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

    async fn sign_in(&self, name: &str, password: &str) -> Answer {
        let form = format!("username={name}&password={password}");
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.send(Method::POST, SIGN_IN, &kind, Body::from(form)).await
    }
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// What the page tells its script.
    fn page_data(&self) -> Value {
        let (_, rest) = self.body.split_once(r#"id="page-data">"#).expect("it is the host page");
        serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
    }

    fn token(&self) -> String {
        self.page_data()["userInfo"]["ssoToken"].as_str().unwrap().to_owned()
    }

    fn is_form(&self) -> bool {
        self.body.contains(r#"name="password""#)
    }

    fn session_cookie(&self) -> String {
        let mut lines = self.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap());
        let line =
            lines.find(|line| line.starts_with("webadmin=")).expect("the answer sets the session's cookie");
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax"), "{line}");
        line.split(';').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn plugin_files_are_unknown_until_the_page_was_served() {
    let site = Site::new(|_| {});
    let file = format!("{PLUGIN}/demo/plugin.html");
    assert_eq!(site.get(&file).await.status, StatusCode::NOT_FOUND);
    site.get(HOME).await;
    assert_eq!(site.get(&file).await.status, StatusCode::OK);
}

#[tokio::test]
async fn only_exact_names_of_files_are_found() {
    let site = Site::visited(|_| {}).await;
    let long = format!("demo/{}", "a".repeat(600));
    for (path, wanted) in [
        ("demo/plugin.html", 200),
        ("demo/js/app.js", 200),
        ("demo/js/%61pp.js", 200),
        ("demo/plugin.html;route=vms", 200),
        ("demo/plugin.html?x=../y", 200),
        ("demo", 404),
        ("demo/", 404),
        ("demo/js", 404),
        ("demo/js/", 404),
        ("demo/absent.js", 404),
        ("other/plugin.html", 404),
        ("demo//plugin.html", 404),
        ("demo/./plugin.html", 404),
        ("demo/../demo.json", 404),
        ("demo/%2e%2e/demo.json", 404),
        ("demo/js%2Fapp.js", 404),
        ("demo/%00", 404),
        ("demo/%zz", 404),
        (long.as_str(), 404),
    ] {
        let answer = site.get(&format!("{PLUGIN}/{path}")).await;
        assert_eq!(answer.status, wanted, "{path}");
    }
}

#[tokio::test]
async fn a_plugin_without_resources_serves_nothing() {
    let site = Site::new(|_| {});
    fs::write(site.folder.path().join("bare.json"), r#"{"name":"bare","url":"u"}"#).unwrap();
    site.get(HOME).await;
    assert_eq!(site.get(&format!("{PLUGIN}/bare/demo.json")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_path_from_the_root_leads_nowhere_else() {
    let site = Site::new(|_| {});
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("secret.html"), "secret").unwrap();
    let root = elsewhere.path().to_str().unwrap();
    let descriptor = serde_json::json!({ "name": "far", "url": "u", "resourcePath": root });
    fs::write(site.folder.path().join("far.json"), descriptor.to_string()).unwrap();
    site.get(HOME).await;
    assert_eq!(site.get(&format!("{PLUGIN}/far/secret.html")).await.status, StatusCode::NOT_FOUND);
    let beneath = site.folder.path().join(root.trim_start_matches('/'));
    fs::create_dir_all(&beneath).unwrap();
    fs::write(beneath.join("secret.html"), "own").unwrap();
    assert_eq!(site.get(&format!("{PLUGIN}/far/secret.html")).await.body, "own");
}

#[tokio::test]
async fn files_carry_the_headers_of_the_engine() {
    let site = Site::visited(|_| {}).await;
    site.touch("js/app.js", 1_700_000_000);
    let answer = site.get(&format!("{PLUGIN}/demo/js/app.js")).await;
    for (name, value) in [
        ("content-type", "application/javascript"),
        ("cache-control", "no-cache"),
        ("pragma", "no-cache"),
        ("etag", "W/\"1-1700000000000\""),
        ("x-frame-options", "SAMEORIGIN"),
        ("x-content-type-options", "NOSNIFF"),
        ("x-xss-protection", "1; MODE=BLOCK"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
    assert!(answer.header("expires").is_some_and(|date| date.ends_with(" GMT")));
    for absent in ["last-modified", "content-encoding", "accept-ranges", "content-security-policy"] {
        assert_eq!(answer.header(absent), None, "{absent}");
    }
    let absent = site.get(&format!("{PLUGIN}/demo/absent.js")).await;
    assert_eq!(absent.header("cache-control"), Some("no-cache"));
    assert_eq!(absent.header("x-content-type-options"), Some("NOSNIFF"));
}

#[tokio::test]
async fn an_etag_is_compared_as_one_exact_text() {
    let site = Site::visited(|_| {}).await;
    site.touch("js/app.js", 1_700_000_000);
    for (known, wanted) in [
        ("W/\"1-1700000000000\"", 304),
        ("\"1-1700000000000\"", 200),
        ("W/\"1-1700000000000\", \"x\"", 200),
        ("W/\"2-1700000000000\"", 200),
        ("*", 412),
    ] {
        let path = format!("{PLUGIN}/demo/js/app.js");
        let answer = site.ask(Method::GET, &path, &[("if-none-match", known)]).await;
        assert_eq!(answer.status, wanted, "{known}");
        assert_eq!(answer.body.is_empty(), wanted != 200, "{known}");
    }
}

#[tokio::test]
async fn wasm_is_an_unknown_type_unless_told_otherwise() {
    let path = format!("{PLUGIN}/demo/app.wasm");
    let site = Site::visited(|_| {}).await;
    assert_eq!(site.get(&path).await.header("content-type"), Some("application/octet-stream"));
    let site = Site::visited(|settings| settings.wasm_mime = "application/wasm".to_owned()).await;
    assert_eq!(site.get(&path).await.header("content-type"), Some("application/wasm"));
}

#[tokio::test]
async fn only_get_and_head_are_answered() {
    let site = Site::visited(|_| {}).await;
    let path = format!("{PLUGIN}/demo/js/app.js");
    let head = site.ask(Method::HEAD, &path, &[]).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
    assert_eq!(head.header("content-length"), Some("1"));
    assert_eq!(site.ask(Method::POST, &path, &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_strict_policy_covers_page_and_plugins() {
    let site = Site::visited(|settings| settings.strict_csp = true).await;
    for path in [HOME.to_owned(), format!("{PLUGIN}/demo/plugin.html")] {
        let answer = site.get(&path).await;
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{path}: {policy}");
        assert!(policy.contains("style-src 'self';"), "{path}: {policy}");
    }
}

#[tokio::test]
async fn the_page_tells_plugins_and_user_to_its_script() {
    let site = Site::new(|_| {});
    let descriptor = r#"{"name":"text","url":"u","lazyLoad":false,"config":{"x":"</script>"}}"#;
    fs::write(site.folder.path().join("text.json"), descriptor).unwrap();
    fs::write(site.folder.path().join("text-config.json"), r#"{"order":1,"enabled":false}"#).unwrap();
    let page = site.get(HOME).await;
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let data = page.page_data();
    let plugins = data["pluginDefinitions"].as_array().unwrap();
    assert_eq!(plugins.iter().map(|plugin| &plugin["name"]).collect::<Vec<_>>(), ["text", "demo"]);
    assert_eq!(plugins[0]["config"]["x"], "</script>");
    assert_eq!((&plugins[0]["enabled"], &plugins[0]["lazyLoad"]), (&false.into(), &false.into()));
    assert_eq!(plugins[0].as_object().unwrap().len(), 5);
    let user = &data["userInfo"];
    assert_eq!((&user["userName"], &user["domain"]), (&"admin".into(), &"internal".into()));
    assert_eq!(site.app.sessions.user(&page.token(), Use::Query).unwrap().login(), "admin@internal");
}

#[tokio::test]
async fn a_session_lasts_over_reloads_and_is_replaced_when_it_ended() {
    let site = Site::new(|_| {});
    let first = site.get(HOME).await;
    let cookie = first.session_cookie();
    let again = site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await;
    assert_eq!(first.token(), again.token());
    site.app.sessions.end_all();
    let renewed = site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await;
    assert_ne!(first.token(), renewed.token());
}

#[tokio::test(start_paused = true)]
async fn serving_the_page_keeps_its_session() {
    let site = Site::new(|_| {});
    let first = site.get(HOME).await;
    let cookie = first.session_cookie();
    for _ in 0..2 {
        tokio::time::advance(IDLE_TIMEOUT * 2 / 3).await;
        assert_eq!(site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await.token(), first.token());
    }
    tokio::time::advance(IDLE_TIMEOUT).await;
    assert_ne!(site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await.token(), first.token());
}

#[tokio::test]
async fn whose_session_has_ended_does_not_become_somebody_else() {
    let vendor: Account = "vendor@internal:secret:administrator".parse().unwrap();
    let site = Site::new(|settings| settings.accounts.push(vendor));
    let cookie = site.sign_in("vendor%40internal", "secret").await.session_cookie();
    site.app.sessions.end_all();
    assert!(site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await.is_form());
    assert!(site.ask(Method::GET, HOME, &[("cookie", "webadmin=nonsense")]).await.is_form());
    assert!(!site.ask(Method::GET, HOME, &[("cookie", "locale=en_US")]).await.is_form());
}

#[tokio::test]
async fn nobody_is_signed_in_by_itself_but_the_default_account_on_this_machine() {
    let site = Site::new(|_| {});
    let elsewhere = ("host", "engine.example.org");
    assert!(site.ask(Method::GET, HOME, &[elsewhere]).await.is_form());
    let form = || Body::from("username=admin%40internal&password=admin");
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let refused = site.send(Method::POST, SIGN_IN, &[elsewhere, kind], form()).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(site.send(Method::POST, SIGN_IN, &[kind], form()).await.status, StatusCode::SEE_OTHER);
    let site = Site::new(|settings| settings.host = IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    assert!(site.get(HOME).await.is_form());
    let chosen: Account = "admin@internal:chosen:administrator".parse().unwrap();
    let site = Site::new(|settings| settings.accounts.push(chosen));
    assert!(site.get(HOME).await.is_form());
}

#[tokio::test]
async fn others_sign_in_with_their_password_and_out_again() {
    let vendor: Account = "vendor@internal:secret:external-tasks-creator".parse().unwrap();
    let site = Site::new(|settings| settings.accounts.push(vendor));
    let refused = site.sign_in("vendor%40internal", "wrong").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert!(refused.is_form() && !refused.body.contains(r#"class="refusal" hidden"#));

    let accepted = site.sign_in("vendor%40internal", "secret").await;
    assert_eq!((accepted.status, accepted.header("location")), (StatusCode::SEE_OTHER, Some(HOME)));
    let cookie = accepted.session_cookie();
    let page = site.ask(Method::GET, HOME, &[("cookie", &cookie)]).await;
    assert_eq!(page.page_data()["userInfo"]["userName"], "vendor");
    assert_eq!(page.page_data()["userInfo"]["isAdmin"], false);

    let left = site.ask(Method::POST, SIGN_OUT, &[("cookie", &cookie)]).await;
    assert_eq!((left.status, left.header("location")), (StatusCode::SEE_OTHER, Some(SIGN_IN)));
    assert!(left.session_cookie().ends_with('='));
    assert!(site.app.sessions.user(&page.token(), Use::Query).is_none());
    assert!(site.get(SIGN_IN).await.is_form());
}

#[tokio::test]
async fn the_page_needs_nothing_inline_and_nothing_that_is_not_served() {
    let site = Site::new(|_| {});
    for page in [site.get(HOME).await, site.get(SIGN_IN).await] {
        assert!(!page.body.contains("style=") && !page.body.contains("<style"));
        for start in ["src=\"", "href=\""] {
            for reference in page.body.split(start).skip(1) {
                let reference = reference.split('"').next().unwrap();
                assert_eq!(site.get(reference).await.status, StatusCode::OK, "{reference}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let site = Site::visited(|_| {}).await;
    for path in ["portal/absent.js", "WebAdmin", "plugin", "x/y"] {
        let answer = site.get(&format!("/ovirt-engine/webadmin/{path}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let answer = site.get("/ovirt-engine/webadmin").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::TEMPORARY_REDIRECT, Some(HOME)));
    assert_eq!(site.get("/ovirt-engine/webadmin/WebAdmin.html").await.status, StatusCode::OK);
}
