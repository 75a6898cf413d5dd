//! Jobs with the same description: a vendor's client finds its job by it, and what is usual for one is learnt from the
//! others.

use std::cmp::Ordering;
use std::ops::Range;

use super::arrangement::newest;
use super::job::Job;
use super::places::{follow, sort_again, sort_places};
use crate::{AttentionKind, Status};

/// So many finished jobs tell what is usual; with fewer nobody knows.
const ENOUGH: usize = 3;
/// The newest so many are looked at.
const AT_MOST: usize = 31;

/// Places of all jobs, those with the same description in a row, newest first.
#[derive(Default)]
pub(super) struct Topics(Vec<u32>);

/// Jobs with the same description.
pub(super) struct Topic<'a> {
    pub(super) places: &'a [u32],
    jobs: &'a [Box<Job>],
}

impl Topics {
    /// Follows jobs to their new places.
    pub(super) fn follow(&mut self, to: &[Option<u32>]) {
        follow(&mut self.0, to);
    }

    /// Takes in the jobs that are new or have changed.
    pub(super) fn sort(&mut self, touched: &[u32], jobs: &[Box<Job>]) {
        let job = |at: u32| &jobs[at as usize];
        let compare = |a: u32, b: u32| -> Ordering {
            job(a).topic.cmp(&job(b).topic).then_with(|| newest(job(a), job(b)))
        };
        sort_again(&mut self.0, touched, jobs.len(), &|_| true, &compare);
    }

    /// Where in the row the jobs of a topic stand.
    pub(super) fn range(&self, topic: u64, jobs: &[Box<Job>]) -> Range<usize> {
        let of = |at: &u32| jobs[*at as usize].topic;
        self.0.partition_point(|at| of(at) < topic)..self.0.partition_point(|at| of(at) <= topic)
    }

    pub(super) fn topic<'a>(&'a self, range: Range<usize>, jobs: &'a [Box<Job>]) -> Topic<'a> {
        Topic { places: &self.0[range], jobs }
    }

    pub(super) fn places(&self, range: Range<usize>) -> &[u32] {
        &self.0[range]
    }
}

impl<'a> Topic<'a> {
    fn jobs(&self) -> impl Iterator<Item = &'a Job> {
        let jobs = self.jobs;
        self.places.iter().map(move |at| &*jobs[*at as usize])
    }

    /// Open external jobs, newest first. The engine's own may well run side by side.
    pub(super) fn open(&self) -> impl Iterator<Item = &'a Job> {
        self.jobs().filter(|job| may_be_double(job))
    }

    /// Median duration of the last jobs that finished, where enough are known.
    pub(super) fn usual(&self) -> Option<i64> {
        if self.places.len() < ENOUGH {
            return None;
        }
        let finished = self.jobs().filter(|job| job.core.status == Status::Finished);
        let durations: Vec<i64> = finished.filter_map(|job| job.duration(0)).take(AT_MOST).collect();
        let mut places: Vec<u32> = (0..durations.len() as u32).collect();
        sort_places(&mut places, &|a, b| durations[a as usize].cmp(&durations[b as usize]));
        (durations.len() >= ENOUGH).then(|| durations[places[durations.len() / 2] as usize])
    }
}

/// Whether a job counts among those that should be there once.
pub(super) fn may_be_double(job: &Job) -> bool {
    job.core.external && job.core.status.is_running()
}

/// Finds out what jobs of one description tell of each other; `heeded` gets those whose attention changed by it.
pub(super) fn compare_jobs(
    topics: &Topics,
    topic: Range<usize>,
    jobs: &mut [Box<Job>],
    now: i64,
    heeded: &mut Vec<u32>,
) {
    let (open, usual) = {
        let topic = topics.topic(topic.clone(), jobs);
        let runs = topic.jobs().any(|job| job.core.status.is_running());
        (topic.open().count(), if runs { topic.usual() } else { None })
    };
    for at in topics.places(topic) {
        let job = &mut jobs[*at as usize];
        let before = job.attention;
        let double = open > 1 && may_be_double(job);
        job.attention.set(AttentionKind::Duplicate, double);
        job.quiet_at = super::quiet::quiet_at(job, usual);
        job.attention.set(AttentionKind::Quiet, job.quiet_at <= now);
        if job.attention != before {
            heeded.push(*at);
        }
    }
}
