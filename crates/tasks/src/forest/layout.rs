//! In which order the shown jobs and their groups stand, and in which row each begins.

use super::arrangement::Arrangement;
use super::groups::Group;
use super::openings::Openings;
use super::places::sort_again;
use crate::Grouping;

/// Order and rows of the shown jobs.
#[derive(Default)]
pub(super) struct Layout {
    /// Places of the shown jobs, from the top.
    pub(super) order: Vec<u32>,
    /// First row of each, from the top; behind them the number of all rows.
    starts: Vec<usize>,
    /// Groups, from the top; none where the jobs are not grouped.
    pub(super) groups: Vec<Group>,
}

/// What stands in a row.
pub(super) enum Line {
    /// The row of the group with this number.
    Group(usize),
    /// The job with this rank, and the row counted from the job's own.
    Job(usize, usize),
}

impl Layout {
    /// Orders the jobs of which those `touched` have changed, come or were judged otherwise. Tells whether jobs that
    /// stood there before have another order among each other now.
    pub(super) fn arrange(&mut self, touched: &[u32], by: &Arrangement<'_>) -> bool {
        let before = self.order.clone();
        let shown = |at: u32| by.jobs[at as usize].shown;
        if !sort_again(&mut self.order, touched, by.jobs.len(), &shown, &|a, b| by.compare(a, b)) {
            return false;
        }
        let mut stood = vec![false; by.jobs.len()];
        before.iter().for_each(|at| stood[*at as usize] = true);
        let stayed = before.iter().filter(|at| shown(**at));
        let stays = self.order.iter().filter(|at| stood[**at as usize]);
        !stayed.eq(stays)
    }

    /// Counts rows; to be called when the order changed, or anything was opened, closed, added or removed.
    pub(super) fn count(&mut self, by: &Arrangement<'_>, openings: &Openings) {
        let jobs = by.jobs;
        self.starts.clear();
        self.starts.reserve(self.order.len() + 1);
        let (mut row, mut groups, mut last) = (0, 0, None);
        for (rank, at) in self.order.iter().enumerate() {
            let job = &jobs[*at as usize];
            if by.grouping != Grouping::None {
                let group = by.group(job);
                if last.replace(group) != Some(group) {
                    Group::begin(&mut self.groups, groups, by.grouping, group, openings);
                    self.groups[groups].stand(rank, row);
                    groups += 1;
                    row += 1;
                }
                self.groups[groups - 1].add(job.core.status);
            }
            self.starts.push(row);
            if self.groups[..groups].last().is_none_or(|group| group.open) {
                row += job.rows();
            }
        }
        self.groups.truncate(groups);
        self.starts.push(row);
    }

    /// Number of all rows.
    pub(super) fn total(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// First row of the job with a rank, if it is visible.
    pub(super) fn row(&self, rank: usize) -> Option<usize> {
        self.is_visible(rank).then(|| self.starts[rank])
    }

    /// First row of the job at a place, if it is visible.
    pub(super) fn start(&self, place: usize) -> Option<usize> {
        self.row(self.order.iter().position(|at| *at as usize == place)?)
    }

    /// Whether the job with a rank is not in a closed group.
    pub(super) fn is_visible(&self, rank: usize) -> bool {
        self.group_of(rank).is_none_or(|group| self.groups[group].open)
    }

    /// Places of the jobs that stand beside the one at a place, itself included; none where it is not shown.
    pub(super) fn beside(&self, place: usize) -> &[u32] {
        let Some(rank) = self.order.iter().position(|at| *at as usize == place) else { return &[] };
        match self.group_of(rank).map(|at| &self.groups[at]) {
            Some(group) => &self.order[group.first..][..group.jobs() as usize],
            None => &self.order,
        }
    }

    /// Number of the group that the job with a rank belongs to.
    pub(super) fn group_of(&self, rank: usize) -> Option<usize> {
        self.groups.partition_point(|group| group.first <= rank).checked_sub(1)
    }

    /// What stands in a row.
    pub(super) fn find(&self, row: usize) -> Line {
        let above = self.groups.partition_point(|group| group.row <= row);
        if let Some(at) = above.checked_sub(1)
            && self.groups[at].row == row
        {
            return Line::Group(at);
        }
        // Jobs of a closed group begin where the next group stands, which is behind this row.
        let rank = self.starts.partition_point(|start| *start <= row) - 1;
        Line::Job(rank, row - self.starts[rank])
    }
}
