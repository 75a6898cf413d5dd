//! What the notes of one job tell together.

use super::journal::{Telling, keep};
use super::note::{Note, Planned};
use crate::forest::{Advice, Hint};

/// So many steps of a job are kept in mind: more is no task that anybody reads.
const MOST_STEPS: usize = 2_000;

/// So many of the newest notes of a job are kept as they came: what comes between two polls is much less.
const MOST_TELLINGS: usize = 64;

/// A value, and the event that told it. The event with the highest number counts, in whatever order they are read.
#[derive(Clone, Debug, Default, PartialEq)]
struct Latest<T> {
    event: u64,
    value: T,
}

impl<T> Latest<T> {
    fn tell(&mut self, event: u64, value: T) {
        if event >= self.event {
            *self = Self { event, value };
        }
    }
}

/// A percent and the words that go with it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Progress {
    percent: Latest<Option<u8>>,
    text: Latest<String>,
}

impl Progress {
    /// Words belong to the percent that they came with; alone they replace the ones before.
    fn tell(&mut self, event: u64, percent: Option<u8>, text: Option<String>) {
        if percent.is_some() {
            self.percent.tell(event, percent);
        }
        if percent.is_some() || text.is_some() {
            self.text.tell(event, text.unwrap_or_default());
        }
    }
}

/// A step that notes name.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    id: String,
    key: Latest<String>,
    progress: Progress,
}

/// What the notes of one job tell together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    pub(super) job: String,
    plan: Latest<Vec<Planned>>,
    vendor: Latest<String>,
    progress: Progress,
    /// Sorted by id.
    steps: Vec<Step>,
    /// The newest notes as they came, by the numbers of their events.
    pub(super) tellings: Vec<Telling>,
    /// Whether the forest does not know all of it yet.
    pub(super) news: bool,
    /// How often in turn the forest was told and did not know the job.
    pub(super) unknown: u8,
}

impl Told {
    pub(super) fn new(job: &str) -> Self {
        Self { job: job.to_owned(), ..Self::default() }
    }

    /// Takes what the note of an event says.
    pub(super) fn take(&mut self, event: u64, note: Note) {
        self.news = true;
        if let Some(plan) = note.plan {
            self.plan.tell(event, plan);
        }
        if let Some(vendor) = note.vendor {
            self.vendor.tell(event, vendor);
        }
        let Some(id) = note.step else {
            return self.progress.tell(event, note.progress, note.text);
        };
        let place = self.steps.binary_search_by(|step| step.id.as_str().cmp(&id));
        let at = match place {
            Ok(at) => at,
            Err(_) if self.steps.len() >= MOST_STEPS => return,
            Err(at) => {
                self.steps.insert(at, Step { id, key: Latest::default(), progress: Progress::default() });
                at
            }
        };
        let step = &mut self.steps[at];
        if let Some(key) = note.key {
            step.key.tell(event, key);
        }
        step.progress.tell(event, note.progress, note.text);
    }

    /// Keeps a note as it came.
    pub(super) fn record(&mut self, telling: Telling) {
        keep(&mut self.tellings, telling);
        let surplus = self.tellings.len().saturating_sub(MOST_TELLINGS);
        self.tellings.drain(..surplus);
    }

    /// What the forest takes of it.
    pub(super) fn advice(&self) -> Advice {
        let hint = |id: &str, key: &str, progress: &Progress| Hint {
            step: id.to_owned(),
            key: key.to_owned(),
            progress: progress.percent.value,
            text: progress.text.value.clone(),
        };
        let steps = self.steps.iter().map(|step| hint(&step.id, &step.key.value, &step.progress)).collect();
        let job = hint("", "", &self.progress);
        let (plan, vendor) = (self.plan.value.clone(), self.vendor.value.clone());
        Advice { id: self.job.clone(), job, steps, plan, vendor }
    }
}
