//! Requests that change something.

use tasks::wire;

use crate::{ClientError, Engine};

/// A request that changes something, ready to be sent. `jobs` and `steps` have one function for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    path: String,
    /// Part of the correlation id.
    verb: &'static str,
    body: String,
    /// Whether the answer holds what was created.
    creates: bool,
}

impl Change {
    /// A change of what is there already.
    pub(crate) fn of(path: String, verb: &'static str, body: String) -> Self {
        Self { path, verb, body, creates: false }
    }

    /// The creation of something in the collection at `path`.
    pub(crate) fn creation(path: String, verb: &'static str, body: String) -> Self {
        Self { creates: true, ..Self::of(path, verb, body) }
    }
}

impl Engine {
    /// Sends a change; tells the id of what was created.
    pub async fn send(&self, change: Change) -> Result<Option<String>, ClientError> {
        let body = self.act(&change.path, change.verb, change.body).await?;
        match (change.creates, wire::created_id(&body)) {
            (false, _) => Ok(None),
            (true, Some(id)) => Ok(Some(id)),
            (true, None) => Err(ClientError::malformed("what was created has no id")),
        }
    }
}
