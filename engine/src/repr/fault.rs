//! What the engine answers when something is wrong (contract 1.1, 1.7, 2.2, 4.1).

use axum::http::StatusCode;

use super::document::{Document, Element, Value};
use crate::error::Error;
use crate::rules::Kind;

/// What everybody is told when the engine itself fails.
const FAILED: &str =
    "The engine failed to carry out the request; its log tells why. Nothing of it was stored.";

/// A fault with its HTTP status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) status: StatusCode,
    reason: &'static str,
    detail: String,
}

impl Fault {
    /// A mandatory member is missing (contract 1.1, layer 1).
    pub(crate) fn missing(parameter: &str) -> Self {
        let detail = format!("Parameter '{parameter}' is mandatory but was not provided.");
        Self::bad_request("Input validation failed.", detail)
    }

    /// There is no action where one is mandatory (contract 1.1, layer 1).
    pub(crate) fn missing_action() -> Self {
        let detail = "Action is mandatory but was not provided.".to_owned();
        Self::bad_request("Input validation failed.", detail)
    }

    /// A member lacks a part (contract 1.1, layer 2).
    pub(crate) fn incomplete(kind: &str, parts: &str, method: &str) -> Self {
        Self::bad_request("Incomplete parameters", format!("{kind} [{parts}] required for {method}"))
    }

    /// The body cannot be read; `usage` is the address of the method's description (contract 2.2).
    pub(crate) fn syntax(usage: &str) -> Self {
        Self::bad_request("Request syntactically incorrect.", format!("For correct usage, see: {usage}"))
    }

    /// A value in an XML body is none of its type (contract 2.2).
    pub(crate) fn invalid_value(detail: String) -> Self {
        Self::bad_request("Invalid value", detail)
    }

    /// An id in the body is none (contract 1.12); the reason is lower-case in this one only.
    pub(crate) fn malformed_id(id: &str) -> Self {
        Self::bad_request("Operation failed", format!("Invalid UUID string: {id}"))
    }

    /// A parameter of the address that must be an id is none (contract 5).
    pub(crate) fn malformed_parameter(id: &str) -> Self {
        Self::internal(format!("Invalid UUID string: {id}"))
    }

    /// What was just added is gone before it was read back (contract 4.2).
    pub(crate) fn gone(id: impl ToString) -> Self {
        Self::not_found(&id.to_string())
    }

    /// What a body names by its id or its name is not there.
    pub(crate) fn not_found(named: &str) -> Self {
        let detail = format!("Entity not found: {named}");
        Self { status: StatusCode::NOT_FOUND, reason: "Operation Failed", detail }
    }

    /// The engine itself failed.
    pub(crate) fn internal(detail: String) -> Self {
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, reason: "Operation Failed", detail }
    }

    fn bad_request(reason: &'static str, detail: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, reason, detail }
    }

    /// The fault by itself, as additions and queries answer it.
    pub(crate) fn document(&self) -> Document {
        Document { root: "fault", element: self.element() }
    }

    /// The fault as a part of another document.
    pub(crate) fn element(&self) -> Element {
        let text = |text: &str| Value::Text(text.to_owned());
        Element {
            own: vec![("detail", text(&self.detail)), ("reason", text(self.reason))],
            ..Element::default()
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let status = match &error {
            Error::Refused(refusal) => match refusal.kind() {
                Kind::BadParameters => StatusCode::BAD_REQUEST,
                Kind::Conflict => StatusCode::CONFLICT,
                Kind::NoPermission => StatusCode::FORBIDDEN,
            },
            Error::Query(_) | Error::CommandFailed => StatusCode::BAD_REQUEST,
            // The cause is for whoever runs the engine.
            error => {
                tracing::error!(%error, "a request failed");
                return Self::internal(FAILED.to_owned());
            }
        };
        Self { status, reason: "Operation Failed", detail: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::rules::{Reason, Refusal};

    #[test]
    fn causes_inside_the_engine_are_not_told() {
        let cause = rusqlite::Error::InvalidColumnName("secret_column".to_owned());
        for error in [Error::Database(cause), Error::Interrupted] {
            assert_eq!(Fault::from(error), Fault::internal(FAILED.to_owned()));
        }
        let refused = Fault::from(Error::from(Refusal::bare([Reason::NoStep])));
        assert_eq!(refused.detail, "[Cannot ${action} ${type}. Step not found.]");
    }

    #[test]
    fn what_is_gone_is_named() {
        let fault = Fault::gone(Uuid::nil());
        assert_eq!(fault.status, StatusCode::NOT_FOUND);
        assert_eq!(fault.detail, "Entity not found: 00000000-0000-0000-0000-000000000000");
    }
}
