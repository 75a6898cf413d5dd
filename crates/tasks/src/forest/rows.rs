//! Reading rows and finding ids.

use super::Forest;
use super::core::LINE;
use super::groups::is_group;
use super::job::Job;
use super::layout::Line;
use crate::{AttentionKind, AttentionSet, Expansion, Grouping, RowKind, RowView, Status};

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
            None if is_group(id) => {
                return self.layout.groups.iter().find(|group| group.id() == id).map(|group| group.row);
            }
            None => {
                let job = self.find_job(id.strip_suffix(LINE)?)?;
                if !self.jobs[job].is_open() || self.jobs[job].tree().is_some() {
                    return None;
                }
                (job, 1)
            }
        };
        Some(self.layout.start(job)? + row)
    }

    pub(super) fn visit(&self, first: usize, n: usize, visit: &mut dyn FnMut(usize, RowView<'_>)) {
        let end = first.saturating_add(n).min(self.layout.total());
        let mut row = first;
        while row < end {
            match self.layout.find(row) {
                Line::Group(at) => {
                    visit(row, self.group_row(at));
                    row += 1;
                }
                Line::Job(rank, offset) => {
                    let job = &self.jobs[self.layout.order[rank] as usize];
                    for at in offset..job.rows().min(offset + end - row) {
                        let view = if at == 0 { self.job_row(job, rank) } else { self.below(job, at) };
                        visit(row, view);
                        row += 1;
                    }
                }
            }
        }
    }

    fn group_row(&self, at: usize) -> RowView<'_> {
        let group = &self.layout.groups[at];
        let job = &self.jobs[self.layout.order[group.first] as usize];
        let first = &job.core;
        RowView {
            kind: RowKind::Group { by: self.grouping, jobs: group.jobs(), statuses: group.statuses },
            id: group.id(),
            job: group.id(),
            description: if self.grouping == Grouping::Vendor { job.vendor() } else { first.description() },
            owner: first.owner(),
            status: group.gravest(),
            external: first.external,
            position: at as u32 + 1,
            set_size: self.layout.groups.len() as u32,
            expansion: expansion(true, group.open),
            ..NOTHING
        }
    }

    fn job_row<'a>(&'a self, job: &'a Job, rank: usize) -> RowView<'a> {
        let core = &job.core;
        let (first, set_size) = match self.layout.group_of(rank).map(|at| &self.layout.groups[at]) {
            Some(group) => (group.first, group.jobs()),
            None => (0, self.layout.order.len() as u32),
        };
        RowView {
            kind: RowKind::Job { auto_cleared: core.auto_cleared },
            id: core.id(),
            job: core.id(),
            description: core.description(),
            owner: core.owner(),
            status: core.status,
            external: core.external,
            level: self.job_level(),
            position: (rank - first) as u32 + 1,
            set_size,
            expansion: expansion(true, job.is_open()),
            start: core.start.get(),
            end: core.end.get(),
            percent: job.percent,
            note: job.note("", core.status),
            steps: job.count,
            expected_end: job.pace.and_then(|pace| pace.end(self.now)),
            unconfirmed: job.steps.unconfirmed.get(),
            attention: job.attention.without(AttentionKind::Failed),
            watched: self.watched.has(core.id()),
            selected: self.selection.has(core.id()),
            guessed: self.screen.guesses(job),
            hit: self.screen.hits(core.description()),
        }
    }

    /// 1, or 2 below groups.
    fn job_level(&self) -> u16 {
        if self.layout.groups.is_empty() { 1 } else { 2 }
    }

    /// A row below an open job, counted from the job's own.
    fn below<'a>(&'a self, job: &'a Job, row: usize) -> RowView<'a> {
        let Some(tree) = job.tree() else { return self.line(job) };
        let at = job.step_in_row(row);
        let step = tree.step(at);
        RowView {
            kind: if step.waits() {
                RowKind::Waiting { kind: step.kind }
            } else {
                RowKind::Step { kind: step.kind }
            },
            id: tree.id(at),
            job: job.id(),
            description: tree.description(at),
            status: step.status,
            external: step.is_external(),
            level: step.level.saturating_add(self.job_level() - 1),
            position: step.position,
            set_size: tree.siblings(at),
            expansion: expansion(step.is_parent(), step.is_open()),
            start: step.start.get(),
            end: step.end.get(),
            percent: step.percent,
            note: job.note(tree.id(at), step.status),
            selected: self.selection.has(tree.id(at)),
            hit: self.screen.hits(tree.description(at)),
            ..NOTHING
        }
    }

    /// The line in place of steps.
    fn line<'a>(&self, job: &'a Job) -> RowView<'a> {
        let kind = match (&job.steps.tree, job.steps.unreadable) {
            (Some(_), _) => RowKind::NoSteps,
            (None, true) => RowKind::StepsUnreadable,
            (None, false) => RowKind::StepsPending,
        };
        RowView {
            kind,
            id: job.core.line_id(),
            job: job.id(),
            status: job.core.status,
            external: job.core.external,
            level: self.job_level() + 1,
            ..NOTHING
        }
    }
}

/// A row that tells nothing.
const NOTHING: RowView<'static> = RowView {
    kind: RowKind::NoSteps,
    id: "",
    job: "",
    description: "",
    owner: "",
    status: Status::Unknown,
    external: false,
    level: 1,
    position: 1,
    set_size: 1,
    expansion: Expansion::Leaf,
    start: None,
    end: None,
    percent: None,
    note: "",
    steps: None,
    expected_end: None,
    unconfirmed: None,
    attention: AttentionSet::NONE,
    watched: false,
    selected: false,
    guessed: false,
    hit: false,
};

fn expansion(parent: bool, open: bool) -> Expansion {
    match (parent, open) {
        (false, _) => Expansion::Leaf,
        (true, false) => Expansion::Collapsed,
        (true, true) => Expansion::Expanded,
    }
}
