//! Task notes: what external events say of a job's plan and progress, which the engine's own API cannot hold.
//!
//! Events go in as bytes and [`Notes`] merges them job by job; [`Notes::advise`] hands what is new to the
//! [`Forest`], which shows planned steps as *Waiting* and percents as reported. Notes advise and the engine rules:
//! whatever is malformed, foreign, late or contradicts the engine changes nothing.

mod journal;
mod note;
mod told;
mod write;

pub(crate) use journal::keep;
pub use journal::{Misread, Telling};
pub(crate) use note::{Malformed, Note, Planned};
pub use write::{NewNote, PlanEntry, Recollection};

use crate::Forest;
use crate::events::{Event, each};
use told::Told;

/// A job that the forest has not known for so many answers is forgotten: its notes outlive it by weeks.
const PATIENCE: u8 = 3;

/// So many of the notes that could not be read are kept in mind.
const MOST_MISREAD: usize = 50;

/// All that notes have told so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// Sorted by job.
    jobs: Vec<Told>,
    newest: u64,
    malformed: usize,
    /// The newest that could not be read, the last one behind.
    misread: Vec<Misread>,
}

impl Notes {
    /// Takes an answer of `GET /events`; `None` when it is none, and then nothing has changed.
    pub fn read(&mut self, body: &[u8]) -> Option<()> {
        let mut events = Vec::new();
        each(body, "event", &mut |json| {
            events.push(Event::read(json, "")?);
            Ok(())
        })?;
        for event in events {
            self.newest = self.newest.max(event.id);
            match Note::of(&event) {
                Some(Ok(note)) => {
                    let telling = Telling::of(&note, event.id, event.time, &event.correlation);
                    let told = self.told_of(&note.job);
                    told.take(event.id, note);
                    told.record(telling);
                }
                Some(Err(malformed)) => {
                    self.malformed += 1;
                    self.misread.push(Misread::of(malformed, event.id, event.correlation));
                    let surplus = self.misread.len().saturating_sub(MOST_MISREAD);
                    self.misread.drain(..surplus);
                }
                None => {}
            }
        }
        Some(())
    }

    /// Largest id of an event that was read: after it is to be asked the next time.
    pub fn newest(&self) -> u64 {
        self.newest
    }

    /// Number of notes so far that could not be read.
    pub fn malformed(&self) -> usize {
        self.malformed
    }

    /// The newest of them, the last one behind.
    pub fn misread(&self) -> &[Misread] {
        &self.misread
    }

    /// The newest notes of a job as they came, the last one behind.
    pub fn tellings(&self, job: &str) -> &[Telling] {
        let place = self.jobs.binary_search_by(|told| told.job.as_str().cmp(job));
        place.map_or(&[], |at| &self.jobs[at].tellings)
    }

    /// Tells the forest what is new about its jobs, and whether that changed any rows. To be called after every answer
    /// with events and every one with jobs, since notes may come before their job does.
    pub fn advise(&mut self, forest: &mut Forest) -> bool {
        let mut changed = false;
        for told in &mut self.jobs {
            let known = if told.news { forest.advise(told.advice()) } else { forest.has_job(&told.job) };
            changed |= told.news && known;
            told.news &= !known;
            told.unknown = if known { 0 } else { told.unknown + 1 };
        }
        self.jobs.retain(|told| told.unknown <= PATIENCE);
        changed
    }

    fn told_of(&mut self, job: &str) -> &mut Told {
        let place = self.jobs.binary_search_by(|told| told.job.as_str().cmp(job));
        let at = place.unwrap_or_else(|at| {
            self.jobs.insert(at, Told::new(job));
            at
        });
        &mut self.jobs[at]
    }
}
