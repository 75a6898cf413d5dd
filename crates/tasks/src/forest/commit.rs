//! Making a complete answer count: what differs is applied and told.

use std::mem;

use super::Forest;
use super::ingest::{Entry, Reading, Taken};
use super::job::Job;
use super::openings::Openings;
use super::places::sort_places;
use super::tree::Tree;
use crate::Delta;

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
        let (mut moved, mut changed) = (false, false);
        for entry in entries {
            if let Entry::Changed(at, reading) = entry {
                let job = &mut self.jobs[at];
                moved |= job.core.start != reading.core.start;
                apply(job, *reading, &self.openings, delta);
                changed = true;
            }
        }
        if moved {
            let before = mem::take(&mut self.layout.order);
            self.layout.sort(&self.jobs, self.order);
            delta.reordered |= before != self.layout.order;
        }
        if changed {
            self.layout.count(&self.jobs);
        }
    }

    /// Other jobs, or other places.
    fn commit_anew(&mut self, entries: Vec<Entry>, present: &[bool], delta: &mut Delta) {
        for job in self.jobs.iter().zip(present).filter(|(_, present)| !**present).map(|(job, _)| job) {
            for id in ids(job) {
                self.openings.forget(id);
                delta.removed.push(id.to_owned());
            }
        }
        let mut old: Vec<Option<Job>> = mem::take(&mut self.jobs).into_iter().map(Some).collect();
        // Old place of each job, and new place of each old one.
        let (mut from, mut to) = (Vec::with_capacity(entries.len()), vec![None; old.len()]);
        for (place, entry) in entries.into_iter().enumerate() {
            let at = entry.old();
            let known = at.and_then(|at| old[at].take());
            let job = match (entry, known) {
                (Entry::Changed(_, reading), Some(mut job)) => {
                    apply(&mut job, *reading, &self.openings, delta);
                    job
                }
                (Entry::Changed(_, reading) | Entry::New(reading), _) => {
                    new_job(*reading, &self.openings, delta)
                }
                (Entry::Kept(_), Some(job)) => job,
                (Entry::Kept(at), None) => unreachable!("the job at {at} is kept twice"),
            };
            if let Some(at) = at {
                to[at] = Some(place as u32);
            }
            from.push(at.is_some());
            self.jobs.push(job);
        }
        let before = mem::take(&mut self.layout.order);
        self.layout.sort(&self.jobs, self.order);
        self.layout.count(&self.jobs);
        let stayed = before.iter().filter_map(|at| to[*at as usize]);
        let stays = self.layout.order.iter().copied().filter(|at| from[*at as usize]);
        delta.reordered |= !stayed.eq(stays);
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
    job.arrange();
    delta.added.extend(ids(&job).map(str::to_owned));
    job
}

/// Gives a known job its new attributes.
fn apply(job: &mut Job, reading: Reading, openings: &Openings, delta: &mut Delta) {
    let mut changed = job.core != reading.core;
    job.print = reading.print;
    job.core = reading.core;
    match reading.tree {
        Some(tree) => {
            job.steps.overtaken = false;
            changed |= replant(job, tree, openings, delta);
        }
        None if changed => job.steps.outdate(),
        None => {}
    }
    if changed {
        delta.changed.push(job.id().to_owned());
    }
    job.measure();
    job.arrange();
}

/// Takes steps that came by themselves.
pub(super) fn apply_steps(job: &mut Job, tree: Tree, openings: &Openings, delta: &mut Delta) {
    if replant(job, tree, openings, delta) {
        delta.changed.push(job.id().to_owned());
    }
    job.measure();
    job.arrange();
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
