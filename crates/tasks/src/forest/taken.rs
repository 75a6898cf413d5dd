//! What is held of an answer until it is complete.

use std::ops::Range;

use super::edits::Edits;
use super::job::Job;
use super::lookup::Table;
use scan::Printer;

/// Entries of an answer.
pub(super) enum Entry {
    /// So many known jobs from this place on, unchanged. Most of a usual answer is such runs.
    Kept(u32, u32),
    /// The known job at this place, with the edits noted there.
    Edited(u32, u32),
    /// A job that is not known.
    New(Box<Job>),
    /// Was a job that is not known, and is among them now.
    Moved,
}

/// An answer, as far as it has come. No known job is in it twice.
pub(super) struct Taken {
    pub(super) entries: Vec<Entry>,
    pub(super) edits: Edits,
    /// Which of the known jobs are in it.
    pub(super) present: Vec<bool>,
    /// Number of known jobs in it.
    jobs: usize,
    /// Whether each of them stands where it stood.
    in_place: bool,
    pub(super) parsed_bytes: usize,
    pub(super) unreadable: usize,
    /// Whether the steps came with the jobs.
    pub(super) followed: bool,
}

impl Entry {
    /// Places of the known jobs.
    pub(super) fn known(&self) -> Range<usize> {
        let (from, count) = match *self {
            Self::Kept(from, count) => (from, count),
            Self::Edited(at, _) => (at, 1),
            Self::New(_) | Self::Moved => (0, 0),
        };
        from as usize..(from + count) as usize
    }

    /// Number of jobs that it stands for.
    pub(super) fn jobs(&self) -> usize {
        self.known().len() + usize::from(matches!(self, Self::New(_) | Self::Moved))
    }
}

impl Taken {
    pub(super) fn new(followed: bool) -> Self {
        Self {
            entries: Vec::new(),
            edits: Edits::default(),
            present: Vec::new(),
            jobs: 0,
            in_place: true,
            parsed_bytes: 0,
            unreadable: 0,
            followed,
        }
    }

    /// Tells how many jobs are known.
    pub(super) fn expect(&mut self, known: usize) {
        self.present.resize(known, false);
    }

    /// Takes the known job at a place, unchanged.
    pub(super) fn keep(&mut self, place: usize) {
        if !self.is_first(place) {
            return;
        }
        self.count(place);
        match self.entries.last_mut() {
            Some(Entry::Kept(from, count)) if (*from + *count) as usize == place => *count += 1,
            _ => self.entries.push(Entry::Kept(place as u32, 1)),
        }
    }

    /// Takes the known job at a place with edits; it must not be in the answer yet.
    pub(super) fn edit(&mut self, place: usize, edits: u32) {
        self.count(place);
        self.entries.push(Entry::Edited(place as u32, edits));
    }

    /// Takes a job that is not known.
    pub(super) fn add(&mut self, job: Box<Job>) {
        self.in_place = false;
        self.entries.push(Entry::New(job));
    }

    /// Whether the known job at a place is not in the answer yet.
    pub(super) fn is_first(&self, place: usize) -> bool {
        !self.present[place]
    }

    fn count(&mut self, place: usize) {
        self.present[place] = true;
        self.in_place &= place == self.jobs;
        self.jobs += 1;
    }

    /// Whether all of the known jobs are in it, each where it stood, and no others.
    pub(super) fn stands_as_known(&self) -> bool {
        self.in_place && self.jobs == self.present.len()
    }

    /// Leaves out new jobs whose id was there already: an empty run stands in their place.
    pub(super) fn drop_doubles(&mut self, printer: Printer) {
        let new = self.entries.iter().filter(|entry| matches!(entry, Entry::New(_))).count();
        let mut firsts = Table::new(new);
        for at in 0..self.entries.len() {
            let Some(id) = self.new_id(at) else { continue };
            let hash = printer.print(id.as_bytes()).hash;
            if firsts.find(hash, &|other| self.new_id(other) == Some(id)).is_some() {
                self.entries[at] = Entry::Kept(0, 0);
            } else {
                firsts.put(hash, at);
            }
        }
    }

    fn new_id(&self, at: usize) -> Option<&str> {
        match &self.entries[at] {
            Entry::New(job) => Some(job.id()),
            _ => None,
        }
    }
}
