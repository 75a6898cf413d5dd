//! Making a complete answer count: what differs is applied and told.

use std::mem;

use super::Forest;
use super::ingest::{Entry, Reading, Taken};
use super::job::Job;
use super::openings::Openings;
use super::places::{follow, sort_places};
use super::settle::Touched;
use super::tree::Tree;
use crate::{Delta, Order};

impl Forest {
    /// Takes over a complete answer.
    pub(super) fn commit(&mut self, taken: Taken) -> Delta {
        let Taken { mut entries, parsed_bytes, unreadable } = taken;
        let mut delta = Delta { parsed_bytes, unreadable, ..Delta::default() };
        let present = keep_first(&mut entries, &self.jobs);
        let in_place = entries.len() == self.jobs.len()
            && entries.iter().enumerate().all(|(at, entry)| entry.old() == Some(at));
        if in_place {
            self.commit_in_place(entries, &mut delta);
        } else {
            self.commit_anew(entries, &present, &mut delta);
        }
        delta
    }

    /// The same jobs in the same places: only what differs is touched.
    fn commit_in_place(&mut self, entries: Vec<Entry>, delta: &mut Delta) {
        let mut touched = Touched::default();
        for entry in entries {
            if let Entry::Changed(at, reading) = entry {
                touched.places.push(at as u32);
                touched.topics.push(self.jobs[at].topic);
                self.apply(at, *reading, delta);
            }
        }
        if !touched.places.is_empty() {
            delta.reordered |= self.settle(touched);
        }
    }

    /// Other jobs, or other places.
    fn commit_anew(&mut self, entries: Vec<Entry>, present: &[bool], delta: &mut Delta) {
        let mut touched = Touched::default();
        for job in self.jobs.iter().zip(present).filter(|(_, present)| !**present).map(|(job, _)| job) {
            touched.topics.push(job.topic);
            delta.ended.extend(self.watched.end(job, None));
            for id in ids(job) {
                self.openings.forget(id);
                delta.removed.push(id.to_owned());
            }
        }
        for entry in &entries {
            if let Entry::Changed(at, _) = entry {
                touched.topics.push(self.jobs[*at].topic);
            }
        }
        let mut to = vec![None; self.jobs.len()];
        let mut old: Vec<Option<Job>> = mem::take(&mut self.jobs).into_iter().map(Some).collect();
        for (place, entry) in entries.into_iter().enumerate() {
            let at = entry.old();
            if let Some(at) = at {
                to[at] = Some(place as u32);
            }
            let known = at.and_then(|at| old[at].take());
            let kept = matches!(entry, Entry::Kept(_));
            match (entry, known) {
                (Entry::Kept(_), Some(job)) => self.jobs.push(job),
                (Entry::Changed(_, reading), Some(job)) => {
                    self.jobs.push(job);
                    self.apply(place, *reading, delta);
                }
                (Entry::New(reading) | Entry::Changed(_, reading), _) => {
                    self.jobs.push(new_job(*reading, &self.openings, delta));
                }
                (Entry::Kept(at), None) => unreachable!("the job at {at} is kept twice"),
            }
            // Where the answer's order counts, every place may matter to every other.
            if !kept || self.order == Order::AsGiven {
                touched.places.push(place as u32);
            }
        }
        follow(&mut self.layout.order, &to);
        self.topics.follow(&to);
        delta.reordered |= self.settle(touched);
    }

    /// Gives the known job at a place its new attributes.
    fn apply(&mut self, at: usize, reading: Reading, delta: &mut Delta) {
        let job = &mut self.jobs[at];
        let mut changed = job.core != reading.core;
        if job.core.status.is_running() && !reading.core.status.is_running() {
            delta.ended.extend(self.watched.end(job, Some(reading.core.status)));
        }
        job.print = reading.print;
        job.core = reading.core;
        match reading.tree {
            Some(tree) => {
                job.steps.overtaken = false;
                changed |= replant(job, tree, &self.openings, delta);
            }
            None if changed => job.steps.outdate(),
            None => {}
        }
        if changed {
            delta.changed.push(job.id().to_owned());
        }
        job.measure();
    }
}

impl Entry {
    /// Place of the known job.
    fn old(&self) -> Option<usize> {
        match self {
            Self::Kept(at) | Self::Changed(at, _) => Some(*at),
            Self::New(_) => None,
        }
    }
}

/// Leaves out entries whose id was there already, and tells which known jobs are still there.
fn keep_first(entries: &mut Vec<Entry>, jobs: &[Job]) -> Vec<bool> {
    let mut present = vec![false; jobs.len()];
    let mut double = vec![false; entries.len()];
    let mut new = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match entry {
            Entry::New(_) => new.push(at as u32),
            Entry::Kept(old) | Entry::Changed(old, _) => double[at] = mem::replace(&mut present[*old], true),
        }
    }
    let id = |at: u32| match &entries[at as usize] {
        Entry::New(reading) => reading.core.id(),
        Entry::Kept(old) | Entry::Changed(old, _) => jobs[*old].id(),
    };
    sort_places(&mut new, &|a, b| id(a).cmp(id(b)));
    for pair in new.windows(2).filter(|pair| id(pair[0]) == id(pair[1])) {
        double[pair[1] as usize] = true;
    }
    let mut double = double.into_iter();
    entries.retain(|_| double.next() != Some(true));
    present
}

/// Ids of a job and its steps.
fn ids(job: &Job) -> impl Iterator<Item = &str> {
    std::iter::once(job.id()).chain(job.steps.tree.iter().flat_map(Tree::ids))
}

fn new_job(reading: Reading, openings: &Openings, delta: &mut Delta) -> Job {
    let open = openings.is_open(reading.core.id());
    let mut job = Job::new(reading.print, reading.core, open);
    if let Some(tree) = reading.tree {
        plant(&mut job, tree, openings);
    }
    job.measure();
    delta.added.extend(ids(&job).map(str::to_owned));
    job
}

/// Takes steps that came by themselves.
pub(super) fn apply_steps(job: &mut Job, tree: Tree, openings: &Openings, delta: &mut Delta) {
    if replant(job, tree, openings, delta) {
        delta.changed.push(job.id().to_owned());
    }
    job.measure();
}

/// Replaces the steps of a job and tells what changed. Returns whether they have become known by it, which changes the
/// job even where there are none.
fn replant(job: &mut Job, tree: Tree, openings: &Openings, delta: &mut Delta) -> bool {
    let known = job.steps.tree.take();
    match &known {
        Some(old) => compare(old, &tree, delta),
        None => delta.added.extend(tree.ids().map(str::to_owned)),
    }
    plant(job, tree, openings);
    known.is_none()
}

fn plant(job: &mut Job, mut tree: Tree, openings: &Openings) {
    if !openings.none() {
        tree.open_where(|id| openings.is_open(id));
    }
    job.steps.tree = Some(tree);
    job.steps.told(false);
}

/// Tells what is different between the steps of a job before and now.
fn compare(old: &Tree, new: &Tree, delta: &mut Delta) {
    if old.len() == new.len() && old.ids().eq(new.ids()) {
        let differing = (0..new.len()).filter(|at| !new.same_attributes(*at, old, *at));
        delta.changed.extend(differing.map(|at| new.id(at).to_owned()));
        return;
    }
    let mut by_id: Vec<u32> = (0..old.len() as u32).collect();
    sort_places(&mut by_id, &|a, b| old.id(a as usize).cmp(old.id(b as usize)));
    let (mut gone, mut last) = (vec![true; old.len()], 0);
    for (at, id) in new.ids().enumerate() {
        match by_id.binary_search_by(|old_at| old.id(*old_at as usize).cmp(id)) {
            Ok(found) => {
                let old_at = by_id[found] as usize;
                gone[old_at] = false;
                delta.reordered |= old_at < last;
                last = old_at;
                if !new.same_attributes(at, old, old_at) {
                    delta.changed.push(id.to_owned());
                }
            }
            Err(_) => delta.added.push(id.to_owned()),
        }
    }
    let gone = (0..old.len()).filter(|at| gone[*at]);
    delta.removed.extend(gone.map(|at| old.id(at).to_owned()));
}
