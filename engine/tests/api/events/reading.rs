//! Reading and hiding events, and what the engine itself writes down.

use axum::http::StatusCode;
use serde_json::{Value, json};
use task_engine::model::Millis;

use super::{BAD, event, listed, with};
use crate::engine::{Engine, NOBODY};
use crate::representation::Format;

#[tokio::test]
async fn the_newest_come_first_and_clients_ask_for_what_is_new() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for custom_id in 1..=4 {
            engine.post("/events", "event", &event(custom_id)).await.created();
        }
        let table = [
            ("", vec!["4", "3", "2", "1"]),
            ("?from=2", vec!["4", "3"]),
            (";from=2", vec!["4", "3"]),
            ("?from=4", vec![]),
            ("?from=0", vec!["4", "3", "2", "1"]),
            ("?from=-5", vec!["4", "3", "2", "1"]),
            ("?from=soon", vec!["4", "3", "2", "1"]),
            ("?max=1", vec!["4"]),
            ("?max=0", vec![]),
            ("?from=1&max=2", vec!["4", "3"]),
            ("?from=1&search=custom_event_id%3D3", vec!["3"]),
        ];
        for (parameters, expected) in table {
            assert_eq!(listed(&engine, parameters).await, expected, "{parameters}");
        }
        let refused = engine.get("/events?max=-1").await;
        refused.assert_fault(BAD, "Operation Failed", "illegal max count value for query : -1");
    }
}

#[tokio::test]
async fn what_an_event_is_about_has_its_name_and_can_be_followed() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let vm = engine.get("/vms?search=name%3Dbuild01").await.list("vm").remove(0);
        let host = engine.get("/hosts?max=1").await.list("host").remove(0);
        let about = with(event(1), "vm", json!({ "id": vm["id"], "name": "ignored" }));
        let added = engine.post("/events", "event", &with(about, "host", json!({ "id": host["id"] }))).await;
        assert_eq!(added.document["vm"]["name"], "build01");
        assert_eq!(added.document["host"]["href"], host["href"]);
        let id = added.created();
        let followed =
            engine.get("/events?search=origin%3DBackup&follow=vm,HOST").await.list("event").remove(0);
        assert_eq!((&followed["vm"], &followed["host"]), (&vm, &host));
        assert_eq!(engine.get(&format!("/events/{id}?follow=vm")).await.document["vm"], vm);
        for follow in ["user", "nonsense", "vm.host"] {
            let reply = engine.get(&format!("/events/{id}?follow={follow}")).await;
            assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR, "{follow}");
        }
        engine.post("/events", "event", &with(event(2), "vm", json!({ "id": NOBODY }))).await.created();
        let gone = engine.get("/events?follow=vm").await;
        assert_eq!(gone.status, StatusCode::INTERNAL_SERVER_ERROR, "nothing has this id any more");
    }
}

#[tokio::test]
async fn a_hidden_event_is_in_no_list_but_can_be_read() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let id = engine.post("/events", "event", &event(1)).await.created();
        let path = format!("/events/{id}");
        let hidden = engine.delete(&path).await;
        assert_eq!((hidden.status, hidden.text.as_str()), (StatusCode::OK, ""));
        assert_eq!(listed(&engine, "").await.len(), 0);
        assert_eq!(listed(&engine, "?search=deleted%3Dtrue").await.len(), 0);
        assert_eq!(engine.get(&path).await.document["custom_id"], "1");
        assert_eq!(engine.delete(&path).await.status, StatusCode::OK);
        for path in ["/events/99", "/events/x", "/events/99999999999999999999"] {
            for reply in [engine.get(path).await, engine.delete(path).await] {
                assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_FOUND, ""), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn the_engine_writes_down_who_adds_jobs() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let vendor = engine.signed_in("vendor@internal").speaking(format);
        let job = json!({ "description": "Clone web01" });
        vendor.post("/jobs?correlation_id=clone-1", "job", &job).await.created();
        vendor.post("/jobs?correlation_id=clone-2", "job", &json!({ "description": " " })).await;
        engine.signed_in("guest@internal").post("/jobs?correlation_id=clone-3", "job", &job).await;
        let events = engine.get("/events").await.list("event");
        let told = |index: usize| {
            let event: &Value = &events[index];
            let text = |member: &str| event[member].as_str().expect("a text").to_owned();
            (text("code"), text("severity"), text("correlation_id"), text("description"))
        };
        let line = |code: &str, severity: &str, correlation_id: &str, description: &str| {
            (code.to_owned(), severity.to_owned(), correlation_id.to_owned(), description.to_owned())
        };
        let added = "New external Job Clone web01 was added by user vendor@internal";
        assert_eq!(told(2), line("11000", "normal", "clone-1", added));
        assert_eq!(told(1), line("11001", "error", "clone-2", "Failed to add new external Job  "));
        assert_eq!(told(0), line("11001", "error", "clone-3", "Failed to add new external Job Clone web01"));
        assert_eq!(events[2]["user"]["name"], "vendor@internal");
        assert_eq!((&events[2]["origin"], &events[2]["custom_id"]), (&json!("oVirt"), &json!("-1")));
        assert_eq!(events.len(), 3);
        // Nothing else about external jobs is written down, and nothing that never became a command.
        engine.app.set_maintenance(true);
        vendor.post("/jobs", "job", &job).await;
        engine.app.set_maintenance(false);
        vendor.post("/jobs", "job", &json!({})).await;
        let id = engine.get("/jobs").await.list("job")[0]["id"].as_str().expect("an id").to_owned();
        engine.end_job(&id, true).await;
        assert_eq!(listed(&engine, "").await.len(), 3);
    }
}

#[tokio::test]
async fn events_take_a_permission_of_their_own() {
    let denied = "[User is not authorized to perform this action.]";
    let unreadable = "query execution failed due to insufficient permissions.";
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for login in ["vendor@internal", "guest@internal"] {
            let caller = engine.signed_in(login);
            // The permission comes before the rules, so the origin does not matter.
            let reply = caller.post("/events", "event", &with(event(1), "origin", "oVirt".into())).await;
            reply.assert_fault(StatusCode::FORBIDDEN, "Operation Failed", denied);
        }
        let reporter = engine.signed_in("reporter@internal");
        // As with steps: it is added, but to read it back is for administrators.
        reporter.post("/events", "event", &event(1)).await.assert_fault(BAD, "Operation Failed", unreadable);
        assert_eq!(listed(&engine, "").await, ["1"]);
        reporter.get("/events/1").await.assert_fault(BAD, "Operation Failed", unreadable);
        reporter.delete("/events/1").await.assert_fault(BAD, "Operation Failed", unreadable);
        reporter.get("/events?filter=false").await.assert_fault(BAD, "Operation Failed", unreadable);
        assert_eq!(listed(&reporter, "").await.len(), 0);
        let refused = reporter.post("/jobs", "job", &json!({ "description": "Clone" })).await;
        refused.assert_fault(StatusCode::FORBIDDEN, "Operation Failed", denied);
    }
}

#[tokio::test]
async fn a_filtered_list_has_what_is_about_something() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        engine.post("/events", "event", &event(1)).await.created();
        let about = engine.post("/events", "event", &with(event(2), "vm", json!({ "id": NOBODY }))).await;
        assert_eq!(listed(&engine, "?filter=true").await, [about.created()]);
        assert_eq!(listed(&engine.signed_in("guest@internal"), "").await.len(), 0);
    }
}

#[tokio::test]
async fn commands_on_events_are_commands() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let id = engine.post("/events", "event", &event(1)).await.created();
        let foreign = engine.post(&format!("/events?JobId={NOBODY}"), "event", &event(2)).await;
        let detail = "[Cannot ${action} ${type}. Non monitored command.]";
        foreign.assert_fault(BAD, "Operation Failed", detail);
        engine.app.set_maintenance(true);
        let detail = "[Engine is running in Maintenance mode and is not accepting commands.]";
        for reply in
            [engine.post("/events", "event", &event(2)).await, engine.delete(&format!("/events/{id}")).await]
        {
            reply.assert_fault(StatusCode::CONFLICT, "Operation Failed", detail);
        }
        assert_eq!(listed(&engine, "").await, [id]);
    }
}

#[tokio::test]
async fn events_are_kept_for_30_days() {
    const DAY: Millis = 24 * 60 * 60 * 1000;
    let engine = Engine::new();
    engine.post("/events", "event", &event(1)).await.created();
    engine.advance(30 * DAY);
    engine.app.sweep().await.expect("a sweep");
    assert_eq!(listed(&engine, "").await.len(), 1);
    engine.advance(1);
    engine.app.sweep().await.expect("a sweep");
    assert_eq!(listed(&engine, "").await.len(), 0);
    // What is gone gives its number back, but no id comes twice.
    assert_eq!(engine.post("/events", "event", &event(1)).await.created(), "2");
}
