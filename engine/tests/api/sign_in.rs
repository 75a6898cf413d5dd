//! Signing in and being turned away (7).

use axum::body::Body;
use axum::http::header::AUTHORIZATION;
use axum::http::{Method, Request, StatusCode};
use serde_json::json;
use task_engine::config::Settings;
use task_engine::ids::Ids;
use task_engine::sessions::{IDLE_TIMEOUT, Purpose};

use crate::engine::{Engine, Reply, START};

const API_FORM: &str = "grant_type=password&scope=ovirt-app-api&username=vendor%40internal&password=secret";

const FORM: &str = "application/x-www-form-urlencoded";

fn token_request(host: &str, accept: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(Method::POST).uri("/ovirt-engine/sso/oauth/token");
    request.header("host", host).header("accept", accept)
}

async fn ask_token(engine: &Engine, accept: &str, form: &str) -> Reply {
    let request = token_request("localhost", accept).header("content-type", FORM);
    engine.send(request.body(Body::from(form.to_owned())).expect("a request")).await
}

async fn ask_root(engine: &Engine, authorization: Option<&str>) -> Reply {
    let mut request = Request::builder().uri("/ovirt-engine/api").header("accept", "application/json");
    if let Some(authorization) = authorization {
        request = request.header(AUTHORIZATION, authorization);
    }
    engine.send(request.body(Body::empty()).expect("a request")).await
}

fn assert_turned_away(reply: &Reply) {
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert_eq!(reply.header("www-authenticate"), Some("Basic realm=\"RESTAPI\""));
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(reply.text.starts_with("<html>"));
    assert_eq!(reply.header("correlation-id"), None);
}

#[tokio::test]
async fn a_token_opens_the_api() {
    let engine = Engine::new();
    let reply = ask_token(&engine, "application/json", API_FORM).await;
    assert_eq!((reply.status, &reply.document["token_type"]), (StatusCode::OK, &json!("bearer")));
    let token = reply.document["access_token"].as_str().expect("a token");
    let root = ask_root(&engine, Some(&format!("Bearer {token}"))).await;
    assert_eq!(root.status, StatusCode::OK);
    engine.app.sessions.end(token);
    assert_turned_away(&ask_root(&engine, Some(&format!("Bearer {token}"))).await);
}

#[tokio::test]
async fn signing_out_ends_a_token_as_the_sdks_do_it() {
    let engine = Engine::new();
    let place = "/ovirt-engine/services/sso-logout";
    for method in [Method::POST, Method::GET] {
        let token = ask_token(&engine, "application/json", API_FORM).await.document["access_token"].clone();
        let token = token.as_str().expect("a token");
        let form = format!("scope=&token={token}");
        let request = Request::builder().method(&method).header("host", "localhost");
        let request = match method {
            Method::POST => request.uri(place).header("content-type", FORM).body(Body::from(form)),
            _ => request.uri(format!("{place}?{form}")).body(Body::empty()),
        };
        let reply = engine.send(request.expect("a request")).await;
        assert_eq!((reply.status, reply.document), (StatusCode::OK, json!({})));
        assert_turned_away(&ask_root(&engine, Some(&format!("Bearer {token}"))).await);
    }
}

#[tokio::test]
async fn name_and_password_open_it_too() {
    let engine = Engine::new();
    // "vendor@internal:secret" and "vendor@internal:wrong".
    let right = ask_root(&engine, Some("Basic dmVuZG9yQGludGVybmFsOnNlY3JldA==")).await;
    assert_eq!(right.status, StatusCode::OK);
    assert_turned_away(&ask_root(&engine, Some("Basic dmVuZG9yQGludGVybmFsOndyb25n")).await);
}

#[tokio::test]
async fn nobody_gets_in_without_either() {
    let engine = Engine::new();
    for authorization in [None, Some("Bearer nonsense"), Some("Bearer"), Some("Basic !"), Some("Digest x")] {
        assert_turned_away(&ask_root(&engine, authorization).await);
    }
    // Who is not signed in does not learn what is there.
    let request =
        Request::builder().uri("/ovirt-engine/api/nonsense").body(Body::empty()).expect("a request");
    assert_turned_away(&engine.send(request).await);
}

#[tokio::test]
async fn the_default_password_counts_by_names_of_this_machine_only() {
    let engine = Engine::new();
    let accounts = [
        // "admin@internal:admin" and "vendor@internal:secret".
        ("admin%40internal", "admin", "Basic YWRtaW5AaW50ZXJuYWw6YWRtaW4=", false),
        ("vendor%40internal", "secret", "Basic dmVuZG9yQGludGVybmFsOnNlY3JldA==", true),
    ];
    for (login, password, basic, anywhere) in accounts {
        for (host, here) in [("localhost:8080", true), ("[::1]:8080", true), ("rebound.example.org", false)] {
            let form =
                format!("grant_type=password&scope=ovirt-app-api&username={login}&password={password}");
            let request = token_request(host, "application/json").header("content-type", FORM);
            let token = engine.send(request.body(Body::from(form)).expect("a request")).await;
            assert_eq!(token.document["access_token"].is_string(), here || anywhere, "{login} at {host}");
            let request = Request::builder().uri("/ovirt-engine/api").header("host", host);
            let request = request.header(AUTHORIZATION, basic).body(Body::empty()).expect("a request");
            let root = engine.send(request).await;
            assert_eq!(root.status == StatusCode::OK, here || anywhere, "{login} at {host}");
        }
    }
}

#[tokio::test]
async fn forms_are_read_as_forms() {
    let odd = "odd@internal:a#b <c>&d%:administrator".parse().expect("an account");
    let settings = Settings { accounts: vec![odd], ..Settings::default() };
    let engine = Engine::with(settings, Ids::random(), START);
    let form = "grant_type=password&scope=ovirt-app-api&username=odd@internal&password=a#b+<c>%26d%";
    let reply = ask_token(&engine, "application/json", form).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);

    for kind in [None, Some("text/plain"), Some("application/json")] {
        let mut request = token_request("localhost", "application/json");
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let reply = engine.send(request.body(Body::from(API_FORM)).expect("a request")).await;
        assert_eq!(
            (reply.status, &reply.document["error"]),
            (StatusCode::BAD_REQUEST, &json!("invalid_request"))
        );
        assert!(reply.document["error_description"].is_string(), "{kind:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn polls_do_not_keep_a_session_of_the_portal_but_commands_do() {
    let engine = Engine::new();
    let token = engine.app.ids.token();
    let user = engine.app.accounts.users().next().expect("an account").clone();
    engine.app.sessions.open(token.clone(), user, Purpose::Portal);
    let bearer = format!("Bearer {token}");
    for _ in 0..2 {
        tokio::time::advance(IDLE_TIMEOUT * 2 / 3).await;
        let request = engine.request(Method::POST, "/jobs").header("content-type", "application/json");
        let mut request = request.body(Body::from("{\"description\": \"Clone\"}")).expect("a request");
        request.headers_mut().insert(AUTHORIZATION, bearer.parse().expect("a value"));
        assert_eq!(engine.send(request).await.status, StatusCode::CREATED);
    }
    tokio::time::advance(IDLE_TIMEOUT * 2 / 3).await;
    assert_eq!(ask_root(&engine, Some(&bearer)).await.status, StatusCode::OK);
    tokio::time::advance(IDLE_TIMEOUT * 2 / 3).await;
    assert_turned_away(&ask_root(&engine, Some(&bearer)).await);
}

#[tokio::test]
async fn a_token_of_another_scope_is_of_no_use() {
    let engine = Engine::new();
    let form = API_FORM.replace("ovirt-app-api", "ovirt-app-portal");
    let reply = ask_token(&engine, "application/json", &form).await;
    let token = reply.document["access_token"].as_str().expect("a token");
    assert_turned_away(&ask_root(&engine, Some(&format!("Bearer {token}"))).await);
}

#[tokio::test]
async fn refusals_are_json_of_two_kinds() {
    let engine = Engine::new();
    let table = [
        ("application/json", API_FORM.replace("secret", "wrong"), "access_denied"),
        ("application/json", API_FORM.replace("vendor", "nobody"), "access_denied"),
        ("application/json", API_FORM.replace("=password&", "=implicit&"), "unsupported_grant_type"),
        ("application/json", API_FORM.replace("grant_type", "grant"), "invalid_request"),
        ("application/json, */*", API_FORM.to_owned(), "invalid_request"),
        ("*/*", API_FORM.to_owned(), "invalid_request"),
    ];
    for (accept, form, code) in table {
        let reply = ask_token(&engine, accept, &form).await;
        assert_eq!(
            (reply.status, &reply.document["error_code"]),
            (StatusCode::BAD_REQUEST, &json!(code)),
            "{form}"
        );
        assert!(reply.document["error"].is_string());
        let other = ask_token(&engine, accept, &form.replace("ovirt-app-api", "other")).await;
        assert_eq!((other.status, &other.document["error"]), (StatusCode::BAD_REQUEST, &json!(code)));
        assert!(other.document["error_description"].is_string());
    }
}
