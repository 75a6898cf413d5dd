//! An event as people read it (event contract, Members).

use crate::events::{each, text};
use crate::forest::sort_places;
use scan::{Flaw, Json};

/// How grave an event is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// All is well.
    #[default]
    Normal,
    /// Something to look at.
    Warning,
    /// Something failed.
    Error,
    /// Somebody must act.
    Alert,
}

impl Severity {
    fn from_wire(word: &str) -> Self {
        match word {
            "warning" => Self::Warning,
            "error" => Self::Error,
            "alert" => Self::Alert,
            _ => Self::Normal,
        }
    }
}

/// An event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Events are numbered as they come.
    pub id: u64,
    /// What kind of event it is, by the engine's numbers.
    pub code: u32,
    /// How grave it is.
    pub severity: Severity,
    /// When it happened, in milliseconds since 1970.
    pub time: Option<i64>,
    /// What happened; never HTML.
    pub description: String,
    /// Who reports it: the engine itself is `oVirt`.
    pub origin: String,
    /// The correlation id of what it belongs to; empty where it has none.
    pub correlation: String,
    /// What its reporter put in for programs; empty as a rule.
    pub custom_data: String,
    /// What it is about.
    pub about: Vec<About>,
}

/// Something that an event is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The word of its link: `vm`, `host` and so on.
    pub link: String,
    /// Id.
    pub id: String,
    /// Name; empty where the engine does not tell it.
    pub name: String,
}

/// Links of events that lead to what tasks work on.
const LINKS: [&str; 5] = ["vm", "host", "cluster", "storage_domain", "template"];

/// The events of an answer of `GET /events`, the newest first; `None` where it is none.
pub fn records(body: &[u8]) -> Option<Vec<Record>> {
    let mut records = Vec::new();
    each(body, "event", &mut |json| {
        records.push(Record::read(json)?);
        Ok(())
    })?;
    let when = |at: u32| records.get(at as usize).map(|record: &Record| (record.time, record.id));
    let mut places: Vec<u32> = (0..records.len() as u32).collect();
    sort_places(&mut places, &|a, b| when(b).cmp(&when(a)));
    Some(places.into_iter().map(|at| std::mem::take(&mut records[at as usize])).collect())
}

impl Record {
    fn read(json: &mut Json<'_>) -> Result<Self, Flaw> {
        let mut record = Self::default();
        json.members(&mut |name, json| {
            match name {
                // Integers are texts on the wire; an odd one is that of no event.
                "id" => record.id = text(json)?.parse().unwrap_or(0),
                "code" => record.code = text(json)?.parse().unwrap_or(0),
                "severity" => record.severity = Severity::from_wire(&text(json)?),
                "time" => record.time = text(json)?.parse().ok(),
                "description" => record.description = text(json)?,
                "origin" => record.origin = text(json)?,
                "correlation_id" => record.correlation = text(json)?,
                "custom_data" => record.custom_data = text(json)?,
                link if LINKS.contains(&link) => record.about.push(About::read(link, json)?),
                _ => json.skip()?,
            }
            Ok(())
        })?;
        record.about.retain(|about| !about.id.is_empty());
        Ok(record)
    }
}

impl About {
    fn read(link: &str, json: &mut Json<'_>) -> Result<Self, Flaw> {
        let mut about = Self { link: link.to_owned(), id: String::new(), name: String::new() };
        json.members(&mut |name, json| {
            match name {
                "id" => about.id = text(json)?,
                "name" => about.name = text(json)?,
                _ => json.skip()?,
            }
            Ok(())
        })?;
        Ok(about)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_golden_events_are_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/events.json");
        let records = records(&std::fs::read(path).expect(path)).expect("events");
        let [note, added] = &records[..] else { panic!("{records:?}") };
        assert_eq!((note.id, note.time, &*note.origin), (2, Some(1_752_480_950_000), "ExternalTasks"));
        assert_eq!((&*note.about[0].link, &*note.about[0].name), ("vm", ""));
        assert!(added.description.starts_with("New external Job"), "{added:?}");
        assert_eq!((added.severity, &*added.correlation), (Severity::Normal, "rapid-clone-web01"));
        assert!(added.about.is_empty(), "who did it is not what it is about");
    }

    #[test]
    fn the_newest_comes_first_and_odd_members_count_as_absent() {
        let body = br#"{"event": [
            {"id": "1", "time": 10, "severity": "error", "description": "old"},
            {"id": "3", "time": "20", "severity": "alert", "vm": {"id": "v", "name": "web01"}},
            {"id": "2", "time": 20, "severity": "odd", "host": {"name": "nowhere"}}
        ]}"#;
        let records = records(body).expect("events");
        assert_eq!(records.iter().map(|record| record.id).collect::<Vec<_>>(), [3, 2, 1]);
        let severities: Vec<_> = records.iter().map(|record| record.severity).collect();
        assert_eq!(severities, [Severity::Alert, Severity::Normal, Severity::Error]);
        assert_eq!((&*records[0].about[0].name, records[1].about.len()), ("web01", 0));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        assert_eq!(records(b"{}"), Some(Vec::new()));
        for body in [&b"<html>"[..], b"[]", b"{\"event\": 7}", b"{\"event\": [7]}", b""] {
            assert!(records(body).is_none(), "{}", String::from_utf8_lossy(body));
        }
    }
}
