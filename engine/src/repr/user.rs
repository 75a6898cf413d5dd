//! A user on the wire (contract 2.4).

use uuid::Uuid;

use super::document::{Document, Element, Value};
use crate::model::User;

/// The address of a user under the API's address.
pub(crate) fn href(base: &str, id: Uuid) -> String {
    format!("{base}/users/{id}")
}

/// A user with everything that the embedded engine knows of one.
pub(crate) fn element(base: &str, user: &User) -> Element {
    let text = |text: &str| Value::Text(text.to_owned());
    let domain = user.domain_id();
    let mut domain = Element::reference(format!("{base}/domains/{domain}"), domain);
    domain.inherited.push(("name", text(&user.domain)));
    let mut element = Element::reference(href(base, user.id), user.id);
    element.inherited.push(("name", text(&user.name)));
    element.push("domain_entry_id", Value::Text(user.id.to_string()));
    element.push("namespace", text("*"));
    element.push("principal", text(&user.name));
    element.push("user_name", Value::Text(user.login()));
    element.push("domain", Value::One(domain));
    element
}

/// A user as an answer.
pub(crate) fn document(element: Element) -> Document {
    Document { root: "user", element }
}

/// A list of users as an answer.
pub(crate) fn list(elements: Vec<Element>) -> Document {
    Document { root: "users", element: Element::collection("user", elements) }
}
