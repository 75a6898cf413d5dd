//! Requests from pages of other origins (contract 7).

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use task_engine::config::Settings;
use task_engine::ids::Ids;

use crate::engine::{Engine, Reply, START, settings};

const FRIEND: &str = "https://portal.example.org";
const STRANGER: &str = "https://evil.example.org";

fn engine(allowed: &[&str]) -> Engine {
    let allowed = allowed.iter().map(|origin| (*origin).to_owned()).collect();
    Engine::with(Settings { cors_allowed_origins: allowed, ..settings() }, Ids::random(), START)
}

/// What a browser asks before it sends a request of a page. It has no credentials.
async fn preflight(engine: &Engine, origin: &str, method: &str, headers: &str) -> Reply {
    let mut request = Request::builder()
        .method(Method::OPTIONS)
        .uri("/ovirt-engine/api/jobs")
        .header("host", "localhost")
        .header("origin", origin)
        .header("access-control-request-method", method);
    if !headers.is_empty() {
        request = request.header("access-control-request-headers", headers);
    }
    engine.send(request.body(Body::empty()).expect("a request")).await
}

async fn get(engine: &Engine, origin: &str) -> Reply {
    let request = engine.request(Method::GET, "/jobs").header("origin", origin);
    engine.send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn without_allowed_origins_nothing_of_it_is_there() {
    let engine = engine(&[]);
    let asked = preflight(&engine, FRIEND, "GET", "").await;
    assert_eq!((asked.status, asked.header("access-control-allow-origin")), (StatusCode::UNAUTHORIZED, None));
    let got = get(&engine, FRIEND).await;
    assert_eq!((got.status, got.header("access-control-allow-origin")), (StatusCode::OK, None));
}

#[tokio::test]
async fn pages_of_allowed_origins_may_read_answers() {
    for allowed in [&[FRIEND][..], &["*"], &["https://other.example.org", FRIEND]] {
        let engine = engine(allowed);
        let got = get(&engine, FRIEND).await;
        assert_eq!(got.status, StatusCode::OK);
        assert_eq!(got.header("access-control-allow-origin"), Some(FRIEND));
        assert_eq!(got.header("access-control-allow-credentials"), Some("true"));
    }
    let engine = engine(&[FRIEND]);
    for origin in [STRANGER, "https://portal.example.org:8443", "http://portal.example.org", "null"] {
        let got = get(&engine, origin).await;
        assert_eq!((got.status, got.header("access-control-allow-origin")), (StatusCode::FORBIDDEN, None));
    }
    // The engine's own page is not of another origin.
    assert_eq!(get(&engine, "http://localhost").await.status, StatusCode::OK);
}

#[tokio::test]
async fn browsers_are_told_what_may_be_sent_before_anybody_signs_in() {
    let engine = engine(&[FRIEND]);
    for (method, headers) in [
        ("GET", ""),
        ("POST", "content-type"),
        ("DELETE", "Authorization, Accept"),
        ("PUT", "accept,authorization,content-type"),
    ] {
        let asked = preflight(&engine, FRIEND, method, headers).await;
        assert_eq!(asked.status, StatusCode::OK, "{method} {headers}");
        assert_eq!(asked.header("access-control-allow-origin"), Some(FRIEND));
        assert_eq!(asked.header("access-control-allow-methods"), Some("GET,POST,PUT,DELETE"));
        assert_eq!(asked.header("access-control-allow-headers"), Some("Accept,Authorization,Content-Type"));
    }
}

#[tokio::test]
async fn everything_else_is_refused_beforehand() {
    let engine = engine(&[FRIEND]);
    for (origin, method, headers) in [
        (STRANGER, "GET", ""),
        (FRIEND, "PATCH", ""),
        (FRIEND, "GET", "Filter"),
        (FRIEND, "GET", "accept, prefer"),
        (FRIEND, "POST", "content-type, correlation-id"),
        (FRIEND, "GET", "version"),
        (FRIEND, "GET", "jsessionid"),
    ] {
        let asked = preflight(&engine, origin, method, headers).await;
        assert_eq!(asked.status, StatusCode::FORBIDDEN, "{origin} {method} {headers}");
        assert_eq!(asked.header("access-control-allow-origin"), None);
    }
}
