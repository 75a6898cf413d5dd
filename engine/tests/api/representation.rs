//! JSON and XML as tests see them: one value, whichever of the two it came in.

use chrono::DateTime;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::{escape, resolve_xml_entity};
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value, json};

/// A representation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
}

impl Format {
    pub(crate) const BOTH: [Format; 2] = [Format::Json, Format::Xml];

    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::Xml => "application/xml",
        }
    }

    pub(crate) fn of(media_type: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|format| format.media_type() == media_type)
    }

    /// Reads a document. From XML it becomes what JSON would have been.
    pub(crate) fn parse(self, text: &str) -> Value {
        match self {
            Format::Json => serde_json::from_str(text).expect(text),
            Format::Xml => parse_xml(text),
        }
    }

    /// Prints an element that is given as JSON: members named `id` become attributes in XML.
    pub(crate) fn print(self, root: &str, body: &Value) -> String {
        match self {
            Format::Json => body.to_string(),
            Format::Xml => print_xml(root, body),
        }
    }
}

fn print_xml(name: &str, value: &Value) -> String {
    if let Some(values) = value.as_array() {
        return values.iter().map(|value| print_xml(name, value)).collect();
    }
    let Some(members) = value.as_object() else {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        return format!("<{name}>{}</{name}>", escape(text.as_str()));
    };
    let id = members.get("id").and_then(Value::as_str);
    let attribute = id.map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default();
    let children: String = members
        .iter()
        .filter(|(name, _)| *name != "id")
        .map(|(name, value)| print_xml(name, value))
        .collect();
    format!("<{name}{attribute}>{children}</{name}>")
}

/// The elements that are objects even when nothing is in them.
const LISTS: [&str; 18] = [
    "users",
    "events",
    "jobs",
    "steps",
    "statistics",
    "data_centers",
    "clusters",
    "hosts",
    "storage_domains",
    "networks",
    "templates",
    "vms",
    "vm_pools",
    "disks",
    "quotas",
    "gluster_volumes",
    "disk_attachments",
    "snapshots",
];

/// An element that is being read.
struct Open {
    name: String,
    members: Map<String, Value>,
    text: String,
}

fn parse_xml(text: &str) -> Value {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Open> = Vec::new();
    loop {
        let closed = match reader.read_event().expect(text) {
            Event::Start(start) => {
                open.push(begin(&start));
                None
            }
            Event::Empty(start) => Some(begin(&start)),
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text.xml10_content());
                }
                None
            }
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().expect("a reference").map(String::from);
                let resolved = letter.or_else(|| resolve_xml_entity(&name).map(str::to_owned));
                let element = open.last_mut().expect("references stand in elements");
                element.text.push_str(&resolved.expect("a known entity"));
                None
            }
            Event::Eof => panic!("the document ends early: {text}"),
            _ => None,
        };
        let Some(element) = closed else { continue };
        let (name, value) = (element.name.clone(), finish(element));
        let Some(parent) = open.last_mut() else { return value };
        // These are lists wherever they stand; a job in its list is one as well.
        let listed = name == "link" || parent.name == format!("{name}s");
        if listed {
            let list = parent.members.entry(name).or_insert_with(|| json!([]));
            list.as_array_mut().expect("a list").push(value);
        } else {
            let twice = parent.members.insert(name, value);
            assert_eq!(twice, None, "only lists repeat their members");
        }
    }
}

fn begin(start: &BytesStart<'_>) -> Open {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("a value").into_owned();
        let key: &str = attribute.key.as_ref();
        (key.to_owned(), Value::from(value))
    });
    let name: &str = start.name().into_inner();
    Open { name: name.to_owned(), members: attributes.collect(), text: String::new() }
}

/// The value of an element: an object, a text, or for dates the milliseconds.
fn finish(element: Open) -> Value {
    let object = LISTS.contains(&element.name.as_str());
    if object || !element.members.is_empty() {
        return Value::Object(element.members);
    }
    match element.name.as_str() {
        "start_time" | "end_time" | "last_updated" | "time" | "creation_time" | "stop_time" | "date" => {
            DateTime::parse_from_rfc3339(&element.text).expect("a date").timestamp_millis().into()
        }
        _ => element.text.into(),
    }
}
