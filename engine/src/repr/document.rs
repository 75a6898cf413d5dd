//! A document before it is printed.

use crate::model::Millis;

/// A whole answer: an element with the name that XML gives to the root.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    pub(crate) root: &'static str,
    pub(crate) element: Element,
}

/// An element with its members in the order in which the engine prints them.
///
/// Every type of the API has members of its own and members that it inherits. JSON prints its own
/// first, then the inherited ones, then the attributes; XML prints the inherited ones first
/// (contract 2.2, 2.3). So they are kept apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Element {
    pub(crate) own: Vec<(&'static str, Value)>,
    pub(crate) inherited: Vec<(&'static str, Value)>,
    pub(crate) attributes: Vec<(&'static str, String)>,
}

/// The value of a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    /// A string in JSON (contract 2.2).
    Flag(bool),
    /// A string in JSON (contract 2.2).
    Number(i64),
    /// Milliseconds in JSON, a date with the engine's offset in XML (contract 2.2, 2.5).
    Time(Millis),
    One(Element),
    /// Repeated in XML; nothing at all when there is none.
    Many(Vec<Element>),
}

impl Element {
    /// An element that only says where it is: its address and its id.
    pub(crate) fn reference(href: String, id: impl ToString) -> Self {
        Self { attributes: vec![("href", href), ("id", id.to_string())], ..Self::default() }
    }

    /// An element that holds a list of others under their singular name.
    pub(crate) fn collection(singular: &'static str, elements: Vec<Element>) -> Self {
        Self { own: vec![(singular, Value::Many(elements))], ..Self::default() }
    }

    /// A link to a part of the element at `href`.
    pub(crate) fn link(href: &str, rel: &str) -> Self {
        Self {
            attributes: vec![("href", format!("{href}/{rel}")), ("rel", rel.to_owned())],
            ..Self::default()
        }
    }

    /// The inherited members of an entity at `href`: what can be done with it, its description,
    /// its parts.
    pub(crate) fn with_base(mut self, actions: &[&str], description: Option<&str>, parts: &[&str]) -> Self {
        let href = self.attributes.first().map(|(_, href)| href.clone()).unwrap_or_default();
        let links = |rels: &[&str]| rels.iter().map(|rel| Element::link(&href, rel)).collect();
        self.inherited.push(("actions", Value::One(Element::collection("link", links(actions)))));
        if let Some(description) = description {
            self.inherited.push(("description", Value::Text(description.to_owned())));
        }
        self.inherited.push(("link", Value::Many(links(parts))));
        self
    }

    /// Adds a member of its own.
    pub(crate) fn push(&mut self, name: &'static str, value: Value) {
        self.own.push((name, value));
    }

    /// Adds a member of its own if there is one: what is absent is left out (contract 2.2).
    pub(crate) fn push_some(&mut self, name: &'static str, value: Option<Value>) {
        self.own.extend(value.map(|value| (name, value)));
    }
}
