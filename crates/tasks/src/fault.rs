//! The engine's fault, word for word.

use std::fmt;

use serde::Deserialize;

/// What the engine says when it refuses (contract 4.1). Never reworded: people search for these very words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The kind of failure, for instance `Operation Failed`.
    pub reason: String,
    /// What exactly failed, with the engine's own brackets and unreplaced `${action}`.
    pub detail: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    reason: Option<String>,
    detail: Option<String>,
    fault: Option<Inner>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Inner {
    reason: Option<String>,
    detail: Option<String>,
}

impl Fault {
    /// Reads a bare fault or the one inside a failed action. `None` where there is none, as in the web server's
    /// own error pages (contract 9.16).
    pub fn read(body: &[u8]) -> Option<Self> {
        let body: Body = serde_json::from_slice(body).ok()?;
        // An action may carry a `reason` of its own, which was sent with it: its fault comes first.
        match body.fault {
            Some(Inner { reason, detail }) => Self::of(reason, detail),
            None => Self::of(body.reason, body.detail),
        }
    }

    fn of(reason: Option<String>, detail: Option<String>) -> Option<Self> {
        (reason.is_some() || detail.is_some())
            .then(|| Self { reason: reason.unwrap_or_default(), detail: detail.unwrap_or_default() })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.reason.as_str(), self.detail.as_str()) {
            (reason, "") => out.write_str(reason),
            ("", detail) => out.write_str(detail),
            (reason, detail) => write!(out, "{reason}: {detail}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> Vec<u8> {
        let path = format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    #[test]
    fn a_fault_is_read_bare_and_inside_an_action() {
        let bare = Fault::read(&fixture("fault-bare.json")).expect("a fault");
        assert_eq!(bare.reason, "Operation Failed");
        assert!(bare.detail.starts_with('[') && bare.detail.ends_with(']'), "{bare}");
        let inside = Fault::read(&fixture("fault-action.json")).expect("a fault");
        assert_eq!(inside.reason, "Operation Failed");
        assert_eq!(
            Fault::read(&fixture("fault-validation.json")).expect("a fault").reason,
            "Input validation failed."
        );
    }

    #[test]
    fn an_actions_own_reason_is_not_its_fault() {
        let body = br#"{"reason":"night shift","status":"failed","fault":{"detail":"[Job not found.]"}}"#;
        assert_eq!(Fault::read(body).expect("a fault").to_string(), "[Job not found.]");
    }

    #[test]
    fn other_bodies_hold_no_fault() {
        for body in ["", "<html>", "{}", "[]", "null", r#"{"status":"complete"}"#] {
            assert_eq!(Fault::read(body.as_bytes()), None, "{body}");
        }
    }
}
