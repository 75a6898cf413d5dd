//! The host page.

use std::fs;

use axum::http::StatusCode;
use task_engine::sessions::Use;

use crate::site::{HOME, PLUGIN, SIGN_IN, Site};

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

#[tokio::test]
async fn variants_of_the_page_are_for_tests_only() {
    let path = format!("{HOME}?variant=recorder&variant=kinder");
    let site = Site::new(|_| {});
    assert_eq!(site.get(&path).await.page_data()["variants"], serde_json::json!([]));
    let site = Site::new(|settings| settings.dev = true);
    assert_eq!(site.get(&path).await.page_data()["variants"], serde_json::json!(["recorder"]));
}
