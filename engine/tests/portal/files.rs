//! The files of plug-ins, and by which rules they are served.

use std::fs;

use axum::http::{Method, StatusCode};

use crate::site::{HOME, PLUGIN, Site};

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
async fn links_are_followed_as_official_packages_need() {
    let site = Site::new(|_| {});
    let payload = tempfile::tempdir().unwrap();
    fs::write(
        payload.path().join("linked.json"),
        r#"{"name":"linked","url":"u","resourcePath":"linked-files"}"#,
    )
    .unwrap();
    fs::create_dir(payload.path().join("files")).unwrap();
    fs::write(payload.path().join("files/page.html"), "linked").unwrap();
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(payload.path().join(from), site.folder.path().join(to)).unwrap();
    };
    link("linked.json", "linked.json");
    link("files", "linked-files");
    site.get(HOME).await;
    assert_eq!(site.get(&format!("{PLUGIN}/linked/page.html")).await.body, "linked");
}

#[tokio::test]
async fn files_set_the_cookie_of_the_locale() {
    let site = Site::visited(|_| {}).await;
    let path = format!("{PLUGIN}/demo/js/app.js?locale=fr_FR");
    let answer = site.get(&path).await;
    assert!(answer.header("set-cookie").is_some_and(|cookie| cookie.starts_with("locale=fr_FR; ")));
}

#[tokio::test]
async fn extensions_count_in_their_case_and_modules_are_an_unknown_type() {
    let site = Site::visited(|settings| settings.wasm_mime = "application/wasm".to_owned()).await;
    for (name, wanted) in
        [("a.WASM", "application/octet-stream"), ("a.mjs", "application/octet-stream"), ("a.css", "text/css")]
    {
        fs::write(site.folder.path().join("demo-resources").join(name), "x").unwrap();
        let answer = site.get(&format!("{PLUGIN}/demo/{name}")).await;
        assert_eq!(answer.header("content-type"), Some(wanted), "{name}");
    }
}
