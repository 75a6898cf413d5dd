//! What events tell of the tasks of an entity (event contract, Members; task notes).

use crate::Record;
use crate::events::{Event, each, text};
use crate::notes::Note;

/// An event that carries the entity, as far as it names a task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// The job that a task note is about.
    pub job: Option<String>,
    /// The correlation id that the event shares with its job.
    pub correlation: Option<String>,
}

/// The events of an answer of `GET /events` whose link `member` (`vm`, `host`, …) leads to `id`, and the largest id
/// of all its events, after which to ask the next time. `None` when the answer is no list of events.
pub fn mentions(body: &[u8], member: &str, id: &str) -> Option<(Vec<Mention>, u64)> {
    let (mut mentions, mut newest) = (Vec::new(), 0);
    each(body, "event", &mut |json| {
        let event = Event::read(json, member)?;
        newest = newest.max(event.id);
        if event.entity == id {
            mentions.push(event.mention());
        }
        Ok(())
    })?;
    Some((mentions, newest))
}

/// Ids of the jobs of an answer of `GET /jobs`; `None` when it is none.
pub fn job_ids(body: &[u8]) -> Option<Vec<String>> {
    let mut ids = Vec::new();
    each(body, "job", &mut |json| {
        json.members(&mut |name, json| {
            if name != "id" {
                return json.skip();
            }
            ids.push(text(json)?);
            Ok(())
        })
    })?;
    Some(ids)
}

impl Event {
    fn mention(self) -> Mention {
        let correlation = (!self.correlation.is_empty()).then_some(self.correlation);
        Mention { job: job_of(&self.origin, &self.custom_data), correlation }
    }
}

/// The job that an event names, if it is a task note.
pub(crate) fn noted_job(event: &Record) -> Option<String> {
    job_of(&event.origin, &event.custom_data)
}

fn job_of(origin: &str, data: &str) -> Option<String> {
    // A note that can't be read is still an event.
    Note::told(origin, data)?.ok().map(|note| note.job)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: &[u8] = br#"{"event": [
        {"id": "12", "origin": "oVirt", "correlation_id": "abc", "vm": {"name": "web01", "id": "vm-1"}},
        {"id": "15", "origin": "ExternalTasks", "correlation_id": "def", "vm": {"id": "vm-1"}, "index": [1],
         "custom_data": "{\"v\": 1, \"job\": \"job-9\", \"progress\": 42}"},
        {"id": "17", "origin": "oVirt", "correlation_id": "ghi", "vm": {"id": "vm-2"}},
        {"id": "19", "origin": "Backup", "vm": {"id": "vm-1"}, "custom_data": "{\"job\": \"job-7\"}"},
        {"id": "16", "origin": "ExternalTasks", "vm": {"id": "vm-1"}, "custom_data": "{broken"}
    ]}"#;

    fn mention(job: Option<&str>, correlation: Option<&str>) -> Mention {
        Mention { job: job.map(str::to_owned), correlation: correlation.map(str::to_owned) }
    }

    #[test]
    fn events_that_carry_the_entity_name_its_tasks() {
        let (mentions, newest) = mentions(EVENTS, "vm", "vm-1").expect("events");
        let told = [
            mention(None, Some("abc")),
            mention(Some("job-9"), Some("def")),
            mention(None, None),
            mention(None, None),
        ];
        assert_eq!(mentions, told, "only a task note names a job, and only one that can be read");
        assert_eq!(newest, 19);
    }

    #[test]
    fn another_link_or_another_id_is_not_meant() {
        assert!(mentions(EVENTS, "host", "vm-1").expect("events").0.is_empty());
        assert!(mentions(EVENTS, "vm", "vm-3").expect("events").0.is_empty());
        assert_eq!(mentions(b"{}", "vm", "vm-1").expect("no events"), (Vec::new(), 0));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for body in [&b"<html>"[..], b"[]", b"{\"event\": {}}", b"{\"event\": [7]}", b"{} x", b""] {
            assert!(mentions(body, "vm", "vm-1").is_none(), "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn jobs_are_told_by_their_ids() {
        let body = br#"{"job": [{"id": "a", "owner": {"id": "x"}}, {"description": "odd"}, {"id": "b"}]}"#;
        assert_eq!(job_ids(body).expect("jobs"), ["a", "b"]);
        assert!(job_ids(b"{}").expect("none").is_empty());
        assert!(job_ids(b"{").is_none());
    }
}
