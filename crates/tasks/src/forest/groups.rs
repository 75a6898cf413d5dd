//! Groups of jobs, which are rows of the tree.

use super::openings::Openings;
use crate::{Grouping, Status};

/// Jobs that stand together.
pub(super) struct Group {
    /// Its way of grouping and what its jobs share, as one text.
    id: Box<str>,
    /// Rank of its first job.
    pub(super) first: usize,
    /// Its own row.
    pub(super) row: usize,
    pub(super) open: bool,
    /// Number of its jobs by status, in the order of [`Status::ALL`].
    pub(super) statuses: [u32; 5],
}

/// What an id of a group begins with; those of the engine are UUIDs.
const PREFIX: &str = "group:";

impl Group {
    /// Begins group number `at` of jobs that share `what`, in place of the one that was there.
    pub(super) fn begin(
        groups: &mut Vec<Self>,
        at: usize,
        grouping: Grouping,
        what: &str,
        openings: &Openings,
    ) {
        let parts = [PREFIX, grouping.key(), ":", what];
        match groups.get_mut(at) {
            // Mostly the same as before: then its id needs no new memory.
            Some(group) if group.is(&parts) => {}
            Some(group) => group.id = parts.concat().into(),
            None => groups.push(Self {
                id: parts.concat().into(),
                first: 0,
                row: 0,
                open: true,
                statuses: [0; 5],
            }),
        }
        let group = &mut groups[at];
        group.open = openings.is_group_open(&group.id);
        group.statuses = [0; 5];
    }

    fn is(&self, parts: &[&str]) -> bool {
        let rest = parts.iter().try_fold(&*self.id, |rest, part| rest.strip_prefix(part));
        rest == Some("")
    }

    pub(super) fn stand(&mut self, first: usize, row: usize) {
        self.first = first;
        self.row = row;
    }

    pub(super) fn add(&mut self, status: Status) {
        self.statuses[status.rank()] += 1;
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Number of its jobs.
    pub(super) fn jobs(&self) -> u32 {
        self.statuses.iter().sum()
    }

    /// The status among its jobs that needs a look first.
    pub(super) fn gravest(&self) -> Status {
        let there = self.statuses.iter().zip(Status::ALL).find(|(jobs, _)| **jobs > 0);
        there.map_or(Status::default(), |(_, status)| status)
    }
}

/// Whether an id is one of a group.
pub(super) fn is_group(id: &str) -> bool {
    id.starts_with(PREFIX)
}
