//! In which order the jobs stand, and in which row each begins.

use std::cmp::Reverse;

use super::job::Job;
use super::places::sort_places;
use crate::Order;

/// Order and rows of the jobs.
#[derive(Default)]
pub(super) struct Layout {
    /// Places of the jobs, from the top.
    pub(super) order: Vec<u32>,
    /// First row of each, from the top; behind them the number of all rows.
    starts: Vec<usize>,
}

impl Layout {
    /// Orders the jobs; to be called when they or their starts changed.
    pub(super) fn sort(&mut self, jobs: &[Job], order: Order) {
        let places = 0..jobs.len() as u32;
        self.order.clear();
        match order {
            Order::AsGiven => self.order.extend(places),
            Order::NewestFirst => {
                // The engine answers oldest first, so that this is nearly sorted already. Equal starts go by id: their
                // order in the answer is by chance and would let rows jump.
                self.order.extend(places.rev());
                let key = |at: u32| {
                    let job = &jobs[at as usize];
                    (Reverse(job.core.start.get()), job.id())
                };
                sort_places(&mut self.order, &|a, b| key(a).cmp(&key(b)));
            }
        }
    }

    /// Counts rows; to be called when the order changed, or anything was opened, closed, added or removed.
    pub(super) fn count(&mut self, jobs: &[Job]) {
        self.starts.clear();
        self.starts.reserve(self.order.len() + 1);
        let mut row = 0;
        for at in &self.order {
            self.starts.push(row);
            row += jobs[*at as usize].rows();
        }
        self.starts.push(row);
    }

    /// Number of all rows.
    pub(super) fn total(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// First row of the job at a place.
    pub(super) fn start(&self, place: usize) -> usize {
        let rank = self.order.iter().position(|at| *at as usize == place);
        rank.map_or(0, |rank| self.starts[rank])
    }

    /// The job that a row belongs to, counted from the top, and the row counted from that job's own.
    pub(super) fn find(&self, row: usize) -> (usize, usize) {
        let rank = self.starts.partition_point(|start| *start <= row) - 1;
        (rank, row - self.starts[rank])
    }
}
