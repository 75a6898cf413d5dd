//! Sessions that last over requests by a cookie, and their protection (contract 7).

use std::time::Duration;

use axum::body::Body;
use axum::http::header::AUTHORIZATION;
use axum::http::{Request, StatusCode};
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::sessions::IDLE_TIMEOUT;

use crate::engine::{Engine, Reply, START, settings};

/// "vendor@internal:secret"
const VENDOR: (&str, &str) = ("authorization", "Basic dmVuZG9yQGludGVybmFsOnNlY3JldA==");

const LASTING: (&str, &str) = ("prefer", "persistent-auth");

const MINUTE: Duration = Duration::from_secs(60);

/// Asks for the root with these headers and no others.
async fn ask(engine: &Engine, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::builder().uri("/ovirt-engine/api").header("accept", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    engine.send(request.body(Body::empty()).expect("a request")).await
}

/// The value of the cookie that an answer sets.
fn cookie(reply: &Reply) -> String {
    let cookie = reply.header("set-cookie").expect("a cookie");
    let value = cookie
        .strip_prefix("JSESSIONID=")
        .and_then(|rest| rest.strip_suffix("; path=/ovirt-engine/api; HttpOnly"));
    let value = value.unwrap_or_else(|| panic!("{cookie}"));
    assert_eq!(reply.header("jsessionid"), Some(value));
    format!("JSESSIONID={value}")
}

/// Signs in for a session that lasts.
async fn begin(engine: &Engine, more: &[(&str, &str)]) -> String {
    let reply = ask(engine, &[&[VENDOR, LASTING], more].concat()).await;
    assert_eq!(reply.status, StatusCode::OK);
    cookie(&reply)
}

#[tokio::test]
async fn who_asks_for_it_signs_in_only_once() {
    let engine = Engine::new();
    let session = begin(&engine, &[]).await;
    for _ in 0..2 {
        let reply = ask(&engine, &[LASTING, ("cookie", &session)]).await;
        assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::OK, None));
        let vendor = engine.app.accounts.users().nth(1).expect("an account").id.to_string();
        assert_eq!(reply.document["authenticated_user"]["id"], vendor);
    }
    // A token earns a session as well as a name and a password, and preferences come in lists.
    let root = engine.request(axum::http::Method::GET, "").header("prefer", "respond-async, Persistent-Auth");
    cookie(&engine.send(root.body(Body::empty()).expect("a request")).await);
    assert_eq!(ask(&engine, &[VENDOR]).await.header("set-cookie"), None);
    let wrong = ask(&engine, &[(AUTHORIZATION.as_str(), "Basic !"), LASTING]).await;
    assert_eq!((wrong.status, wrong.header("set-cookie")), (StatusCode::UNAUTHORIZED, None));
}

#[tokio::test]
async fn a_request_that_does_not_ask_for_it_ends_the_session() {
    for headers in [vec![], vec![("prefer", "persistent-auth, new-auth")], vec![("prefer", "new-auth")]] {
        let engine = Engine::new();
        let session = begin(&engine, &[]).await;
        let cookie = ("cookie", session.as_str());
        let ending = ask(&engine, &[headers.as_slice(), &[cookie]].concat()).await;
        assert_eq!(ending.status, StatusCode::UNAUTHORIZED, "{headers:?}");
        assert_eq!(ask(&engine, &[LASTING, cookie]).await.status, StatusCode::UNAUTHORIZED);
    }
    let engine = Engine::new();
    let session = begin(&engine, &[]).await;
    let anew = [VENDOR, ("prefer", "new-auth, persistent-auth"), ("cookie", session.as_str())];
    assert_ne!(cookie(&ask(&engine, &anew).await), session);
}

#[tokio::test]
async fn a_cookie_is_no_token_and_a_token_no_cookie() {
    let engine = Engine::new();
    let session = begin(&engine, &[]).await;
    let bearer = session.replace("JSESSIONID=", "Bearer ");
    assert_eq!(ask(&engine, &[("authorization", &bearer)]).await.status, StatusCode::UNAUTHORIZED);
    for cookie in ["JSESSIONID=nonsense", "JSESSIONID=", "OTHER=x"] {
        let reply = ask(&engine, &[LASTING, ("cookie", cookie)]).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{cookie}");
    }
    assert!(engine.app.sessions.end_all() > 0);
    assert_eq!(ask(&engine, &[LASTING, ("cookie", &session)]).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(start_paused = true)]
async fn a_session_lasts_as_long_as_it_asks_for() {
    let table = [
        (Some("1"), MINUTE),
        (Some("10"), 10 * MINUTE),
        (None, IDLE_TIMEOUT),
        // The engine's own session behind it ends earlier than this.
        (Some("600"), IDLE_TIMEOUT),
        // Less than a minute, and what is no number, counts for nothing.
        (Some("0"), IDLE_TIMEOUT),
        (Some("long"), IDLE_TIMEOUT),
    ];
    let engine = Engine::new();
    for (ttl, lasts) in table {
        let ttl: Vec<_> = ttl.into_iter().map(|minutes| ("session-ttl", minutes)).collect();
        let session = begin(&engine, &ttl).await;
        for _ in 0..2 {
            tokio::time::advance(lasts - Duration::from_secs(1)).await;
            assert_eq!(
                ask(&engine, &[LASTING, ("cookie", &session)]).await.status,
                StatusCode::OK,
                "{ttl:?}"
            );
        }
        tokio::time::advance(lasts).await;
        let over = ask(&engine, &[LASTING, ("cookie", &session)]).await;
        assert_eq!(over.status, StatusCode::UNAUTHORIZED, "{ttl:?}");
    }
}

#[tokio::test]
async fn a_protected_session_wants_its_cookie_in_a_header_too() {
    const PROTECTED: (&str, &str) = ("prefer", "csrf-protection");
    let switched_on = Settings { csrf_protection: true, ..settings() };
    let engine = Engine::with(switched_on, Ids::random(), START);
    let session = begin(&engine, &[PROTECTED]).await;
    let id = session.trim_start_matches("JSESSIONID=");
    let right = [LASTING, ("cookie", &session), ("jsessionid", id)];
    assert_eq!(ask(&engine, &right).await.status, StatusCode::OK);
    for more in [vec![], vec![("jsessionid", "x")]] {
        let forged =
            ask(&engine, &[&[LASTING, ("cookie", session.as_str())], more.as_slice()].concat()).await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN);
        assert!(forged.text.starts_with("<html>"), "{}", forged.text);
        assert_eq!(forged.header("correlation-id"), None);
    }
    // The refusals did not end it. Who has no session, or did not ask for protection, is not asked for the header.
    assert_eq!(ask(&engine, &right).await.status, StatusCode::OK);
    assert_eq!(ask(&engine, &[VENDOR]).await.status, StatusCode::OK);
    let other = begin(&engine, &[]).await;
    assert_eq!(ask(&engine, &[LASTING, ("cookie", &other)]).await.status, StatusCode::OK);

    let switched_off = Engine::new();
    let session = begin(&switched_off, &[PROTECTED]).await;
    assert_eq!(ask(&switched_off, &[LASTING, ("cookie", &session)]).await.status, StatusCode::OK);
}
