//! Methods, media types, versions and correlation ids (contract 1.0, 2.1).

use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::engine::Engine;
use crate::representation::Format;

#[tokio::test]
async fn only_the_methods_of_the_contract_are_allowed() {
    let engine = Engine::new();
    let job = engine.add_job("Clone", true).await;
    let step = engine.add_step(&job, None, "step").await;
    let paths = [format!("/jobs/{job}"), format!("/jobs/{job}/steps/{step}"), "/jobs".to_owned()];
    for path in &paths {
        for method in [Method::PUT, Method::DELETE, Method::PATCH] {
            let request = engine.request(method.clone(), path).body(Body::empty()).expect("a request");
            assert_eq!(engine.send(request).await.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    assert_eq!(engine.get(&format!("/jobs/{job}/end")).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(engine.get("/nonsense").await.status, StatusCode::NOT_FOUND);
    // An id is not optional, whatever the API's own documentation shows.
    assert_eq!(engine.post_text("/jobs/end", "").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn xml_is_what_comes_unasked() {
    let engine = Engine::new();
    let table = [
        ("*/*", "", "application/xml"),
        ("application/json", "", "application/json"),
        ("application/xml, application/json", "", "application/xml"),
        ("text/html, */*;q=0.1", "", "application/xml"),
        ("application/xml", "?accept=application/json", "application/json"),
        ("text/html", "?accept=application/json", "application/json"),
    ];
    for (accept, query, expected) in table {
        let mut request = engine.request(Method::GET, &format!("/jobs{query}"));
        request.headers_mut().expect("headers").insert(ACCEPT, accept.parse().expect("a value"));
        let reply = engine.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(reply.header("content-type"), Some(expected), "{accept} {query}");
    }
    let mut request = engine.request(Method::GET, "/jobs");
    request.headers_mut().expect("headers").remove(ACCEPT);
    let reply = engine.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(reply.header("content-type"), Some("application/xml"));
}

#[tokio::test]
async fn what_the_engine_does_not_speak_is_refused_before_anything_is_done() {
    let engine = Engine::new();
    let add = |accept: &str, content_type: Option<&str>| {
        let mut request = engine.request(Method::POST, "/jobs");
        request.headers_mut().expect("headers").insert(ACCEPT, accept.parse().expect("a value"));
        if let Some(content_type) = content_type {
            request = request.header(CONTENT_TYPE, content_type);
        }
        engine.send(request.body(Body::from("{\"description\": \"Clone\"}")).expect("a request"))
    };
    let json = "application/json";
    assert_eq!(add("text/html", Some(json)).await.status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(add(json, Some("text/plain")).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(add(json, None).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(engine.get("/jobs").await.list("job").len(), 0);
    assert_eq!(add(json, Some("application/json; charset=utf-8")).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn bodies_and_answers_need_not_be_of_one_kind() {
    let engine = Engine::new();
    let request = engine.request(Method::POST, "/jobs").header(CONTENT_TYPE, "application/xml");
    let body = Body::from("<job><description>Clone</description></job>");
    let reply = engine.send(request.body(body).expect("a request")).await;
    assert_eq!(reply.document["description"], "Clone");
    assert_eq!(reply.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn descriptions_may_be_long_but_not_endless() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let long = json!({ "description": "x".repeat(1_000_000) });
        assert_eq!(engine.post("/jobs", "job", &long).await.document["description"], long["description"]);
    }
    let engine = Engine::new();
    let job = engine.add_job("Clone", true).await;
    let endless = " ".repeat(1024 * 1024 + 1);
    let paths = ["/jobs", "/events", "/jobs/J/steps", "/jobs/J/end", "/jobs/J/clear", "/jobs/J/steps/J/end"];
    for path in paths.map(|path| path.replace('J', &job)) {
        assert_eq!(engine.post_text(&path, &endless).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}

#[tokio::test]
async fn bodies_that_cannot_be_read_point_to_the_documentation() {
    let engine = Engine::new();
    let job = engine.add_job("Clone", true).await;
    let table = [
        ("/jobs".to_owned(), "jobs", "add"),
        (format!("/jobs/{job}/end"), "job", "end"),
        (format!("/jobs/{job}/clear"), "job", "clear"),
        (format!("/jobs/{job}/steps"), "steps", "add"),
        (format!("/jobs/{job}/steps/{job}/end"), "step", "end"),
    ];
    for format in Format::BOTH {
        let engine = engine.speaking(format);
        for (path, service, method) in &table {
            let reply = engine.post_text(path, "{<nonsense").await;
            let usage = format!("http://localhost/ovirt-engine/apidoc#services/{service}/methods/{method}");
            let detail = format!("For correct usage, see: {usage}");
            reply.assert_fault(StatusCode::BAD_REQUEST, "Request syntactically incorrect.", &detail);
        }
    }
    let reply =
        engine.speaking(Format::Xml).post_text("/jobs", "<job><auto_cleared>x</auto_cleared></job>").await;
    assert_eq!((reply.status, &reply.document["reason"]), (StatusCode::BAD_REQUEST, &json!("Invalid value")));
}

#[tokio::test]
async fn versions_that_are_not_supported_get_the_containers_page() {
    let engine = Engine::new();
    for (version, status) in [("4", StatusCode::OK), ("3", StatusCode::OK), ("5", StatusCode::BAD_REQUEST)] {
        let request = engine.request(Method::GET, "/jobs").header("Version", version);
        let reply = engine.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(reply.status, status, "{version}");
        if status != StatusCode::OK {
            assert!(reply.text.starts_with("<html>"));
        }
    }
}

#[tokio::test]
async fn correlation_ids_are_returned_on_every_answer() {
    let engine = Engine::new();
    let ask = |path: &str, id: &str| {
        let request = engine.request(Method::GET, path).header("Correlation-Id", id);
        engine.send(request.body(Body::empty()).expect("a request"))
    };
    assert_eq!(ask("/jobs", "clone-1").await.header("correlation-id"), Some("clone-1"));
    assert_eq!(ask("/jobs/x", "a b/c_d").await.header("correlation-id"), Some("abc_d"));
    assert_eq!(ask("/jobs", &"x".repeat(50)).await.header("correlation-id"), Some("x".repeat(36).as_str()));
    assert_eq!(ask("/jobs", "///").await.header("correlation-id").map(str::len), Some(36));
    let by_query = engine.get("/jobs?correlation_id=clone-2").await;
    assert_eq!(by_query.header("correlation-id"), Some("clone-2"));
    assert_eq!(engine.get("/jobs").await.header("correlation-id").map(str::len), Some(36));
}

#[tokio::test]
async fn headers_that_mean_nothing_here_change_nothing() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let headers = [
            ("Accept-Language", "de-DE, ja;q=0.5"),
            ("All-Content", "true"),
            ("X-Ovirt-Expect", "202-accepted"),
            ("Filter", "perhaps"),
        ];
        for (name, value) in headers {
            let request = engine.request(Method::POST, "/jobs;all_content").header(name, value);
            let body = format.print("job", &json!({ "description": " " }));
            let request = request.header(CONTENT_TYPE, format.media_type()).body(Body::from(body));
            let reply = engine.send(request.expect("a request")).await;
            let detail = "[Cannot ${action} ${type}. Description can not be empty.]";
            reply.assert_fault(StatusCode::BAD_REQUEST, "Operation Failed", detail);
        }
    }
}
