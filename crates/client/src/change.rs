//! Requests that change something.

use tasks::wire;

use crate::correlation::correlation_id;
use crate::{ClientError, Engine};

/// A request that changes something, ready to be sent. `jobs` and `steps` have one function for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    path: String,
    correlation: String,
    body: String,
    /// Whether the answer holds what was created.
    creates: bool,
}

impl Change {
    /// A change of what is there already.
    pub(crate) fn of(path: String, verb: &'static str, body: String) -> Self {
        let correlation = correlation_id(verb, js_sys::Math::random());
        Self { path, correlation, body, creates: false }
    }

    /// The creation of something in the collection at `path`.
    pub(crate) fn creation(path: String, verb: &'static str, body: String) -> Self {
        Self { creates: true, ..Self::of(path, verb, body) }
    }

    /// The same under a correlation id that was given to it before.
    #[must_use]
    pub fn under(self, correlation: &str) -> Self {
        Self { correlation: correlation.to_owned(), ..self }
    }

    /// The correlation id that it is sent under.
    pub fn correlation(&self) -> &str {
        &self.correlation
    }
}

impl Engine {
    /// Sends a change; tells the id of what was created.
    pub async fn send(&self, change: Change) -> Result<Option<String>, ClientError> {
        let body = self.act(&change.path, &change.correlation, change.body).await?;
        match (change.creates, wire::created_id(&body)) {
            (false, _) => Ok(None),
            (true, Some(id)) => Ok(Some(id)),
            (true, None) => Err(ClientError::malformed("what was created has no id")),
        }
    }
}
