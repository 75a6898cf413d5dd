//! Making a complete answer count: what differs is applied and told, in portions where that takes long. Between two
//! portions the forest is whole: every job is as it was or as it is now.

use std::mem;

use super::Forest;
use super::edits::Edits;
use super::ingest::Known;
use super::job::Job;
use super::places::follow;
use super::replant::{plant, stop_waiting};
use super::settle::Touched;
use super::taken::{Entry, Taken};
use super::tree::Tree;
use crate::{AnswerError, Delta, Order, Status};

/// A complete answer that counts already, but has not been taken in to the end.
#[derive(Default)]
pub(super) struct Commit {
    delta: Delta,
    /// What is still to be looked at, and where the next of it stands.
    left: std::vec::IntoIter<Entry>,
    place: usize,
    edits: Edits,
    /// Topics that the jobs had that are gone.
    topics: Vec<u64>,
    /// Whether the steps came with the jobs.
    followed: bool,
}

impl Commit {
    /// The next entry that changes a job or brings one, and where that stands.
    fn next(&mut self) -> Option<(usize, Entry)> {
        loop {
            let (entry, place) = (self.left.next()?, self.place);
            self.place += entry.jobs();
            if !matches!(entry, Entry::Kept(..)) {
                return Some((place, entry));
            }
        }
    }
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
        taken.drop_doubles(self.printer);
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
            && let Some((at, entry)) = commit.next()
        {
            touched.places.push(at as u32);
            match entry {
                Entry::Edited(_, edits) => self.edit(at, edits, &mut commit),
                _ => self.welcome(at, &mut commit.delta),
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
        let in_place = taken.stands_as_known();
        let Taken { mut entries, edits, present, parsed_bytes, unreadable, followed, .. } = taken;
        let delta = Delta { parsed_bytes, unreadable, ..Delta::default() };
        let mut commit = Commit { delta, edits, followed, ..Commit::default() };
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
        // Nothing is left to be done behind the last change.
        while let Some(Entry::Kept(..)) = entries.last() {
            entries.pop();
        }
        commit.left = entries.into_iter();
        self.commit = Some(commit);
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
        self.jobs.reserve_exact(entries.iter().map(Entry::jobs).sum());
        for entry in entries {
            for at in entry.known() {
                to[at] = Some(self.jobs.len() as u32);
                self.jobs.extend(old[at].take());
            }
            if let Entry::New(_) = entry
                && let Entry::New(job) = mem::replace(entry, Entry::Moved)
            {
                self.jobs.push(job);
            }
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

    /// Gives the known job at a place what the edits noted there say.
    fn edit(&mut self, at: usize, edits: u32, commit: &mut Commit) {
        let Commit { delta, followed, edits: all, .. } = commit;
        let job = &mut self.jobs[at];
        let before = job.core.status;
        let (changed, told) = all.apply(edits, job, *followed, &self.openings, delta);
        let status = job.core.status;
        if before.is_running() && !status.is_running() {
            delta.ended.extend(self.watched.end(job, Some(status)));
            delta.fates.ended += 1;
            delta.fates.failed += usize::from(status == Status::Failed);
        }
        if changed && !told {
            job.steps.outdate();
            stop_waiting(job, &self.openings);
        }
        delta.changed += usize::from(changed);
        job.measure();
    }
}

/// Ids of a job and its steps.
fn ids(job: &Job) -> impl Iterator<Item = &str> {
    std::iter::once(job.id()).chain(job.steps.tree.iter().flat_map(Tree::ids))
}
