//! Request bodies (contract 2.2).
//!
//! A body is read by the [type](schema::Type) that the call expects, so that an unknown member or a
//! wrong value is found wherever it stands. What is left is an [`Object`].

mod json;
mod object;
mod scalar;
pub(crate) mod schema;
pub(crate) mod things;
mod xml;

use super::negotiate::Format;
use object::Input;
pub(crate) use object::Object;
use schema::Type;

/// Why a body cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is not of the form that it should have.
    Syntax,
    /// A value in XML is none of its type; the text names it.
    Value(String),
}

/// Reads a body. `None` when there is nothing in it, which is no error by itself.
///
/// # Errors
/// When it is not well formed, has a member that its type lacks, or a value of the wrong type.
pub(crate) fn read(
    body: &[u8],
    format: Format,
    expected: &'static Type,
) -> Result<Option<Object>, Unreadable> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    match format {
        Format::Json => json::read(body, expected),
        Format::Xml => xml::read(body, expected).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repr::Document;
    use crate::repr::json::print as print_json;
    use crate::repr::xml::print as print_xml;
    use schema::{ACTION, JOB, STEP};

    fn json(body: &str, expected: &'static Type) -> Result<Option<Object>, Unreadable> {
        read(body.as_bytes(), Format::Json, expected)
    }

    fn xml(body: &str, expected: &'static Type) -> Result<Option<Object>, Unreadable> {
        read(body.as_bytes(), Format::Xml, expected)
    }

    #[test]
    fn scalars_may_be_strings_or_literals() {
        for body in [
            r#"{"description": "Clone", "auto_cleared": "true"}"#,
            r#"{"description": "Clone", "auto_cleared": true}"#,
            r#"{"description": "Clone", "auto_cleared": "TRUE", "status": "Started", "start_time": 5}"#,
            r#"{"description": "x", "description": "Clone", "auto_cleared": 1, "owner": {"id": "1"}}"#,
            r#"{"description": "Clone", "auto_cleared": "1", "comment": null, "steps": {"step": [{"id": "x"}]}}"#,
        ] {
            let job = json(body, &JOB).expect(body).expect(body);
            assert_eq!(
                (job.text("description"), job.flag("auto_cleared")),
                (Some("Clone"), Some(true)),
                "{body}"
            );
        }
        let job = json(r#"{"description": 12.5}"#, &JOB).expect("a number is a text too").expect("a job");
        assert_eq!(job.text("description"), Some("12.5"));
    }

    #[test]
    fn wrong_json_is_a_wrong_syntax() {
        for body in [
            "{",
            "[]",
            "1",
            "\"job\"",
            "nonsense",
            "{\"description\": \"x\"",
            "\u{feff}",
            r#"{"descriptoin": "x"}"#,
            r#"{"auto_cleared": "yes"}"#,
            r#"{"auto_cleared": 2}"#,
            r#"{"description": {"text": "x"}}"#,
            r#"{"description": ["x"]}"#,
            r#"{"status": "waiting"}"#,
            r#"{"status": 5}"#,
            r#"{"owner": {"nick": "x"}}"#,
            r#"{"owner": "x"}"#,
            r#"{"link": {"rel": "x"}}"#,
            r#"{"link": [{"rel": "x", "id": "y"}]}"#,
            r#"{"steps": []}"#,
            r#"{"steps": {"step": [{"owner": {}}]}}"#,
            r#"{"actions": {"action": []}}"#,
        ] {
            assert_eq!(json(body, &JOB), Err(Unreadable::Syntax), "{body}");
        }
        assert_eq!(json(r#"{"parent_step": "S1"}"#, &STEP), Err(Unreadable::Syntax));
        assert_eq!(json(r#"{"parent_step": {"ID": "S1"}}"#, &STEP), Err(Unreadable::Syntax));
        assert_eq!(json(&"[".repeat(5_000), &JOB), Err(Unreadable::Syntax));
    }

    #[test]
    fn nothing_is_no_error() {
        for body in ["", " \n", "null"] {
            assert_eq!(json(body, &JOB), Ok(None), "{body}");
        }
        assert_eq!(xml("", &JOB), Ok(None));
    }

    #[test]
    fn xml_reads_elements_and_attributes() {
        let body = "<?xml version=\"1.0\"?><!-- a step --><step id='x'><description>a &lt;b&gt; &#38; \
                    <![CDATA[<c>]]></description><type>Executing</type><parent_step id=\"S1\"/>\
                    <link rel=\"x\" href=\"y\"/><link rel=\"z\"/>\
                    <job><owner id=\"U\"/></job></step>";
        let step = xml(body, &STEP).expect("it is well formed").expect("a step");
        assert_eq!(step.text("description"), Some("a <b> & <c>"));
        assert_eq!(step.text("type"), Some("executing"));
        assert_eq!(step.object("parent_step").and_then(|parent| parent.text("id")), Some("S1"));
        let empty = xml("<job><description/></job>", &JOB).expect("it is well formed").expect("a job");
        assert_eq!(empty.text("description"), Some(""));
    }

    #[test]
    fn wrong_xml_is_told_apart_from_wrong_values() {
        for body in [
            "<job>",
            "<job></step>",
            "job",
            "<step/>",
            "<job/><job/>",
            "<job>&unknown;</job>",
            "<job><nonsense/></job>",
            "<job nonsense=\"1\"/>",
            "<job description=\"x\"/>",
            "<job><id>x</id></job>",
            "<job><href>x</href></job>",
            "<job><owner><id>x</id></owner></job>",
            "<job><owner><nick/></owner></job>",
            "<job><link><rel>x</rel></link></job>",
            "<job><link id=\"x\"/></job>",
            "<job><steps><job/></steps></job>",
            "<job><description><b/></description></job>",
            "<!DOCTYPE job [<!ENTITY x \"y\">]><job><description>&x;</description></job>",
            "<job",
        ] {
            assert_eq!(xml(body, &JOB), Err(Unreadable::Syntax), "{body}");
        }
        assert_eq!(xml(&"<link>".repeat(5_000), &JOB), Err(Unreadable::Syntax));
        let Err(Unreadable::Value(detail)) = xml("<step><type>sleeping</type></step>", &STEP) else {
            panic!("a type that is none is a wrong value");
        };
        assert!(detail.contains("sleeping") && detail.contains("rebalancing_volume"), "{detail}");
        for body in [
            "<action><force>perhaps</force></action>",
            "<action><grace_period><expiry>x</expiry></grace_period></action>",
        ] {
            assert!(matches!(xml(body, &ACTION), Err(Unreadable::Value(_))), "{body}");
        }
    }

    #[test]
    fn an_echo_repeats_what_was_sent_in_order() {
        let sent = r#"{"succeeded": false, "grace_period": {"expiry": "0"}, "force": "1", "id": "A", "comment": "c",
            "link": [{"rel": "r", "href": "h"}, {}], "fault": {"reason": "r"},
            "job": {"href": "h", "id": "J", "start_time": 5, "owner": {"user_name": "u"}}}"#;
        let echo = json(sent, &ACTION).expect("it is well formed").expect("an action").echo(&ACTION);
        let names: Vec<_> = echo.own.iter().chain(&echo.inherited).map(|(name, _)| *name).collect();
        assert_eq!(names, ["fault", "force", "grace_period", "job", "succeeded", "comment", "link"]);
        let document = Document { root: "action", element: echo };
        let printed: serde_json::Value = serde_json::from_str(&print_json(&document)).expect("it is JSON");
        let expected = serde_json::json!({
            "succeeded": "false", "grace_period": {"expiry": "0"}, "force": "true", "id": "A", "comment": "c",
            "link": [{"rel": "r", "href": "h"}, {}], "fault": {"reason": "r"},
            "job": {"href": "h", "id": "J", "start_time": 5, "owner": {"user_name": "u"}},
        });
        assert_eq!(printed, expected);
        // What XML repeats, XML reads: attributes have stayed attributes.
        let again = xml(&print_xml(&document), &ACTION).expect("it is well formed").expect("an action");
        assert_eq!(again.echo(&ACTION), document.element);
    }
}
