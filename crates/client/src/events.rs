//! Events: `/api/events`, and what they lead to (event contract, REST).

use tasks::wire;

use crate::engine::segment;
use crate::{Change, ClientError, Engine, EntityKind};

/// So many events are asked for at once, the newest. Jobs are kept for an hour, and few entities have more in that time.
const MOST: &str = "200";

/// So many characters of a text are looked for.
const LONGEST: usize = 80;

impl Engine {
    /// The newest events that are about an entity of this kind and name, with ids over `after`. For a kind that events
    /// can't be searched by these are the newest of all; for one that no event carries there are none (`None`).
    pub async fn events_of(
        &self,
        kind: EntityKind,
        name: &str,
        after: u64,
    ) -> Result<Option<Vec<u8>>, ClientError> {
        let field = match kind {
            EntityKind::Vm => "event_vm=",
            EntityKind::Host => "event_host=",
            EntityKind::StorageDomain => "event_storage=",
            EntityKind::Template => "event_template=",
            EntityKind::Cluster => "",
            EntityKind::Disk => return Ok(None),
        };
        let about = if field.is_empty() { String::new() } else { [field, &quoted(name), " "].concat() };
        let search = [&about, "sortby time desc"].concat();
        let path =
            ["/api/events?max=", MOST, "&from=", &after.to_string(), "&search=", &segment(&search)].concat();
        self.get(&path).await.map(Some)
    }

    /// The newest events of a correlation id.
    pub async fn events_under(&self, correlation: &str) -> Result<Vec<u8>, ClientError> {
        let search = ["correlation_id=", &quoted(correlation), " sortby time desc"].concat();
        self.get(&["/api/events?max=", MOST, "&search=", &segment(&search)].concat()).await
    }

    /// The newest events whose text holds a text, or of all where that is empty.
    pub async fn events_saying(&self, text: &str) -> Result<Vec<u8>, ClientError> {
        // Its beginning does: a search has an end as well.
        let text: String = text.chars().take(LONGEST).collect();
        let saying = if text.is_empty() {
            String::new()
        } else {
            ["message=", &quoted(&["*", &text, "*"].concat()), " "].concat()
        };
        let search = [&saying, "sortby time desc"].concat();
        self.get(&["/api/events?max=", MOST, "&search=", &segment(&search)].concat()).await
    }

    /// The jobs that were started under any of these correlation ids.
    pub async fn jobs_under(&self, correlations: &[String]) -> Result<Vec<u8>, ClientError> {
        let any: Vec<_> = correlations.iter().map(|id| ["correlation_id=", &quoted(id)].concat()).collect();
        self.get(&["/api/jobs?search=", &segment(&any.join(" or "))].concat()).await
    }

    /// The task notes with ids over `after`; of all of them (`after` is 0) the newest.
    pub async fn notes(&self, after: u64) -> Result<Vec<u8>, ClientError> {
        let of_all = if after == 0 { "%20sortby%20time%20desc&max=2000" } else { "" };
        let path =
            ["/api/events?from=", &after.to_string(), "&search=origin%3DExternalTasks", of_all].concat();
        self.get(&path).await
    }

    /// The jobs that were started under a correlation id.
    pub async fn jobs_of(&self, correlation: &str) -> Result<Vec<u8>, ClientError> {
        let search = segment(&["correlation_id=", correlation].concat());
        self.get(&["/api/jobs?search=", &search].concat()).await
    }
}

impl Change {
    /// Has the engine's events tell something, under a correlation id. `id` is a number that no other event of ours has:
    /// each is told once.
    pub fn note(text: &str, correlation: &str, id: u32) -> Self {
        let body = wire::note(text, correlation, id);
        Self::creation("/api/events".to_owned(), "note", body).under(correlation)
    }
}

/// A value of the search language; in quotes where it would not be one word otherwise. What the language has no way to
/// write is looked for as any text.
fn quoted(value: &str) -> String {
    if value.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.')) {
        return value.to_owned();
    }
    ["\"", &value.replace(['"', '\'', ';', '\\'], "*"), "\""].concat()
}
