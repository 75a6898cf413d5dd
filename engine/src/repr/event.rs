//! An event on the wire (contract 13).

use super::document::{Document, Element, Value};
use crate::model::{Entity, EntityKind, Event};

/// The address of an event under the API's address.
pub(crate) fn href(base: &str, id: i64) -> String {
    format!("{base}/events/{id}")
}

/// An event with everything about it.
pub(crate) fn element(base: &str, event: &Event) -> Element {
    let text = |text: &str| Value::Text(text.to_owned());
    let mut element = Element::reference(href(base, event.id), event.id);
    element.inherited.push(("description", text(&event.description)));
    element.push("code", Value::Number(event.code.into()));
    element.push_some("correlation_id", event.correlation_id.as_deref().map(text));
    element.push_some("custom_data", event.custom_data.as_deref().map(text));
    element.push("custom_id", Value::Number(event.custom_id.into()));
    element.push("flood_rate", Value::Number(event.flood_rate.into()));
    element.push("index", Value::Number(event.id));
    element.push("origin", text(&event.origin));
    element.push("severity", text(event.severity.name()));
    element.push("time", Value::Time(event.time));
    for (kind, entity) in &event.entities {
        element.push(kind.name(), Value::One(reference(base, *kind, entity)));
    }
    element
}

/// What an event is about: where it is, and its name where the engine knew it.
fn reference(base: &str, kind: EntityKind, entity: &Entity) -> Element {
    let href = format!("{base}/{}/{}", kind.collection(), entity.id);
    let mut element = Element::reference(href, entity.id);
    element.inherited.extend(entity.name.clone().map(|name| ("name", Value::Text(name))));
    element
}

/// One event as an answer.
pub(crate) fn document(element: Element) -> Document {
    Document { root: "event", element }
}

/// A list of events as an answer.
pub(crate) fn list(elements: Vec<Element>) -> Document {
    Document { root: "events", element: Element::collection("event", elements) }
}
