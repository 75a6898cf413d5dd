//! Opening and closing.

use super::groups::is_group;
use super::rows::Place;
use super::{Forest, failure};

impl Forest {
    /// Opens or closes a job, a step or a group; `false` when there is no such row or nothing changed. A step with
    /// nothing below it will be open when something comes. A job that failed opens at the step that failed it.
    pub fn set_expanded(&mut self, id: &str, open: bool) -> bool {
        let changed = match self.find(id) {
            Some(Place::Job(at)) => {
                let job = &mut self.jobs[at];
                let changed = job.is_open() != open;
                job.open = open;
                job.leads &= open;
                job.seeks_failure = open && changed && failure::has_failed(job);
                if job.seeks_failure {
                    failure::open_way(job, &mut self.openings);
                }
                job.arrange();
                changed
            }
            Some(Place::Step(at, step)) => {
                let job = &mut self.jobs[at];
                let changed = job.steps.tree.as_mut().is_some_and(|tree| tree.set_open(step, open));
                job.arrange();
                changed
            }
            None if is_group(id) => self.openings.is_group_open(id) != open,
            None => return false,
        };
        self.openings.set(id, open);
        if !open {
            self.screen.close(id);
        }
        if changed {
            self.count_rows();
        }
        changed
    }

    /// Opens a job, step or group together with everything that stands beside it in the present view; `false` when
    /// nothing changed.
    pub fn expand_siblings(&mut self, id: &str) -> bool {
        let siblings: Vec<String> = match self.find(id) {
            Some(Place::Job(at)) => {
                self.layout.beside(at).iter().map(|at| self.jobs[*at as usize].id().to_owned()).collect()
            }
            Some(Place::Step(at, step)) => self.jobs[at]
                .steps
                .tree
                .iter()
                .flat_map(|tree| tree.siblings_of(step))
                .map(str::to_owned)
                .collect(),
            None if is_group(id) => self.layout.groups.iter().map(|group| group.id().to_owned()).collect(),
            None => return false,
        };
        siblings.iter().for_each(|id| self.openings.set(id, true));
        let before = self.total();
        self.follow_openings();
        // Opening only ever adds rows.
        self.total() != before
    }

    /// Opens or closes everything, also what is still to come; of groups, those that are there.
    pub fn set_all_expanded(&mut self, open: bool) {
        self.openings.set_all(open);
        for group in self.layout.groups.iter().filter(|_| !open) {
            self.openings.set(group.id(), false);
        }
        self.follow_openings();
    }

    /// What is open, to be kept over leaving the tab: ids, or `*` for everything and then the ids that are closed.
    pub fn expanded(&self) -> Vec<String> {
        self.openings.to_list()
    }

    /// Opens what a list of [`expanded`](Self::expanded) names, also what only a later answer brings.
    pub fn restore_expanded(&mut self, ids: &[String]) {
        self.openings.restore(ids);
        self.follow_openings();
    }

    fn follow_openings(&mut self) {
        for job in &mut self.jobs {
            job.open = self.openings.is_open(job.core.id());
            if let Some(tree) = &mut job.steps.tree {
                tree.open_where(|id| self.openings.is_open(id));
            }
            job.arrange();
        }
        self.count_rows();
    }
}
