//! The API's root document (contract 2.4).

use uuid::{Uuid, uuid};

use super::document::{Document, Element, Value};
use crate::model::{Millis, User};

/// The id of the embedded engine, the same everywhere; a real one draws its own when it is set up.
const INSTANCE: Uuid = uuid!("9d3f5b1e-7c24-4e8a-b6d0-5a1c2f3e6666");

/// What the address of a search adds to that of its list.
const SEARCH: Option<&str> = Some("?search={query}");

/// What can be listed, in the engine's order, and how it can be searched.
const LISTS: [(&str, Option<&str>); 12] = [
    ("clusters", SEARCH),
    ("datacenters", SEARCH),
    ("events", Some(";from={event_id}?search={query}")),
    ("hosts", SEARCH),
    ("networks", SEARCH),
    ("storagedomains", SEARCH),
    ("templates", SEARCH),
    ("users", SEARCH),
    ("vmpools", SEARCH),
    ("vms", SEARCH),
    ("disks", SEARCH),
    ("jobs", None),
];

/// Every list and every search below the root: its name and where it is.
pub(crate) fn links(base: &str) -> impl Iterator<Item = (String, String)> {
    LISTS.into_iter().flat_map(move |(name, search)| {
        let href = format!("{base}/{name}");
        let search = search.map(|search| (format!("{name}/search"), format!("{href}{search}")));
        [Some((name.to_owned(), href)), search].into_iter().flatten()
    })
}

/// The root, as `user` sees it now.
pub(crate) fn document(base: &str, user: &User, now: Millis) -> Document {
    let text = |text: &str| Value::Text(text.to_owned());
    let version = Element {
        own: vec![
            ("build", text("8")),
            ("full_version", text("4.5.8-1.el9")),
            ("major", text("4")),
            ("minor", text("5")),
            ("revision", text("0")),
        ],
        ..Element::default()
    };
    let product = Element {
        own: vec![
            ("instance_id", Value::Text(INSTANCE.to_string())),
            ("name", text("oVirt Engine")),
            ("vendor", text("ovirt.org")),
            ("version", Value::One(version)),
        ],
        ..Element::default()
    };
    let link = |(rel, href)| Element { attributes: vec![("href", href), ("rel", rel)], ..Element::default() };
    let user = Element::reference(super::user::href(base, user.id), user.id);
    let element = Element {
        own: vec![
            ("product_info", Value::One(product)),
            ("time", Value::Time(now)),
            ("authenticated_user", Value::One(user.clone())),
            ("effective_user", Value::One(user)),
        ],
        inherited: vec![("link", Value::Many(links(base).map(link).collect()))],
        attributes: Vec::new(),
    };
    Document { root: "api", element }
}
