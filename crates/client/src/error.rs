//! What can go wrong with a request.

use tasks::{AnswerError, Fault, wire};

/// Why a request did not come back as wished.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// No connection, or it broke before the answer was complete.
    #[error("the engine cannot be reached: {why}")]
    Unreachable {
        /// The browser's words.
        why: String,
    },
    /// Nothing was heard for too long.
    #[error("the engine has been silent for {seconds} s")]
    TimedOut {
        /// Length of the silence.
        seconds: u32,
    },
    /// This page gave the request up.
    #[error("the request was given up")]
    Aborted,
    /// There is no token, or the engine no longer takes it (contract 7: 401).
    #[error("the session has expired")]
    SessionExpired,
    /// The user may not (contract 6: 403).
    #[error("the user may not do this")]
    Forbidden {
        /// The engine's words.
        fault: Option<Fault>,
    },
    /// There is no such thing, or not any more (contract 1.12: 404, as a rule with an empty body).
    #[error("the engine does not know it")]
    NotFound {
        /// The engine's words, which it has where a step is gone when it is read back (contract 4.2).
        fault: Option<Fault>,
    },
    /// The engine refused (contract 4.1).
    #[error("the engine refused with status {status}")]
    Refused {
        /// HTTP status, 4xx.
        status: u16,
        /// The engine's words.
        fault: Option<Fault>,
    },
    /// The engine or a proxy before it failed.
    #[error("the engine failed with status {status}")]
    EngineFailed {
        /// HTTP status.
        status: u16,
        /// The engine's words.
        fault: Option<Fault>,
    },
    /// The answer is not what the contract says.
    #[error("the answer cannot be read: {detail}")]
    Malformed {
        /// What is wrong with it.
        detail: String,
    },
}

impl ClientError {
    /// The engine's own words, where it said any.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Forbidden { fault }
            | Self::NotFound { fault }
            | Self::Refused { fault, .. }
            | Self::EngineFailed { fault, .. } => fault.as_ref(),
            _ => None,
        }
    }

    /// What a status that is no success means.
    pub fn of_status(status: u16, body: &[u8]) -> Self {
        let fault = || wire::fault(body);
        match status {
            401 => Self::SessionExpired,
            403 => Self::Forbidden { fault: fault() },
            404 => Self::NotFound { fault: fault() },
            400..=499 => Self::Refused { status, fault: fault() },
            _ => Self::EngineFailed { status, fault: fault() },
        }
    }

    pub(crate) fn malformed(detail: &str) -> Self {
        Self::Malformed { detail: detail.to_owned() }
    }
}

impl From<AnswerError> for ClientError {
    fn from(error: AnswerError) -> Self {
        Self::Malformed { detail: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAULT: &[u8] =
        br#"{"status":"failed","fault":{"reason":"Operation Failed","detail":"[Job not found.]"}}"#;

    #[test]
    fn a_status_says_what_happened() {
        let fault = Some(Fault { reason: "Operation Failed".into(), detail: "[Job not found.]".into() });
        let cases = [
            (401, ClientError::SessionExpired),
            (403, ClientError::Forbidden { fault: fault.clone() }),
            (404, ClientError::NotFound { fault: fault.clone() }),
            (400, ClientError::Refused { status: 400, fault: fault.clone() }),
            (409, ClientError::Refused { status: 409, fault: fault.clone() }),
            (500, ClientError::EngineFailed { status: 500, fault: fault.clone() }),
            (302, ClientError::EngineFailed { status: 302, fault }),
        ];
        for (status, error) in cases {
            assert_eq!(ClientError::of_status(status, FAULT), error);
        }
    }

    #[test]
    fn the_engines_words_are_kept_and_none_are_made_up() {
        let refused = ClientError::of_status(400, FAULT);
        assert_eq!(
            refused.fault().map(ToString::to_string).as_deref(),
            Some("Operation Failed: [Job not found.]")
        );
        assert_eq!(ClientError::of_status(503, b"<html>Service Unavailable</html>").fault(), None);
    }

    #[test]
    fn a_refused_sign_in_has_words_too() {
        let refused =
            ClientError::of_status(400, br#"{"error_code":"access_denied","error":"Cannot authenticate."}"#);
        assert_eq!(
            refused.fault().map(ToString::to_string).as_deref(),
            Some("access_denied: Cannot authenticate.")
        );
    }
}
