//! Correlation ids that a job may have been started under.

use std::cmp::Reverse;

use super::Record;
use crate::JobView;
use crate::focus::noted_job;
use crate::forest::sort_places;

/// An event may be written down so much before or after what it tells of, in milliseconds.
const APART: i64 = 10_000;

/// More are not asked about: the job's own is among the first, or too much happens at once to find it.
const MOST: usize = 32;

/// The correlation ids that the job may have been started under, by the events: the likeliest first, each once.
///
/// A task note names its job. The engine's own event of an external job names it by its description, at its start. Of
/// the others it may be any that happened while the job ran, and most likely one of its beginning.
pub fn candidates(job: &JobView, records: &[Record]) -> Vec<String> {
    let Some(start) = job.start else { return Vec::new() };
    let end = job.end.unwrap_or(i64::MAX).saturating_add(APART);
    let ranked: Vec<_> = records
        .iter()
        .filter(|record| !record.correlation.is_empty())
        .filter_map(|record| {
            let noted = noted_job(record).is_some_and(|noted| noted == job.id);
            let time = record.time?;
            let during = (start - APART..=end).contains(&time);
            let named = !job.description.is_empty() && record.description.contains(&job.description);
            (noted || during).then(|| (Reverse((noted, named)), (time - start).abs(), &record.correlation))
        })
        .collect();
    let mut places: Vec<u32> = (0..ranked.len() as u32).collect();
    sort_places(&mut places, &|a, b| ranked[a as usize].cmp(&ranked[b as usize]));
    let mut ids: Vec<String> = Vec::new();
    for at in places {
        let (.., id) = ranked[at as usize];
        if !ids.contains(id) && ids.len() < MOST {
            ids.push(id.clone());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Status;

    const START: i64 = 1_000_000;

    fn job(end: Option<i64>) -> JobView {
        JobView {
            id: "j".to_owned(),
            description: "Clone web01".to_owned(),
            status: if end.is_some() { Status::Finished } else { Status::Started },
            external: true,
            auto_cleared: true,
            owner: None,
            start: Some(START),
            end,
            last_updated: None,
            steps: None,
            steps_known: false,
        }
    }

    fn event(correlation: &str, time: i64, description: &str) -> Record {
        Record {
            correlation: correlation.to_owned(),
            time: Some(time),
            description: description.to_owned(),
            ..Record::default()
        }
    }

    fn note(correlation: &str, time: i64, job: &str) -> Record {
        Record {
            origin: "ExternalTasks".to_owned(),
            custom_data: format!(r#"{{"v":1,"job":"{job}"}}"#),
            ..event(correlation, time, "42%")
        }
    }

    #[test]
    fn notes_come_before_names_and_names_before_what_is_near() {
        let records = [
            event("near", START + 5, "Something else began"),
            event("named", START + 9_000, "New external Job Clone web01 was added by user x"),
            note("noted", START + 3_600_000, "j"),
            note("another", START + 7, "k"),
            event("early", START - 9_000, "Somebody signed in"),
        ];
        assert_eq!(candidates(&job(None), &records), ["noted", "named", "near", "another", "early"]);
    }

    #[test]
    fn what_happened_at_another_time_is_none() {
        let records = [
            event("before", START - 60_000, "New external Job Clone web01 was added by user x"),
            event("after", START + 60_000, "Something else"),
            event("", START, "New external Job Clone web01 was added by user x"),
            event("end", START + 21_000, "Clone web01 is done"),
            event("end", START + 22_000, "once more"),
        ];
        assert_eq!(candidates(&job(Some(START + 20_000)), &records), ["end"]);
        assert!(candidates(&JobView { start: None, ..job(None) }, &records).is_empty());
    }

    #[test]
    fn there_is_an_end_to_them() {
        let records: Vec<_> = (0..100).map(|n| event(&n.to_string(), START + n, "")).collect();
        let found = candidates(&job(None), &records);
        assert_eq!((found.len(), &*found[0], &*found[31]), (32, "0", "31"));
    }
}
