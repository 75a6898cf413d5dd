//! How fresh the data is, and what stands in the way.

/// The state of the connection to the engine. The rows stay as last told in every one of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// No answer has come yet.
    Connecting,
    /// The last poll was answered.
    Live,
    /// Nobody asks while the page is hidden; it catches up when it is shown again.
    Paused,
    /// The engine does not answer.
    Unreachable,
    /// The engine answers with an error of its own, which does not depend on what was asked.
    Failing {
        /// HTTP status.
        status: u16,
        /// The engine's words.
        fault: Option<String>,
    },
    /// The token is no longer accepted; polling has ended until [`Session::renew`](super::Session::renew).
    SessionExpired,
    /// The user may not list jobs (contract 6).
    NotPermitted {
        /// The engine's words.
        fault: Option<String>,
    },
    /// The answer could not be read; what it was about is unknown.
    Malformed {
        /// What is wrong with it.
        detail: String,
    },
}

impl Link {
    /// Whether the rows are as the engine told them at the last poll.
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Live)
    }

    /// Whether it may be gone with the next poll.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Failing { .. } | Self::Malformed { .. })
    }
}
