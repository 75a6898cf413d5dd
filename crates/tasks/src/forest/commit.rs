//! Making a complete answer count: what differs is applied and told, in portions where that takes long. Between two
//! portions the forest is whole: every job is as it was or as it is now.

use std::mem;

use super::Forest;
use super::ingest::{Entry, Known, Reading, Taken};
use super::job::Job;
use super::lookup::Table;
use super::places::follow;
use super::prints::Prints;
use super::replant::{plant, replant, stop_waiting};
use super::settle::Touched;
use super::tree::Tree;
use crate::{AnswerError, Delta, Order, Status};

/// A complete answer that counts already, but has not been taken in to the end.
#[derive(Default)]
pub(super) struct Commit {
    delta: Delta,
    /// Jobs that are still to be looked at.
    left: std::vec::IntoIter<Left>,
    /// Topics that the jobs had that are gone.
    topics: Vec<u64>,
    /// Whether the steps came with the jobs.
    followed: bool,
}

/// A job that an answer changed or brought.
struct Left {
    place: u32,
    /// What is new about it; nothing where all of it is.
    reading: Option<Box<Reading>>,
}

impl Forest {
    /// Makes the answer count: from here on the jobs stand where it has them. What changed about them comes with
    /// [`digest`](Self::digest), a portion at a time, and no new job is shown before. While
    /// [paused](Self::pause), the answer is held back.
    ///
    /// # Errors
    /// When it is cut off or was broken; nothing has changed then.
    pub fn accept(&mut self) -> Result<(), AnswerError> {
        let known = Known { jobs: &self.jobs, printer: self.printer, order: self.order };
        let mut taken = self.ingest.finish(known)?;
        self.drop_doubles(&mut taken.entries);
        if self.paused {
            let delta =
                Delta { unreadable: taken.unreadable, parsed_bytes: taken.parsed_bytes, ..Delta::default() };
            self.held = Some(taken);
            let ended = self.ended_meanwhile();
            self.commit = Some(Commit { delta: Delta { ended, ..delta }, ..Commit::default() });
        } else {
            self.commit(taken);
        }
        Ok(())
    }

    /// Takes in what is left of the accepted answer, but stops after about so many `rows`. Tells what the answer changed
    /// when nothing is left.
    pub fn digest(&mut self, rows: usize) -> Option<Delta> {
        let mut commit = self.commit.take()?;
        let mut touched = Touched { places: Vec::new(), topics: mem::take(&mut commit.topics) };
        let mut seen = 0;
        while seen < rows
            && let Some(Left { place, reading }) = commit.left.next()
        {
            let at = place as usize;
            touched.places.push(place);
            match reading {
                Some(reading) => {
                    touched.topics.push(self.jobs[at].topic);
                    self.apply(at, *reading, commit.followed, &mut commit.delta);
                }
                None => self.welcome(at, &mut commit.delta),
            }
            seen += 1 + self.jobs[at].tree().map_or(0, Tree::len);
        }
        if !touched.places.is_empty() || !touched.topics.is_empty() {
            commit.delta.reordered |= self.settle(touched);
        }
        if commit.left.len() == 0 {
            return Some(commit.delta);
        }
        self.commit = Some(commit);
        None
    }

    /// Takes over a complete answer.
    pub(super) fn commit(&mut self, taken: Taken) {
        let Taken { mut entries, parsed_bytes, unreadable, followed } = taken;
        let delta = Delta { parsed_bytes, unreadable, ..Delta::default() };
        let mut commit = Commit { delta, followed, ..Commit::default() };
        let mut present = vec![false; self.jobs.len()];
        entries.iter().filter_map(Entry::old).for_each(|at| present[at] = true);
        let in_place = entries.len() == self.jobs.len()
            && entries.iter().enumerate().all(|(at, entry)| entry.old() == Some(at));
        if !in_place {
            self.remove(&present, &mut commit);
            self.move_jobs(&mut entries, &mut commit.delta);
        }
        if followed {
            // What has the bytes it had has the steps it had.
            for job in self.jobs.iter_mut().filter(|job| job.steps.tree.is_some() && !job.steps.fresh) {
                job.steps.confirm();
                commit.delta.confirmed = true;
            }
        }
        let left = entries.into_iter().enumerate().filter_map(|(place, entry)| {
            let place = place as u32;
            match entry {
                Entry::Kept(_) => None,
                Entry::Changed(_, reading) => Some(Left { place, reading: Some(reading) }),
                Entry::New(_) | Entry::Moved => Some(Left { place, reading: None }),
            }
        });
        commit.left = left.collect::<Vec<_>>().into_iter();
        self.commit = Some(commit);
    }

    /// Leaves out entries whose id was there already.
    fn drop_doubles(&self, entries: &mut Vec<Entry>) {
        let mut present = vec![false; self.jobs.len()];
        let new = entries.iter().filter(|entry| matches!(entry, Entry::New(_))).count();
        let mut firsts = Table::new(new);
        let mut at = 0;
        let mut double = vec![false; entries.len()];
        let id = |at: usize| match &entries[at] {
            Entry::New(job) => job.id(),
            _ => "",
        };
        for (at, entry) in entries.iter().enumerate() {
            double[at] = match entry {
                Entry::Kept(old) | Entry::Changed(old, _) => mem::replace(&mut present[*old], true),
                _ => {
                    let hash = self.printer.print(id(at).as_bytes()).hash;
                    let known = firsts.find(hash, &|other| id(other) == id(at)).is_some();
                    if !known {
                        firsts.put(hash, at);
                    }
                    known
                }
            };
        }
        entries.retain(|_| {
            at += 1;
            !double[at - 1]
        });
    }

    /// Tells of the jobs that are gone.
    fn remove(&mut self, present: &[bool], commit: &mut Commit) {
        for job in self.jobs.iter().zip(present).filter(|(_, present)| !**present).map(|(job, _)| job) {
            commit.topics.push(job.topic);
            commit.delta.ended.extend(self.watched.end(job, None));
            for id in ids(job) {
                self.openings.forget(id);
                self.selection.forget(id);
                commit.delta.removed += 1;
            }
        }
    }

    /// Brings the jobs into the places that the answer has for them, the new ones bare.
    fn move_jobs(&mut self, entries: &mut [Entry], delta: &mut Delta) {
        let mut to = vec![None; self.jobs.len()];
        let mut old: Vec<Option<Box<Job>>> = mem::take(&mut self.jobs).into_iter().map(Some).collect();
        self.jobs.reserve_exact(entries.len());
        for (place, entry) in entries.iter_mut().enumerate() {
            let known = entry.old().and_then(|at| {
                to[at] = Some(place as u32);
                old[at].take()
            });
            let job = known.unwrap_or_else(|| match mem::replace(entry, Entry::Moved) {
                Entry::New(job) => job,
                _ => unreachable!("a known job is there, and has one entry"),
            });
            self.jobs.push(job);
        }
        follow(&mut self.layout.order, &to);
        self.topics.follow(&to);
        if self.order == Order::AsGiven {
            delta.reordered |= self.sort_all();
        }
        self.count_rows();
    }

    /// Takes in a job that is new.
    fn welcome(&mut self, at: usize, delta: &mut Delta) {
        let job = &mut self.jobs[at];
        job.open = self.openings.is_open(job.core.id());
        if let Some(tree) = job.steps.tree.take() {
            plant(job, tree, &self.openings);
        }
        job.measure();
        delta.added += 1 + job.steps.tree.as_ref().map_or(0, Tree::len);
        delta.fates.came += 1;
    }

    /// Gives the known job at a place its new attributes.
    fn apply(&mut self, at: usize, reading: Reading, followed: bool, delta: &mut Delta) {
        let job = &mut self.jobs[at];
        let mut changed = job.core != reading.core;
        if job.core.status.is_running() && !reading.core.status.is_running() {
            delta.ended.extend(self.watched.end(job, Some(reading.core.status)));
            delta.fates.ended += 1;
            delta.fates.failed += usize::from(reading.core.status == Status::Failed);
        }
        if changed {
            job.prints = Prints::default();
        }
        job.prints.set(followed, reading.print);
        job.core = reading.core;
        match reading.tree {
            Some(tree) => {
                job.steps.overtaken = false;
                changed |= replant(job, tree, &self.openings, delta);
            }
            None if changed => {
                job.steps.outdate();
                stop_waiting(job, &self.openings);
            }
            None => {}
        }
        delta.changed += usize::from(changed);
        job.measure();
    }
}

impl Entry {
    /// Place of the known job.
    pub(super) fn old(&self) -> Option<usize> {
        match self {
            Self::Kept(at) | Self::Changed(at, _) => Some(*at),
            Self::New(_) | Self::Moved => None,
        }
    }
}

/// Ids of a job and its steps.
fn ids(job: &Job) -> impl Iterator<Item = &str> {
    std::iter::once(job.id()).chain(job.steps.tree.iter().flat_map(Tree::ids))
}
