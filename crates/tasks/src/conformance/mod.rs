//! Whether a vendor's client keeps to the protocol of external tasks: what it did to one job, and how it tells of it.
//!
//! [`Watch`] looks at one job again and again and remembers the notes that it saw, so that a percent that went backwards
//! stays told. It judges only by what the engine and the notes tell; what cannot be known is no mistake. Plain data: the
//! words are the view's.

mod job;
mod lapse;
mod naming;
mod telling;

pub use lapse::{Lapse, Weight};
pub use naming::Naming;

use crate::notes::{Malformed, Note, keep};
use crate::{JobView, Misread, Record, Telling};

/// So many notes of the task are remembered.
const MOST_TELLINGS: usize = 4_000;
/// So many of those that could not be read.
const MOST_MISREAD: usize = 200;

/// What is known of the task at one moment.
#[derive(Clone, Debug)]
pub struct Sighting<'a> {
    /// The job with its steps.
    pub job: &'a JobView,
    /// Number of its steps that are planned and have not begun.
    pub waiting: usize,
    /// Number of open external jobs with its description, itself included.
    pub doubles: usize,
    /// Whether a job of the same description was begun after it was lost.
    pub begun_anew: bool,
    /// What events tell of its correlation id.
    pub naming: Naming<'a>,
    /// Events of its correlation id, as far as they were read.
    pub records: &'a [Record],
    /// Its notes, as far as they were read beside those.
    pub tellings: &'a [Telling],
    /// Notes of any job that could not be read.
    pub misread: &'a [Misread],
    /// The engine's time in milliseconds since 1970.
    pub now: i64,
}

/// Watches one task.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// By the numbers of their events.
    tellings: Vec<Telling>,
    misread: Vec<Misread>,
}

impl Watch {
    /// Takes what is known now, and tells all that is against the protocol: the mistakes first.
    pub fn look(&mut self, at: &Sighting<'_>) -> Vec<Lapse> {
        self.remember(at);
        let mut lapses = Vec::new();
        if at.job.external {
            job::judge(at, &self.tellings, &mut lapses);
            telling::judge(&self.tellings, &self.misread, &mut lapses);
            naming::judge(at, &self.tellings, &mut lapses);
        }
        let (mistakes, rest): (Vec<_>, Vec<_>) =
            lapses.into_iter().partition(|lapse| lapse.weight() == Weight::Mistake);
        mistakes.into_iter().chain(rest).collect()
    }

    fn remember(&mut self, at: &Sighting<'_>) {
        at.tellings.iter().for_each(|telling| keep(&mut self.tellings, telling.clone()));
        for record in at.records {
            match Note::told(&record.origin, &record.custom_data) {
                Some(Ok(note)) if note.job == at.job.id => {
                    let telling = Telling::of(&note, record.id, record.time, &record.correlation);
                    keep(&mut self.tellings, telling);
                }
                Some(Err(malformed)) => self.take_misread(at, malformed, record),
                _ => {}
            }
        }
        let id = at.naming.id();
        let ours =
            |misread: &&Misread| misread.job == at.job.id || id.is_some_and(|id| misread.correlation == id);
        at.misread.iter().filter(ours).for_each(|misread| self.keep_misread(misread.clone()));
        let surplus = self.tellings.len().saturating_sub(MOST_TELLINGS);
        self.tellings.drain(..surplus);
    }

    fn take_misread(&mut self, at: &Sighting<'_>, malformed: Malformed, record: &Record) {
        // One under its correlation id that names another job is no note of this one.
        if malformed.job.is_empty() || malformed.job == at.job.id {
            self.keep_misread(Misread::of(malformed, record.id, record.correlation.clone()));
        }
    }

    fn keep_misread(&mut self, misread: Misread) {
        let known = self.misread.iter().any(|other| other.event == misread.event);
        if !known && self.misread.len() < MOST_MISREAD {
            self.misread.push(misread);
        }
    }
}
