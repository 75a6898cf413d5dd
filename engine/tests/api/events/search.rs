//! Searches for events (contract 13).

use axum::http::StatusCode;
use serde_json::json;

use crate::engine::{Engine, START};
use crate::representation::Format;

/// An engine with four events: the engine's own line about a job, then three of two reporters, a day apart.
async fn engine(format: Format) -> Engine {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let engine = Engine::new().speaking(format);
    engine.post("/jobs?correlation_id=clone-1", "job", &json!({ "description": "Clone web01" })).await;
    let user = engine.app.accounts.users().next().expect("an account").id.to_string();
    for (custom_id, origin, severity, description, correlation_id) in [
        (10, "Backup", "warning", "Slow tape", "backup-1"),
        (11, "ExternalTasks", "normal", "Clone web01: 42%", "clone-1"),
        (12, "ExternalTasks", "alert", "Disk [full]?", "clone-2"),
    ] {
        engine.advance(DAY);
        let event = json!({
            "origin": origin, "custom_id": custom_id.to_string(), "severity": severity, "flood_rate": "1",
            "description": description, "correlation_id": correlation_id, "user": { "id": user },
        });
        engine.post("/events", "event", &event).await.created();
    }
    engine
}

#[tokio::test]
async fn every_field_is_searched_by_its_kind() {
    let table: &[(&str, &[&str])] = &[
        ("origin=ExternalTasks", &["4", "3"]),
        ("ORIGIN = External*", &["4", "3"]),
        ("origin!=oVirt", &["4", "3", "2"]),
        ("origin=externaltasks", &[]),
        ("correlation_id=clone-1", &["3", "1"]),
        ("correlation_id=clone-1 and origin=ExternalTasks", &["3"]),
        ("correlation_id=clone-2 or correlation_id=backup-1", &["4", "2"]),
        ("message=\"Clone web01*\"", &["3"]),
        ("message=*web01*", &["3", "1"]),
        ("message=\"Disk [full]?\"", &["4"]),
        ("severity=alert", &["4"]),
        ("severity > normal", &["4", "2"]),
        ("severity>=warning and severity<alert", &["2"]),
        ("severity!=Normal", &["4", "2"]),
        ("type=11000", &["1"]),
        ("type!=9801", &["4", "2", "1"]),
        ("custom_event_id=11", &["3"]),
        ("custom_event_id=-1", &["1"]),
        ("usrname=admin@internal", &["4", "3", "2", "1"]),
        ("usrname=vendor*", &[]),
        ("event_vm=web01", &[]),
        ("event_volume=v", &[]),
        ("deleted=false", &["4", "3", "2", "1"]),
        ("deleted=true", &[]),
        ("time=2025-07-16", &["3"]),
        ("time>2025-07-16", &["4", "3"]),
        ("time<\"Jul 16, 2025\"", &["2", "1"]),
        ("time=today", &["4"]),
        ("time=Yesterday", &["3"]),
        ("web01", &["3", "1"]),
        ("tape origin=Backup", &["2"]),
        ("tape origin=oVirt", &[]),
        ("backup-1", &["2"]),
        // Conditions side by side bind least of all.
        ("type=11000 or origin=Backup severity=normal", &["1"]),
        ("type=11000 or origin=Backup and severity=normal", &["1"]),
        ("origin=Backup and severity=alert or type=11000", &["1"]),
    ];
    for format in Format::BOTH {
        let engine = engine(format).await;
        for (search, expected) in table {
            assert_eq!(found(&engine, search, "").await, *expected, "{search}");
        }
    }
}

#[tokio::test]
async fn case_counts_unless_it_is_said_not_to() {
    for format in Format::BOTH {
        let engine = engine(format).await;
        for (search, count) in [("origin=externalTASKS", 2), ("SLOW", 1), ("message=*WEB01*", 2)] {
            assert_eq!(found(&engine, search, "").await.len(), 0, "{search}");
            assert_eq!(found(&engine, search, "&case_sensitive=false").await.len(), count, "{search}");
        }
    }
}

#[tokio::test]
async fn an_order_and_pages_may_be_asked_for() {
    let table: &[(&str, &str, &[&str])] = &[
        ("sortby time", "", &["1", "2", "3", "4"]),
        ("sortby time desc", "", &["4", "3", "2", "1"]),
        ("sortby severity desc", "", &["4", "2", "3", "1"]),
        ("sortby origin", "", &["2", "4", "3", "1"]),
        ("origin!=oVirt sortby time asc page 2", "&max=2", &["4"]),
        ("page 2", "&max=3", &["1"]),
        ("page 3", "&max=2", &[]),
    ];
    for format in Format::BOTH {
        let engine = engine(format).await;
        for (search, parameters, expected) in table {
            assert_eq!(found(&engine, search, parameters).await, *expected, "{search}");
        }
    }
}

#[tokio::test]
async fn a_search_that_cannot_be_understood_finds_nothing() {
    let table = [
        "origin=",
        "origin<Backup",
        "origin=\"Backup",
        "origin=Back'up",
        "origin=Backup;",
        "message=a&b",
        "severity=fatal",
        "severity=2",
        "type=x",
        "custom_event_id=99999999999",
        "deleted=perhaps",
        "time=soon",
        "time>=today",
        "time!=today",
        "Slow tape",
        "origin=Backup and",
        "sortby",
        "sortby name",
        "page 0",
        "page x",
    ];
    for format in Format::BOTH {
        let engine = engine(format).await;
        for search in table {
            assert_eq!(found(&engine, search, "").await, [""; 0], "{search}");
        }
    }
}

#[tokio::test]
async fn searches_may_be_long_but_not_endless() {
    let engine = engine(Format::Json).await;
    let terms = |count: usize| vec!["origin=Backup"; count].join(" or ");
    assert_eq!(found(&engine, &terms(500), "").await, ["2"]);
    assert_eq!(found(&engine, &terms(501), "").await, [""; 0]);
    // Free text is looked for in every column.
    let long = "*a".repeat(8_000);
    assert_eq!(found(&engine, &long, "").await, [""; 0]);
}

/// The ids of the events that a search finds.
async fn found(engine: &Engine, search: &str, parameters: &str) -> Vec<String> {
    let mut query = String::new();
    for byte in search.bytes() {
        query.push_str(&format!("%{byte:02x}"));
    }
    let reply = engine.get(&format!("/events?search={query}{parameters}")).await;
    assert_eq!(reply.status, StatusCode::OK, "{search}: {}", reply.text);
    assert!(engine.app.clock.now() > START);
    let events = reply.list("event");
    events.iter().map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
}
