//! Posting task notes: not too often, and never in the way of the work.

use std::cell::{Cell, RefCell};

use client::ClientError;

use crate::platform::{Call, Verb};
use tasks::NewNote;

use crate::calls::{Calls, is_doubtful};

/// The least time between two notes of progress of one job, in milliseconds (task notes, Writing).
const LEAST_PAUSE: f64 = 2_000.0;

/// How far a step is, or the job itself where it is empty.
#[derive(Clone, Debug)]
struct Progress {
    step: String,
    percent: u8,
    text: String,
}

/// Who posts the notes of one job.
pub(crate) struct Notes {
    calls: Calls,
    job: String,
    correlation: String,
    title: String,
    by: String,
    about: Option<(String, String)>,
    /// Whether the user may post them; else nobody asks again.
    allowed: Cell<bool>,
    last: Cell<f64>,
    /// What was reported too soon after the last note.
    pending: RefCell<Vec<Progress>>,
    /// The percents that were reported last: one never goes backwards, also where the work begins a step again.
    told: RefCell<Vec<(String, u8)>>,
}

impl Notes {
    pub(crate) fn new(
        calls: Calls,
        (job, correlation): (&str, &str),
        (title, by): (&str, &str),
        about: Option<(String, String)>,
    ) -> Self {
        Self {
            calls,
            job: job.to_owned(),
            correlation: correlation.to_owned(),
            title: title.to_owned(),
            by: by.to_owned(),
            about,
            allowed: Cell::new(true),
            last: Cell::new(f64::MIN),
            pending: RefCell::default(),
            told: RefCell::default(),
        }
    }

    /// Posts a note; `sentence` is what people read. Where that can't be done the task goes on without it.
    pub(crate) async fn post(&self, sentence: &str, note: NewNote<'_>) {
        if !self.allowed.get() {
            return;
        }
        let mut custom_id = self.calls.platform.random() >> 1;
        let mut doubtful = false;
        for _ in 0..3 {
            let about = self.about.as_ref().map(|(link, id)| (link.as_str(), id.as_str()));
            let description = [&self.title, ": ", sentence].concat();
            let note = NewNote {
                custom_id: custom_id.max(1),
                job: &self.job,
                correlation: &self.correlation,
                description: &description,
                about,
                by: (!self.by.is_empty()).then_some(&*self.by),
                ..note.clone()
            };
            let call =
                Call { path: "/api/events".to_owned(), verb: Verb::Post(note.body()), correlation: None };
            match self.calls.once(call).await {
                Err(ClientError::Forbidden { .. }) => return self.allowed.set(false),
                // A number that is taken already is chance, or that of this very note, whose answer was lost.
                Err(ClientError::Refused { .. }) if doubtful => return,
                Err(ClientError::Refused { .. }) => custom_id = self.calls.platform.random() >> 1,
                Err(error) if is_doubtful(&error) => doubtful = true,
                _ => return,
            }
        }
    }

    /// Goes on from what an earlier run has told, which may have been a moment ago.
    pub(crate) fn recall(&self, told: Vec<(String, u8)>) {
        self.told.replace(told);
        self.last.set(self.calls.platform.now());
    }

    /// Tells how far a step is, or remembers it for later where the last note was a moment ago.
    pub(crate) async fn progress(&self, step: &str, percent: u8, text: &str) {
        let percent = percent.min(100);
        if self.told.borrow().iter().any(|(told, value)| told == step && *value >= percent) {
            return;
        }
        {
            let mut pending = self.pending.borrow_mut();
            pending.retain(|other| other.step != step);
            pending.push(Progress { step: step.to_owned(), percent, text: text.to_owned() });
        }
        let now = self.calls.platform.now();
        if now - self.last.get() >= LEAST_PAUSE {
            self.last.set(now);
            let first = self.pending.borrow_mut().remove(0);
            self.tell(first).await;
        }
    }

    /// Posts what was held back about a step, before it ends.
    pub(crate) async fn flush(&self, step: &str) {
        let held = {
            let mut pending = self.pending.borrow_mut();
            let at = pending.iter().position(|progress| progress.step == step);
            at.map(|at| pending.remove(at))
        };
        if let Some(progress) = held {
            self.tell(progress).await;
        }
    }

    async fn tell(&self, progress: Progress) {
        let Progress { step, percent, text } = progress;
        {
            let mut told = self.told.borrow_mut();
            told.retain(|(other, _)| *other != step);
            told.push((step.clone(), percent));
        }
        let sentence = if text.is_empty() { format!("{percent}%") } else { format!("{percent}% ({text})") };
        let some = |text: &'_ str| (!text.is_empty()).then(|| text.to_owned());
        let (step, text) = (some(&step), some(&text));
        let note = NewNote {
            step: step.as_deref(),
            progress: Some(percent),
            text: text.as_deref(),
            ..NewNote::default()
        };
        self.post(&sentence, note).await;
    }
}
