//! Tasks that a person has selected, by id: an update leaves them selected, and they need no row.

use super::Forest;
use super::places::sort_places;
use super::rows::Place;
use crate::bulk::Target;
use crate::{RowKind, RowView};

/// What is selected.
#[derive(Debug, Default)]
pub(super) struct Selection {
    /// Ids of jobs and steps, sorted.
    ids: Vec<Box<str>>,
}

impl Selection {
    pub(super) fn has(&self, id: &str) -> bool {
        self.place(id).is_ok()
    }

    /// Forgets what is gone.
    pub(super) fn forget(&mut self, id: &str) {
        if let Ok(at) = self.place(id) {
            self.ids.remove(at);
        }
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.ids.binary_search_by(|other| (**other).cmp(id))
    }

    fn add(&mut self, id: &str) {
        if let Err(at) = self.place(id) {
            self.ids.insert(at, id.into());
        }
    }

    /// Adds many at once: to find a place for each would move the others each time.
    fn add_all<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        let mut all = std::mem::take(&mut self.ids);
        all.extend(ids.map(Box::from));
        let mut order: Vec<u32> = (0..all.len() as u32).collect();
        sort_places(&mut order, &|a, b| all[a as usize].cmp(&all[b as usize]));
        self.ids = order.into_iter().map(|at| std::mem::take(&mut all[at as usize])).collect();
        self.ids.dedup();
    }
}

impl Forest {
    /// Selects a job or a step, or no longer; `false` where nothing changed.
    pub fn select(&mut self, id: &str, selected: bool) -> bool {
        let changed = self.selection.has(id) != selected && self.find(id).is_some();
        match (changed, selected) {
            (false, _) => {}
            (true, true) => self.selection.add(id),
            (true, false) => self.selection.forget(id),
        }
        changed
    }

    /// Selects the visible tasks from one row to another, both included, in either direction: jobs where there is a job
    /// in the row `from`, else steps. `false` where nothing changed.
    pub fn select_rows(&mut self, from: usize, to: usize) -> bool {
        let mut of_jobs = false;
        self.visit(from, 1, &mut |_, row| of_jobs = is_job(&row));
        let (first, last) = (from.min(to), from.max(to));
        let mut ids = Vec::new();
        self.visit(first, last - first + 1, &mut |_, row| {
            let is_step = matches!(row.kind, RowKind::Step { .. });
            if if of_jobs { is_job(&row) } else { is_step } {
                ids.push(row.id.to_owned());
            }
        });
        let before = self.selection.ids.len();
        self.selection.add_all(ids.iter().map(String::as_str));
        self.selection.ids.len() != before
    }

    /// Selects every job that the present view shows, also what is in no row now.
    pub fn select_shown(&mut self) -> bool {
        let before = self.selection.ids.len();
        let shown = self.layout.order.iter().map(|at| self.jobs[*at as usize].id());
        self.selection.add_all(shown);
        self.selection.ids.len() != before
    }

    /// Selects nothing any more; `false` where nothing was.
    pub fn select_none(&mut self) -> bool {
        !std::mem::take(&mut self.selection.ids).is_empty()
    }

    /// Number of selected tasks.
    pub fn selected_count(&self) -> usize {
        self.selection.ids.len()
    }

    /// Whether every job that the present view shows is selected, and there is one.
    pub fn all_shown_selected(&self) -> bool {
        let order = &self.layout.order;
        let selected = |at: &u32| self.selection.has(self.jobs[*at as usize].id());
        self.selection.ids.len() >= order.len() && !order.is_empty() && order.iter().all(selected)
    }

    /// The selected tasks: jobs in the order of the view, hidden ones behind them, each before its steps.
    pub fn selected(&self) -> Vec<Target> {
        let mut targets = Vec::with_capacity(self.selection.ids.len());
        let shown = self.layout.order.iter().map(|at| *at as usize);
        let hidden = (0..self.jobs.len()).filter(|at| !self.jobs[*at].shown);
        for job in shown.chain(hidden).map(|at| &self.jobs[at]) {
            let mut take = |step: Option<&str>| {
                if self.selection.has(step.unwrap_or(job.id())) {
                    targets.push(Target { job: job.id().to_owned(), step: step.map(str::to_owned) });
                }
            };
            take(None);
            job.tree().into_iter().flat_map(|tree| tree.ids()).for_each(|id| take(Some(id)));
        }
        targets
    }

    /// Number of selected tasks whose job the present view hides.
    pub fn selected_hidden(&self) -> usize {
        let hidden = |id: &str| match self.find(id) {
            Some(Place::Job(at) | Place::Step(at, _)) => !self.jobs[at].shown,
            None => true,
        };
        self.selection.ids.iter().filter(|id| hidden(id)).count()
    }
}

fn is_job(row: &RowView<'_>) -> bool {
    matches!(row.kind, RowKind::Job { .. })
}
