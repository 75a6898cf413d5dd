//! After jobs changed: what follows from it for findings, filter, order and rows. Only the jobs that were touched, and
//! those with the same description, are looked at.

use std::mem;

use super::Forest;
use super::arrangement::Arrangement;
use super::pace::Pace;
use super::places::sort_places;
use super::{failure, findings, topics};
use crate::{AttentionKind, Column, Grouping, Sort};

/// What an answer touched.
#[derive(Default)]
pub(super) struct Touched {
    /// Places of jobs that are new, or changed with or by their steps.
    pub(super) places: Vec<u32>,
    /// Topics of jobs that are gone.
    pub(super) topics: Vec<u64>,
}

impl Forest {
    /// Draws the conclusions of what was touched, and tells whether shown jobs changed their order among each other.
    pub(super) fn settle(&mut self, touched: Touched) -> bool {
        let Touched { mut places, mut topics } = touched;
        for at in &places {
            let job = &mut self.jobs[*at as usize];
            let topic = self.printer.print(job.core.description().as_bytes()).hash;
            let before = mem::replace(&mut job.topic, topic);
            topics.extend((before != topic).then_some(before));
            topics.push(topic);
            findings::observe(job);
            let percent = job.percent.filter(|_| job.core.status.is_running());
            Pace::take(&mut job.pace, percent, self.now);
            if job.seeks_failure {
                failure::open_way(job, &mut self.openings);
            }
            self.screen.search(job);
            job.arrange();
        }
        self.topics.sort(&places, &self.jobs);
        let mut done = vec![false; self.jobs.len()];
        for topic in topics {
            let range = self.topics.range(topic, &self.jobs);
            if !range.is_empty() && !mem::replace(&mut done[range.start], true) {
                topics::compare_jobs(&self.topics, range, &mut self.jobs, self.now, &mut places);
            }
        }
        self.next_quiet = self.next_quiet();
        self.judge(&places)
    }

    /// Judges jobs whose attributes or attention may have changed, and finds their places.
    pub(super) fn judge(&mut self, places: &[u32]) -> bool {
        for at in places {
            self.screen.judge(&mut self.jobs[*at as usize], self.now);
        }
        let Self { layout, jobs, order, sort, grouping, names, now, openings, .. } = self;
        let (order, sort, grouping, now) = (*order, *sort, *grouping, *now);
        let by = Arrangement { jobs, order, sort, grouping, names, now };
        let reordered = layout.arrange(places, &by);
        layout.count(&by, openings);
        reordered
    }

    /// Sorts all shown jobs, and tells whether they changed their order.
    pub(super) fn sort_all(&mut self) -> bool {
        let before = self.layout.order.clone();
        let Self { layout, jobs, order, sort, grouping, names, now, .. } = self;
        let by = Arrangement { jobs, order: *order, sort: *sort, grouping: *grouping, names, now: *now };
        sort_places(&mut layout.order, &|a, b| by.compare(a, b));
        before != layout.order
    }

    /// Counts rows anew; to be called when anything was opened or closed.
    pub(super) fn count_rows(&mut self) {
        self.judge(&[]);
    }

    /// All places.
    pub(super) fn everywhere(&self) -> Vec<u32> {
        (0..self.jobs.len() as u32).collect()
    }

    /// Tells the engine's time in milliseconds since 1970: what depends on it is judged anew. To be called before an
    /// answer is taken. Tells whether rows changed.
    pub fn set_now(&mut self, now: i64) -> bool {
        let back = now < mem::replace(&mut self.now, now);
        let mut places = Vec::new();
        if back || now >= self.next_quiet {
            for (at, job) in self.jobs.iter_mut().enumerate() {
                let quiet = job.quiet_at <= now;
                if quiet != job.attention.has(AttentionKind::Quiet) {
                    job.attention.set(AttentionKind::Quiet, quiet);
                    places.push(at as u32);
                }
            }
            self.next_quiet = self.next_quiet();
        }
        if self.screen.filter().ages() || matches!(self.sort, Some(Sort { by: Column::Duration, .. })) {
            let before = self.layout.order.clone();
            places = self.everywhere();
            self.judge(&places);
            return before != self.layout.order;
        }
        if !places.is_empty() {
            self.judge(&places);
        }
        !places.is_empty()
    }

    /// When the next job will count as quiet.
    fn next_quiet(&self) -> i64 {
        let later = self.jobs.iter().map(|job| job.quiet_at).filter(|at| *at > self.now);
        later.min().unwrap_or(i64::MAX)
    }

    /// Arranges the tree as a view wants it.
    pub(super) fn arrange(&mut self, sort: Option<Sort>, grouping: Grouping) {
        self.sort = sort;
        self.grouping = grouping;
        self.judge(&self.everywhere());
    }
}
