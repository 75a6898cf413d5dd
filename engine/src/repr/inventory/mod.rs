//! The things of the site on the wire, one kind a file.
//!
//! The members are a part of those that a real engine prints, in its order: single values by their names, then
//! what they link to. Links lead only to what this engine serves.

mod cluster;
mod data_center;
mod disk;
mod disk_attachment;
mod gluster_volume;
mod host;
mod network;
mod quota;
mod snapshot;
mod storage_domain;
mod template;
mod vm;
mod vm_pool;

use uuid::Uuid;

use super::document::{Document, Element, Value};
use crate::inventory::{COMPATIBILITY, Item};

/// A kind of thing that the API shows.
pub(crate) trait Represented: Item {
    /// What XML calls a list of them.
    const PLURAL: &'static str;

    /// Where it is, under the API's address.
    fn path(&self) -> String;

    /// It with everything about it.
    fn element(&self, base: &str) -> Element;

    /// It without data: its address and what can be done there.
    fn stub(&self, base: &str) -> Element {
        let mut element = self.element(base);
        element.own.clear();
        element.inherited.retain(|(name, _)| matches!(*name, "actions" | "link"));
        element
    }

    /// The address.
    fn href(&self, base: &str) -> String {
        format!("{base}/{}", self.path())
    }
}

/// One thing as an answer.
pub(crate) fn document<I: Represented>(base: &str, item: &I) -> Document {
    Document { root: I::KIND, element: item.element(base) }
}

/// A thing that hosts are still making.
pub(crate) fn pending<I: Represented>(base: &str, item: &I) -> Document {
    let mut document = document(base, item);
    let inherited = &mut document.element.inherited;
    let before_links = inherited.iter().position(|(name, _)| *name == "link").unwrap_or(inherited.len());
    inherited.insert(before_links, ("creation_status", text("pending")));
    document
}

/// A list of things as an answer.
pub(crate) fn list<I: Represented>(base: &str, items: &[I]) -> Document {
    let elements = items.iter().map(|item| item.element(base)).collect();
    Document { root: I::PLURAL, element: Element::collection(I::KIND, elements) }
}

/// What a thing inherits: where it is, what can be done there, its names and its parts.
#[derive(Debug, Default)]
struct Base<'a> {
    actions: &'a [&'a str],
    name: Option<&'a str>,
    /// Left out where there is none.
    description: &'a str,
    parts: &'a [&'a str],
}

impl Base<'_> {
    /// An element of `item` with no members of its own yet.
    fn element<I: Represented>(self, base: &str, item: &I) -> Element {
        let href = item.href(base);
        let links = |rels: &[&str]| rels.iter().map(|rel| Element::link(&href, rel)).collect::<Vec<_>>();
        let mut element = Element::reference(href.clone(), item.id());
        let inherited = &mut element.inherited;
        if !self.actions.is_empty() {
            let actions = Element::collection("link", links(self.actions));
            inherited.push(("actions", Value::One(actions)));
        }
        inherited.extend(self.name.map(|name| ("name", text(name))));
        if !self.description.is_empty() {
            inherited.push(("description", text(self.description)));
        }
        inherited.push(("link", Value::Many(links(self.parts))));
        element
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A link to a thing of another kind, by the path of its list.
fn link(base: &str, list: &str, id: Uuid) -> Value {
    Value::One(Element::reference(format!("{base}/{list}/{id}"), id))
}

/// A part without an address.
fn part(members: Vec<(&'static str, Value)>) -> Value {
    Value::One(Element { own: members, ..Element::default() })
}

/// The version of a data center or cluster.
fn version() -> Value {
    let (major, minor) = COMPATIBILITY;
    part(vec![("major", Value::Number(major)), ("minor", Value::Number(minor))])
}

/// The processor of a machine or template.
fn cpu(cores: i64) -> Value {
    let number = Value::Number;
    let topology = part(vec![("cores", number(cores)), ("sockets", number(1)), ("threads", number(1))]);
    part(vec![("architecture", text("x86_64")), ("topology", topology)])
}
