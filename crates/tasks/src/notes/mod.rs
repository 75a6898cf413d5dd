//! Task notes: what external events say of a job's plan and progress, which the engine's own API cannot hold.
//!
//! Events go in as bytes and [`Notes`] merges them job by job; [`Notes::advise`] hands what is new to the
//! [`Forest`], which shows planned steps as *Waiting* and percents as reported. Notes advise and the engine rules:
//! whatever is malformed, foreign, late or contradicts the engine changes nothing.

mod note;
mod told;
mod write;

pub(crate) use note::{Note, Planned};
pub use write::{NewNote, PlanEntry, Recollection};

use crate::Forest;
use crate::events::{Event, each};
use told::Told;

/// A job that the forest has not known for so many answers is forgotten: its notes outlive it by weeks.
const PATIENCE: u8 = 3;

/// All that notes have told so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    /// Sorted by job.
    jobs: Vec<Told>,
    newest: u64,
    malformed: usize,
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
                Some(Ok(note)) => self.told_of(&note.job).take(event.id, note),
                Some(Err(_)) => self.malformed += 1,
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
