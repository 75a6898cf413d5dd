//! Reading XML bodies.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::schema::{Kind, Type};
use super::{Input, Object, Unreadable, scalar};

/// How deep elements may stand in each other. The API's own never get near it.
const MAX_DEPTH: usize = 64;

/// An element as it was sent.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Node>,
}

/// Reads the body. The engine always takes it for UTF-8, and it knows no document types.
pub(super) fn read(body: &[u8], expected: &'static Type) -> Result<Object, Unreadable> {
    let text = std::str::from_utf8(body).map_err(|_| Unreadable::Syntax)?;
    let root = parse(text).ok_or(Unreadable::Syntax)?;
    if root.name == expected.name { object(&root, expected) } else { Err(Unreadable::Syntax) }
}

/// Parses the whole text into its root; `None` when it is not well formed.
fn parse(text: &str) -> Option<Node> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Node> = Vec::new();
    let mut root: Option<Node> = None;
    loop {
        let closed = match reader.read_event().ok()? {
            Event::Start(start) => {
                if open.len() >= MAX_DEPTH || root.is_some() {
                    return None;
                }
                open.push(node(&start)?);
                None
            }
            Event::Empty(start) => Some(node(&start)?),
            Event::End(_) => Some(open.pop()?),
            Event::Text(text) => {
                append(&mut open, &text.xml10_content())?;
                None
            }
            Event::CData(text) => {
                append(&mut open, &text.xml10_content())?;
                None
            }
            Event::GeneralRef(name) => {
                let mut buffer = [0; 4];
                let resolved = match name.resolve_char_ref().ok()? {
                    Some(letter) => &*letter.encode_utf8(&mut buffer),
                    None => resolve_xml_entity(&name)?,
                };
                append(&mut open, resolved)?;
                None
            }
            Event::DocType(_) => return None,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => None,
            Event::Eof => break,
        };
        if let Some(node) = closed {
            match open.last_mut() {
                Some(parent) => parent.children.push(node),
                None if root.is_some() => return None,
                None => root = Some(node),
            }
        }
    }
    if open.is_empty() { root } else { None }
}

fn node(start: &BytesStart<'_>) -> Option<Node> {
    let name = start.local_name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let key: &str = attribute.key.as_ref();
        // Declarations of namespaces say nothing about the element.
        if key != "xmlns" && !key.contains(':') {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
            attributes.push((key.to_owned(), value.into_owned()));
        }
    }
    Some(Node { name, attributes, ..Node::default() })
}

/// Adds text to the innermost open element; outside of the root only blanks may stand.
fn append(open: &mut [Node], text: &str) -> Option<()> {
    match open.last_mut() {
        Some(node) => node.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return None,
    }
    Some(())
}

fn object(node: &Node, expected: &'static Type) -> Result<Object, Unreadable> {
    let mut object = Object::default();
    for (name, value) in &node.attributes {
        let name = expected.attribute(name).ok_or(Unreadable::Syntax)?;
        object.set(name, Input::Text(value.clone()));
    }
    for child in &node.children {
        match expected.element(&child.name).ok_or(Unreadable::Syntax)? {
            (_, Kind::Unread) => {}
            (name, Kind::Many(of)) => object.add(name, self::object(child, of)?),
            (name, kind) => object.set(name, member(child, kind)?),
        }
    }
    Ok(object)
}

fn member(node: &Node, kind: Kind) -> Result<Input, Unreadable> {
    match kind {
        Kind::Object(expected) => object(node, expected).map(Input::Object),
        _ if !node.children.is_empty() => Err(Unreadable::Syntax),
        kind => scalar::read(&node.text, kind).map_err(Unreadable::Value),
    }
}
