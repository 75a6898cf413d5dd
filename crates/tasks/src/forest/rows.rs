//! Reading rows and finding ids.

use super::Forest;
use super::job::{Job, LINE};
use crate::{Expansion, RowKind, RowView};

/// Where an id stands.
pub(super) enum Place {
    /// A job.
    Job(usize),
    /// A step of a job, in the order of the tree.
    Step(usize, usize),
}

impl Forest {
    pub(super) fn find(&self, id: &str) -> Option<Place> {
        if let Some(job) = self.find_job(id) {
            return Some(Place::Job(job));
        }
        self.jobs.iter().enumerate().find_map(|(at, job)| Some(Place::Step(at, job.tree()?.find(id)?)))
    }

    pub(super) fn find_job(&self, id: &str) -> Option<usize> {
        self.jobs.iter().position(|job| job.id() == id)
    }

    pub(super) fn find_row(&self, id: &str) -> Option<usize> {
        let (job, row) = match self.find(id) {
            Some(Place::Job(job)) => (job, 0),
            Some(Place::Step(job, step)) => (job, self.jobs[job].row_of_step(step)?),
            None => {
                let job = self.find_job(id.strip_suffix(LINE)?)?;
                if !self.jobs[job].open || self.jobs[job].tree().is_some() {
                    return None;
                }
                (job, 1)
            }
        };
        Some(self.layout.start(job) + row)
    }

    pub(super) fn visit(&self, first: usize, n: usize, visit: &mut dyn FnMut(usize, RowView<'_>)) {
        let end = first.saturating_add(n).min(self.layout.total());
        if first >= end {
            return;
        }
        let (mut rank, mut offset) = self.layout.find(first);
        let mut row = first;
        while row < end {
            let job = &self.jobs[self.layout.order[rank] as usize];
            for at in offset..job.rows().min(offset + end - row) {
                let view = match at {
                    0 => self.job_row(job, rank),
                    _ => below(job, at),
                };
                visit(row, view);
                row += 1;
            }
            rank += 1;
            offset = 0;
        }
    }

    fn job_row<'a>(&self, job: &'a Job, rank: usize) -> RowView<'a> {
        let core = &job.core;
        RowView {
            kind: RowKind::Job { auto_cleared: core.auto_cleared },
            id: core.id(),
            job: core.id(),
            description: core.description(),
            owner: core.owner(),
            status: core.status,
            external: core.external,
            level: 1,
            position: rank as u32 + 1,
            set_size: self.jobs.len() as u32,
            expansion: expansion(true, job.open),
            start: core.start.get(),
            end: core.end.get(),
            percent: job.percent,
        }
    }
}

/// A row below an open job, counted from the job's own.
fn below(job: &Job, row: usize) -> RowView<'_> {
    let Some(tree) = job.tree() else { return line(job) };
    let at = job.step_in_row(row);
    let step = tree.step(at);
    RowView {
        kind: RowKind::Step { kind: step.kind },
        id: tree.id(at),
        job: job.id(),
        description: tree.description(at),
        owner: "",
        status: step.status,
        external: step.external,
        level: step.level,
        position: step.position,
        set_size: tree.siblings(at),
        expansion: expansion(step.is_parent(), step.open),
        start: step.start.get(),
        end: step.end.get(),
        percent: step.percent,
    }
}

/// The line in place of steps.
fn line(job: &Job) -> RowView<'_> {
    let kind = match (&job.steps.tree, job.steps.unreadable) {
        (Some(_), _) => RowKind::NoSteps,
        (None, true) => RowKind::StepsUnreadable,
        (None, false) => RowKind::StepsPending,
    };
    RowView {
        kind,
        id: job.core.line_id(),
        job: job.id(),
        description: "",
        owner: "",
        status: job.core.status,
        external: job.core.external,
        level: 2,
        position: 1,
        set_size: 1,
        expansion: Expansion::Leaf,
        start: None,
        end: None,
        percent: None,
    }
}

fn expansion(parent: bool, open: bool) -> Expansion {
    match (parent, open) {
        (false, _) => Expansion::Leaf,
        (true, false) => Expansion::Collapsed,
        (true, true) => Expansion::Expanded,
    }
}
