//! Events as they come (event contract, Members), as far as tasks are concerned.

use scan::{Flaw, Json, Value};

/// An event, with what matters here; what it lacks is empty.
#[derive(Debug, Default)]
pub(crate) struct Event {
    /// Events are numbered as they come.
    pub(crate) id: u64,
    /// When it happened, in milliseconds since 1970.
    pub(crate) time: Option<i64>,
    /// Id of what it is about, where that is of the kind that was asked for.
    pub(crate) entity: String,
    /// Who reports it.
    pub(crate) origin: String,
    /// What it shares with its job.
    pub(crate) correlation: String,
    /// What the reporter put in.
    pub(crate) custom_data: String,
}

impl Event {
    /// Reads an event; `member` is the link (`vm`, `host`, …) that leads to its entity.
    pub(crate) fn read(json: &mut Json<'_>, member: &str) -> Result<Self, Flaw> {
        let mut event = Self::default();
        json.members(&mut |name, json| {
            match name {
                // Integers are texts on the wire; an odd one is that of no event.
                "id" => event.id = text(json)?.parse().unwrap_or(0),
                "time" => event.time = text(json)?.parse().ok(),
                "origin" => event.origin = text(json)?,
                "correlation_id" => event.correlation = text(json)?,
                "custom_data" => event.custom_data = text(json)?,
                name if name == member => event.entity = member_text(json, "id")?,
                _ => json.skip()?,
            }
            Ok(())
        })?;
        Ok(event)
    }
}

/// Calls `take` at every entry of the list `member` of an answer; without the list it has none.
pub(crate) fn each(
    body: &[u8],
    member: &str,
    take: &mut dyn FnMut(&mut Json<'_>) -> Result<(), Flaw>,
) -> Option<()> {
    let mut json = Json::new(body);
    let read = json.members(&mut |name, json| {
        if name == member { json.entries(&mut |json| take(json)) } else { json.skip() }
    });
    read.and_then(|()| json.end()).ok()
}

/// The text of a member of an object; empty where it has none.
pub(crate) fn member_text(json: &mut Json<'_>, member: &str) -> Result<String, Flaw> {
    let mut found = String::new();
    json.members(&mut |name, json| {
        if name != member {
            return json.skip();
        }
        found = text(json)?;
        Ok(())
    })?;
    Ok(found)
}

/// A text, or a number as it is written; empty for a value of another kind.
pub(crate) fn text(json: &mut Json<'_>) -> Result<String, Flaw> {
    match json.value()? {
        Value::Text(text) => Ok(text.into_owned()),
        Value::Number(number) => Ok(number.to_owned()),
        Value::Object | Value::List => json.skip().map(|()| String::new()),
        Value::Flag(_) | Value::Null => Ok(String::new()),
    }
}
