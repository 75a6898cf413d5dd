//! How two jobs stand to each other: which comes first, and whether both are of the same group.

use std::cmp::{Ordering, Reverse};

use super::job::Job;
use super::names::Names;
use crate::fold;
use crate::{Column, Grouping, Order, Sort};

/// The order that is wished for.
pub(super) struct Arrangement<'a> {
    pub(super) jobs: &'a [Box<Job>],
    pub(super) order: Order,
    pub(super) sort: Option<Sort>,
    pub(super) grouping: Grouping,
    pub(super) names: &'a Names,
    /// Decides durations of what runs.
    pub(super) now: i64,
}

impl Arrangement<'_> {
    /// Compares the jobs at two places; no two are equal.
    pub(super) fn compare(&self, a: u32, b: u32) -> Ordering {
        let (x, y) = (&self.jobs[a as usize], &self.jobs[b as usize]);
        let sorted = || self.sort.map_or(Ordering::Equal, |sort| self.by_column(sort, x, y));
        self.by_group(x, y).then_with(sorted).then_with(|| match self.order {
            Order::AsGiven => a.cmp(&b),
            // Equal starts go by id: their order in the answer is by chance and would let rows jump.
            Order::NewestFirst => newest(x, y),
        })
    }

    fn by_group(&self, a: &Job, b: &Job) -> Ordering {
        match self.grouping {
            Grouping::None => Ordering::Equal,
            Grouping::Status => a.core.status.rank().cmp(&b.core.status.rank()),
            Grouping::Owner => self.by_owner(a, b, false),
            Grouping::Vendor | Grouping::Description => {
                let (a, b) = (self.group(a), self.group(b));
                fold::compare(a, b).then_with(|| a.cmp(b))
            }
        }
    }

    fn by_column(&self, Sort { by, descending }: Sort, a: &Job, b: &Job) -> Ordering {
        match by {
            Column::Task => directed(descending, fold::compare(a.core.description(), b.core.description())),
            Column::Owner => self.by_owner(a, b, descending),
            _ => match (self.value(by, a), self.value(by, b)) {
                (Some(a), Some(b)) => directed(descending, a.cmp(&b)),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
        }
    }

    /// By names; who has no owner stands last.
    fn by_owner(&self, a: &Job, b: &Job, descending: bool) -> Ordering {
        let (a, b) = (a.core.owner(), b.core.owner());
        if a == b {
            return Ordering::Equal;
        }
        if a.is_empty() || b.is_empty() {
            return a.is_empty().cmp(&b.is_empty());
        }
        // Two owners may have the same name, and must not be mixed.
        let by_name = fold::compare(self.names.of(a), self.names.of(b)).then_with(|| a.cmp(b));
        directed(descending, by_name)
    }

    /// The value of a column, where it is a number.
    fn value(&self, column: Column, job: &Job) -> Option<i64> {
        let core = &job.core;
        match column {
            Column::Task | Column::Owner | Column::Kind => None,
            Column::Status => Some(core.status.rank() as i64),
            Column::Progress => job.percent.map(|percent| percent.value.into()),
            Column::Steps => job.count.map(|count| count.all.into()),
            Column::Origin => Some((!core.external).into()),
            Column::Started => core.start.get(),
            Column::Ended => core.end.get(),
            Column::Duration => job.duration(self.now),
            Column::AutoClear => Some((!core.auto_cleared).into()),
        }
    }

    /// What tells a job's group from others.
    pub(super) fn group<'a>(&self, job: &'a Job) -> &'a str {
        match self.grouping {
            Grouping::None => "",
            Grouping::Status => job.core.status.as_wire(),
            Grouping::Owner => job.core.owner(),
            Grouping::Vendor => job.vendor_rank(),
            Grouping::Description => job.core.description(),
        }
    }
}

/// Latest start first.
pub(super) fn newest(a: &Job, b: &Job) -> Ordering {
    (Reverse(a.core.start.get()), a.id()).cmp(&(Reverse(b.core.start.get()), b.id()))
}

fn directed(descending: bool, order: Ordering) -> Ordering {
    if descending { order.reverse() } else { order }
}
