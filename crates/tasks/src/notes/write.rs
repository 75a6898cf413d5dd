//! Writing task notes: the body of `POST /events` that carries one.

use super::Note;
use super::note::{ORIGIN, Planned};
use crate::StepKind;
use crate::events::{Event, each};
use scan::quote;

/// An entry of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanEntry {
    /// What notes call it.
    pub key: String,
    /// What people read.
    pub description: String,
    /// Type of the step that it will be.
    pub kind: StepKind,
    /// Key of the entry that it stands under.
    pub parent: Option<String>,
    /// Its share among those that stand beside it.
    pub weight: f64,
}

/// A note to be posted. All but the first four may be absent.
#[derive(Clone, Debug, Default)]
pub struct NewNote<'a> {
    /// A number that no other note has.
    pub custom_id: u32,
    /// The job that it is about.
    pub job: &'a str,
    /// The correlation id that the job was created with.
    pub correlation: &'a str,
    /// The sentence that people read in the portal's events.
    pub description: &'a str,
    /// Whether it tells of a problem.
    pub problem: bool,
    /// What the task works on: a link such as `vm`, and the id.
    pub about: Option<(&'a str, &'a str)>,
    /// The whole plan.
    pub plan: Option<&'a [PlanEntry]>,
    /// The step that the rest is about, instead of the job.
    pub step: Option<&'a str>,
    /// The entry of the plan that the step is.
    pub key: Option<&'a str>,
    /// 0 to 100.
    pub progress: Option<u8>,
    /// Words that go with the progress.
    pub text: Option<&'a str>,
    /// Who writes it.
    pub by: Option<&'a str>,
}

impl NewNote<'_> {
    /// The body of the request.
    pub fn body(&self) -> String {
        let mut event = vec![
            ("origin", quote(ORIGIN)),
            ("custom_id", quote(&self.custom_id.to_string())),
            ("severity", quote(if self.problem { "error" } else { "normal" })),
            ("description", quote(self.description)),
            ("correlation_id", quote(self.correlation)),
            // Without it the engine drops notes that come within half a minute (event contract, rule 3).
            ("flood_rate", quote("1")),
            ("custom_data", quote(&self.data())),
        ];
        if let Some((link, id)) = self.about {
            event.push((link, object(&[("id", quote(id))])));
        }
        object(&event)
    }

    fn data(&self) -> String {
        let mut data = vec![("v", "1".to_owned()), ("job", quote(self.job))];
        let texts = [("step", self.step), ("key", self.key), ("text", self.text), ("by", self.by)];
        data.extend(texts.into_iter().filter_map(|(name, text)| Some((name, quote(text?)))));
        data.extend(self.progress.map(|percent| ("progress", percent.to_string())));
        if let Some(plan) = self.plan {
            let entries: Vec<_> = plan.iter().map(entry).collect();
            data.push(("plan", ["[", &entries.join(","), "]"].concat()));
        }
        object(&data)
    }
}

fn entry(entry: &PlanEntry) -> String {
    let mut members = vec![
        ("key", quote(&entry.key)),
        ("description", quote(&entry.description)),
        ("type", quote(entry.kind.as_wire())),
    ];
    members.extend(entry.parent.as_deref().map(|parent| ("parent", quote(parent))));
    // Thousandths are fine enough for a share, and need no printing of fractions.
    let thousandths = (entry.weight.clamp(0.001, 1_000_000.0) * 1_000.0) as u64;
    members.push(("weight", format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)));
    object(&members)
}

fn object(members: &[(&str, String)]) -> String {
    let members: Vec<_> = members.iter().map(|(name, value)| [&quote(name), ":", value].concat()).collect();
    ["{", &members.join(","), "}"].concat()
}

/// What the notes of one job tell whoever takes it up again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recollection {
    /// The correlation id of the job; empty where no note tells it.
    pub correlation: String,
    /// The last plan.
    pub plan: Vec<PlanEntry>,
    /// Steps by their ids, and the entries of the plan that they are.
    pub keys: Vec<(String, String)>,
    /// The largest percent of each step; of the job itself under an empty id.
    pub percents: Vec<(String, u8)>,
}

impl Recollection {
    /// What an answer of `GET /events` tells of a job; `None` when it is no such answer.
    pub fn read(body: &[u8], job: &str) -> Option<Self> {
        let (mut told, mut planned) = (Self::default(), 0);
        each(body, "event", &mut |json| {
            let event = Event::read(json, "")?;
            let Some(Ok(note)) =
                Note::of(&event).filter(|note| note.as_ref().is_ok_and(|note| note.job == job))
            else {
                return Ok(());
            };
            told.correlation = event.correlation;
            if let Some(plan) = note.plan.filter(|_| event.id >= planned) {
                planned = event.id;
                told.plan = plan.into_iter().map(PlanEntry::from).collect();
            }
            if let Some(percent) = note.progress {
                told.reached(note.step.as_deref().unwrap_or_default(), percent);
            }
            told.keys.extend(note.step.zip(note.key));
            Ok(())
        })?;
        Some(told)
    }

    fn reached(&mut self, step: &str, percent: u8) {
        match self.percents.iter_mut().find(|(told, _)| told == step) {
            Some((_, most)) => *most = percent.max(*most),
            None => self.percents.push((step.to_owned(), percent)),
        }
    }
}

impl From<Planned> for PlanEntry {
    fn from(entry: Planned) -> Self {
        let Planned { key, description, kind, parent, weight } = entry;
        Self { key, description, kind, parent: (!parent.is_empty()).then_some(parent), weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scan::Json;

    #[test]
    fn what_is_written_is_read_again() {
        let plan = [
            PlanEntry {
                key: "a".into(),
                description: "\"A\"".into(),
                kind: StepKind::Validating,
                parent: None,
                weight: 0.5,
            },
            PlanEntry {
                key: "b".into(),
                description: "B".into(),
                kind: StepKind::Executing,
                parent: Some("a".into()),
                weight: 12.0,
            },
        ];
        let note = NewNote {
            custom_id: 7,
            job: "j",
            correlation: "c",
            description: "Clone: 42%",
            plan: Some(&plan),
            ..NewNote::default()
        };
        let body = note.body();
        assert!(!body.contains("\"vm\""), "{body}");
        let event = Event::read(&mut Json::new(body.as_bytes()), "vm").expect("an event");
        let read = Note::of(&event).expect("a note").expect("a good one");
        assert_eq!(read.plan.expect("a plan").into_iter().map(PlanEntry::from).collect::<Vec<_>>(), plan);

        let note = NewNote {
            step: Some("s"),
            key: Some("b"),
            progress: Some(42),
            text: Some("12 GiB"),
            about: Some(("vm", "v1")),
            ..note
        };
        let body = NewNote { plan: None, ..note }.body();
        let event = Event::read(&mut Json::new(body.as_bytes()), "vm").expect("an event");
        assert_eq!(event.entity, "v1");
        let read = Note::of(&event).expect("a note").expect("a good one");
        assert_eq!(
            (read.step.as_deref(), read.key.as_deref(), read.progress),
            (Some("s"), Some("b"), Some(42))
        );
    }

    #[test]
    fn a_job_is_remembered_by_its_notes() {
        let plan = [PlanEntry {
            key: "a".into(),
            description: "A".into(),
            kind: StepKind::Executing,
            parent: None,
            weight: 1.0,
        }];
        let note = NewNote { job: "j", correlation: "c", plan: Some(&plan), ..NewNote::default() };
        let bound = NewNote { custom_id: 1, step: Some("s"), key: Some("a"), plan: None, ..note.clone() };
        let far = NewNote { progress: Some(40), key: None, ..bound.clone() };
        let back = NewNote { progress: Some(30), ..far.clone() };
        let notes = [note, bound, far, back].map(|note| note.body()).join(",");
        let answer = format!(r#"{{"event":[{notes}]}}"#);
        let told = Recollection::read(answer.as_bytes(), "j").expect("events");
        assert_eq!((told.correlation.as_str(), told.plan.as_slice()), ("c", &plan[..]));
        assert_eq!(told.keys, [("s".to_owned(), "a".to_owned())]);
        assert_eq!(told.percents, [("s".to_owned(), 40)]);
        assert_eq!(Recollection::read(answer.as_bytes(), "k"), Some(Recollection::default()));
        assert_eq!(Recollection::read(b"{", "j"), None);
    }
}
