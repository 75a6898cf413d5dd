//! Looking at the forest through a view.

use super::Forest;
use crate::{Counts, Focus, JobView, Percents, View};

impl Forest {
    /// Shows what a view lets through, in its order and groups. Columns and correlation id are the caller's.
    pub fn set_view(&mut self, view: &View) {
        if self.screen.set(view.filter.clone()) {
            for job in &mut self.jobs {
                self.screen.search(job);
                job.arrange();
            }
        }
        self.arrange(view.sort, view.grouping);
    }

    /// Shows only the jobs that concern what is looked at, beside what the view hides. `None` looks at everything.
    pub fn focus(&mut self, focus: Option<Focus>) {
        self.screen.focus(focus);
        self.judge(&self.everywhere());
    }

    /// Shows these jobs only, beside what the view hides: what the engine found for a correlation id. `None` takes the
    /// restriction away.
    pub fn restrict(&mut self, jobs: Option<Vec<String>>) {
        self.screen.restrict(jobs);
        self.judge(&self.everywhere());
    }

    /// Number of jobs that are shown and hidden.
    pub fn counts(&self) -> Counts {
        let shown = self.layout.order.len();
        Counts { shown, hidden: self.jobs.len() - shown }
    }

    /// Tells the name of an owner, and whether rows changed their places by it.
    pub fn name_owner(&mut self, id: &str, name: &str) -> bool {
        if !self.names.enter(id, name) {
            return false;
        }
        let before = self.layout.order.clone();
        self.judge(&self.everywhere());
        before != self.layout.order
    }

    /// Visits the shown jobs with all of their known steps and how far each is, in the order of the rows.
    pub fn shown_jobs(&self, visit: &mut dyn FnMut(JobView, Percents)) {
        for at in &self.layout.order {
            let job = &self.jobs[*at as usize];
            visit(job.view(), job.percents());
        }
    }
}
