//! Adding events: what is kept, and what is refused.

use serde_json::{Value, json};

use super::{BAD, event, listed, with, without};
use crate::engine::{Engine, NOBODY, START};
use crate::representation::Format;

#[tokio::test]
async fn an_event_is_kept_as_it_was_reported() {
    let sent = json!({
        "origin": "Backup", "custom_id": "7", "severity": "WARNING", "description": "Half <done> & \"more\"",
        "time": START - 5_000, "correlation_id": "clone 1/é", "flood_rate": "3", "custom_data": "{\"v\":1}",
        "vm": { "id": NOBODY }, "host": { "id": NOBODY }, "storage_domain": { "id": NOBODY },
        "template": { "id": NOBODY }, "cluster": { "id": NOBODY }, "data_center": { "id": NOBODY },
    });
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let owner = engine.app.accounts.users().next().expect("an account").id.to_string();
        let mut sent = with(sent.clone(), "user", json!({ "id": owner }));
        if format == Format::Xml {
            sent["time"] = "2025-07-14T08:15:37.130Z".into();
        }
        let added = engine.post("/events", "event", &sent).await;
        let id = added.created();
        let read = engine.get(&format!("/events/{id}")).await.document;
        assert_eq!(read, added.document);
        for member in ["origin", "custom_id", "description", "correlation_id", "flood_rate", "custom_data"] {
            assert_eq!(read[member], sent[member], "{member}");
        }
        assert_eq!(read["severity"], "warning");
        assert_eq!((&read["time"], &read["code"]), (&json!(START - 5_000), &json!("9802")));
        assert_eq!((&read["id"], &read["index"]), (&json!(id), &json!(id)));
        for (member, place) in [
            ("vm", "vms"),
            ("host", "hosts"),
            ("storage_domain", "storagedomains"),
            ("template", "templates"),
            ("cluster", "clusters"),
            ("data_center", "datacenters"),
        ] {
            let href = format!("/ovirt-engine/api/{place}/{NOBODY}");
            assert_eq!(read[member], json!({ "href": href, "id": NOBODY }), "{member}");
        }
        assert_eq!(read["user"]["name"], "admin@internal");
        assert!(engine.get("/v4/events").await.text.contains(&format!("/ovirt-engine/api/v4/events/{id}")));
    }
}

#[tokio::test]
async fn an_event_happens_now_unless_it_says_when() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let added = engine.post("/events", "event", &without(event(1), "flood_rate")).await.document;
        assert_eq!((&added["time"], &added["flood_rate"]), (&json!(START), &json!("0")));
        assert_eq!((&added["correlation_id"], &added["custom_data"]), (&Value::Null, &Value::Null));
    }
}

#[tokio::test]
async fn what_is_mandatory_is_missed_in_order() {
    let table = [
        (json!({}), "customId"),
        (without(event(1), "custom_id"), "customId"),
        (json!({ "custom_id": "1", "severity": "normal" }), "description"),
        (without(event(1), "origin"), "origin"),
        (without(event(1), "severity"), "severity"),
    ];
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for (body, member) in &table {
            let detail = format!("Parameter 'event.{member}' is mandatory but was not provided.");
            let reply = engine.post("/events", "event", body).await;
            reply.assert_fault(BAD, "Input validation failed.", &detail);
        }
        let reply = engine.post_text("/events", "").await;
        let detail = "Parameter 'event' is mandatory but was not provided.";
        reply.assert_fault(BAD, "Input validation failed.", detail);
        let reply = engine.post("/events", "event", &with(event(1), "vm", json!({ "id": "x" }))).await;
        reply.assert_fault(BAD, "Operation failed", "Invalid UUID string: x");
        assert_eq!(listed(&engine, "").await.len(), 0);
    }
}

#[tokio::test]
async fn values_that_are_none_are_refused() {
    let engine = Engine::new();
    for (member, value) in [("severity", "fatal"), ("custom_id", "2147483648"), ("custom_id", "x")] {
        let body = with(event(1), member, value.into());
        let reply = engine.post("/events", "event", &body).await;
        assert_eq!(
            (reply.status, &reply.document["reason"]),
            (BAD, &json!("Request syntactically incorrect."))
        );
        assert!(reply.text.contains("#services/events/methods/add"), "{}", reply.text);
        let reply = engine.speaking(Format::Xml).post("/events", "event", &body).await;
        assert_eq!((reply.status, &reply.document["reason"]), (BAD, &json!("Invalid value")));
    }
}

#[tokio::test]
async fn nobody_else_is_the_engine() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        for origin in ["oVirt", "OVIRT", "ovirt"] {
            let reply = engine.post("/events", "event", &with(event(1), "origin", origin.into())).await;
            let detail = "[Cannot add External Event. Illegal Origin for External Event : oVirt]";
            reply.assert_fault(BAD, "Operation Failed", detail);
        }
    }
}

#[tokio::test]
async fn an_origin_has_25_letters_at_most() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let longest = with(event(1), "origin", "é".repeat(25).into());
        engine.post("/events", "event", &longest).await.created();
        let longer = with(event(2), "origin", "é".repeat(26).into());
        engine.post("/events", "event", &longer).await.assert_fault(BAD, "Operation Failed", "[]");
    }
}

#[tokio::test]
async fn a_reporter_uses_a_number_once() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let first = engine.post("/events", "event", &event(1)).await.created();
        let detail = "[=Cannot add External Event. External Event with this custom id already exists.]";
        engine.post("/events", "event", &event(1)).await.assert_fault(BAD, "Operation Failed", detail);
        engine.post("/events", "event", &event(2)).await.created();
        engine.post("/events", "event", &with(event(1), "origin", "Other".into())).await.created();
        // Not even a hidden event sets its number free.
        engine.delete(&format!("/events/{first}")).await;
        engine.post("/events", "event", &event(1)).await.assert_fault(BAD, "Operation Failed", detail);
    }
}

#[tokio::test]
async fn equal_events_without_a_rate_are_dropped_for_half_a_minute() {
    let plain = |custom_id: i32| without(event(custom_id), "flood_rate");
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let first = engine.post("/events", "event", &plain(1)).await.created();
        engine.advance(29_999);
        let dropped = engine.post("/events", "event", &plain(2)).await;
        dropped.assert_fault(BAD, "Operation Failed", "[]");
        let zero = with(event(2), "flood_rate", "0".into());
        engine.post("/events", "event", &zero).await.assert_fault(BAD, "Operation Failed", "[]");
        // Another severity, another thing that it is about, or a rate: that is another event.
        engine.post("/events", "event", &with(plain(3), "severity", "error".into())).await.created();
        engine.post("/events", "event", &with(plain(4), "vm", json!({ "id": NOBODY }))).await.created();
        engine.post("/events", "event", &event(5)).await.created();
        engine.advance(1);
        let second = engine.post("/events", "event", &plain(6)).await.created();
        engine.post("/events", "event", &plain(7)).await.assert_fault(BAD, "Operation Failed", "[]");
        // Whoever hides the event opens the trap.
        engine.delete(&format!("/events/{second}")).await;
        engine.post("/events", "event", &plain(8)).await.created();
        assert_eq!(listed(&engine, "").await.len(), 5);
        assert_ne!(first, second);
    }
}

#[tokio::test]
async fn long_descriptions_are_cut_and_custom_data_is_not() {
    for format in Format::BOTH {
        let engine = Engine::new().speaking(format);
        let long = with(event(1), "description", "x".repeat(10_001).into());
        let long = with(long, "custom_data", "y".repeat(500_000).into());
        let added = engine.post("/events", "event", &long).await.document;
        let description = added["description"].as_str().expect("a text");
        assert_eq!(description.len(), 10_000);
        assert!(description.ends_with("x..."));
        assert_eq!(added["custom_data"], long["custom_data"]);
    }
}
