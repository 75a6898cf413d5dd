//! Documents as the engine's XML (contract 2.1, 2.5).

use chrono::{DateTime, Local, SecondsFormat, TimeZone, Utc};

use super::document::{Document, Element, Value};
use crate::model::Millis;

/// Prints a document with dates in the zone of this machine, as the engine does.
pub(crate) fn print(document: &Document) -> String {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    print_element(&mut text, document.root, &document.element, 0);
    text
}

fn print_element(text: &mut String, name: &str, element: &Element, depth: usize) {
    indent(text, depth);
    text.push('<');
    text.push_str(name);
    for (attribute, value) in &element.attributes {
        text.push(' ');
        text.push_str(attribute);
        text.push_str("=\"");
        escape(text, value, Place::Attribute);
        text.push('"');
    }
    let before = text.len();
    text.push_str(">\n");
    let opened = text.len();
    for (member, value) in element.inherited.iter().chain(&element.own) {
        print_member(text, member, value, depth + 1);
    }
    if text.len() == opened {
        text.truncate(before);
        text.push_str("/>\n");
    } else {
        indent(text, depth);
        close(text, name);
    }
}

fn print_member(text: &mut String, name: &str, value: &Value, depth: usize) {
    let scalar = match value {
        Value::One(element) => return print_element(text, name, element, depth),
        Value::Many(elements) => {
            return elements.iter().for_each(|element| print_element(text, name, element, depth));
        }
        Value::Text(value) => value.clone(),
        Value::Flag(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::Time(value) => date(*value, &Local),
    };
    indent(text, depth);
    text.push('<');
    text.push_str(name);
    text.push('>');
    escape(text, &scalar, Place::Text);
    close(text, name);
}

fn close(text: &mut String, name: &str) {
    text.push_str("</");
    text.push_str(name);
    text.push_str(">\n");
}

fn indent(text: &mut String, depth: usize) {
    text.extend(std::iter::repeat_n("    ", depth));
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Attribute,
}

/// Writes a text so that a parser gets it back; what XML cannot hold at all becomes U+FFFD.
fn escape(text: &mut String, value: &str, place: Place) {
    for letter in value.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\r' => text.push_str("&#13;"),
            '"' if place == Place::Attribute => text.push_str("&quot;"),
            '\n' if place == Place::Attribute => text.push_str("&#10;"),
            '\t' if place == Place::Attribute => text.push_str("&#9;"),
            '\n' | '\t' => text.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            letter => text.push(letter),
        }
    }
}

/// A point in time in a zone, with three digits of milliseconds and `Z` for the offset zero.
fn date<Zone: TimeZone>(at: Millis, zone: &Zone) -> String
where
    Zone::Offset: std::fmt::Display,
{
    // A time that no calendar reaches can only come from a clock advanced beyond reason.
    let at: DateTime<Utc> = DateTime::from_timestamp_millis(at).unwrap_or(DateTime::<Utc>::MAX_UTC);
    at.with_timezone(zone).to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;

    #[test]
    fn dates_carry_the_offset_of_their_zone() {
        assert_eq!(date(1_752_480_942_130, &Utc), "2025-07-14T08:15:42.130Z");
        let tokyo = FixedOffset::east_opt(9 * 3600).expect("it is an offset");
        assert_eq!(date(1_752_480_942_000, &tokyo), "2025-07-14T17:15:42.000+09:00");
        assert!(date(Millis::MAX, &Utc).starts_with('+'));
    }

    #[test]
    fn text_is_escaped_and_empty_elements_are_closed_at_once() {
        let element = Element {
            own: vec![("name", Value::Text("a<b>&\"c\"\r\u{1}".into())), ("none", Value::Many(Vec::new()))],
            attributes: vec![("id", "\"1\"\n".into())],
            ..Element::default()
        };
        assert_eq!(
            print(&Document { root: "x", element }).lines().skip(1).collect::<Vec<_>>(),
            ["<x id=\"&quot;1&quot;&#10;\">", "    <name>a&lt;b&gt;&amp;\"c\"&#13;\u{fffd}</name>", "</x>",]
        );
        let empty = Document { root: "jobs", element: Element::collection("job", Vec::new()) };
        assert!(print(&empty).ends_with("<jobs/>\n"));
    }
}
