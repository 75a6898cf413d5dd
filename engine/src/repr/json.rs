//! Documents as the engine's JSON, printed as its library prints by default (contract 2.1, 2.2).

use std::fmt::Write;

use super::document::{Document, Element, Value};

/// Prints a document.
pub(crate) fn print(document: &Document) -> String {
    let mut text = String::new();
    print_element(&mut text, &document.element, 0);
    text
}

fn print_element(text: &mut String, element: &Element, depth: usize) {
    let present =
        |member: &&(&str, Value)| !matches!(&member.1, Value::Many(elements) if elements.is_empty());
    let mut members = element.own.iter().chain(&element.inherited).filter(present).peekable();
    let mut attributes = element.attributes.iter().peekable();
    if members.peek().is_none() && attributes.peek().is_none() {
        text.push_str("{ }");
        return;
    }
    let mut first = true;
    let mut name = |text: &mut String, name: &str| {
        text.push_str(if first { "{" } else { "," });
        first = false;
        new_line(text, depth + 1);
        print_text(text, name);
        text.push_str(" : ");
    };
    for (member, value) in members {
        name(text, member);
        print_value(text, value, depth + 1);
    }
    for (attribute, value) in attributes {
        name(text, attribute);
        print_text(text, value);
    }
    new_line(text, depth);
    text.push('}');
}

fn print_value(text: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Text(value) => print_text(text, value),
        Value::Flag(value) => print_text(text, if *value { "true" } else { "false" }),
        Value::Number(value) => print_text(text, &value.to_string()),
        Value::Time(value) => text.push_str(&value.to_string()),
        Value::One(element) => print_element(text, element, depth),
        Value::Many(elements) => {
            text.push_str("[ ");
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    text.push_str(", ");
                }
                print_element(text, element, depth);
            }
            text.push_str(" ]");
        }
    }
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}

/// Prints a JSON string; letters beyond ASCII stay as they are.
pub(crate) fn print_text(text: &mut String, value: &str) {
    let must_be_escaped = |byte| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    text.push('"');
    // Most texts need nothing, and long lists are made of texts: what stands between escapes is copied as a whole.
    let mut rest = value;
    while let Some(at) = rest.bytes().position(must_be_escaped) {
        text.push_str(&rest[..at]);
        print_escaped(text, rest.as_bytes()[at]);
        rest = &rest[at + 1..];
    }
    text.push_str(rest);
    text.push('"');
}

fn print_escaped(text: &mut String, byte: u8) {
    match byte {
        b'"' => text.push_str("\\\""),
        b'\\' => text.push_str("\\\\"),
        b'\n' => text.push_str("\\n"),
        b'\r' => text.push_str("\\r"),
        b'\t' => text.push_str("\\t"),
        0x8 => text.push_str("\\b"),
        0xc => text.push_str("\\f"),
        control => {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\u{control:04X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_printed_by_the_engines_rules() {
        let element = Element {
            own: vec![
                ("flag", Value::Flag(true)),
                ("number", Value::Number(0)),
                ("time", Value::Time(1_752_480_942_130)),
                ("none", Value::Many(Vec::new())),
                ("empty", Value::One(Element::default())),
            ],
            ..Element::default()
        };
        let expected = "{\n  \"flag\" : \"true\",\n  \"number\" : \"0\",\n  \"time\" : 1752480942130,\n  \
                        \"empty\" : { }\n}";
        assert_eq!(print(&Document { root: "x", element }), expected);
    }

    #[test]
    fn every_text_is_valid_json() {
        let all: String = (0..0x300).filter_map(char::from_u32).chain(['\u{1f600}']).collect();
        let mut text = String::new();
        print_text(&mut text, &all);
        assert_eq!(serde_json::from_str::<String>(&text).expect("it is JSON"), all);
    }
}
