//! The forest: all jobs with their steps, as last told by the engine, and what of it is open.
//!
//! | file | part |
//! |---|---|
//! | `ingest` | takes an answer piece by piece: compares, parses what differs |
//! | `envelope`, `extent`, `print`, `lookup` | finding entries in bytes, their ends, their prints, known jobs by them |
//! | `wire`, `scalar`, `steps` | JSON of a job and a step |
//! | `job`, `tree`, `family`, `moment` | how both are kept; the tree out of the flat list |
//! | `percent` | percent of a task |
//! | `commit` | makes an answer count, tells the differences |
//! | `layout`, `rows`, `openings` | order, row numbers, reading rows, what is open |

mod commit;
mod envelope;
mod extent;
mod family;
mod ingest;
mod job;
mod layout;
mod lookup;
mod moment;
mod openings;
mod percent;
mod places;
mod print;
mod rows;
mod scalar;
mod steps;
mod tree;
mod wire;

use std::fmt;
use std::hash::{BuildHasher, RandomState};

use crate::{AnswerError, Delta, JobView, RowView};
use ingest::{Ingest, Known};
use job::Job;
use layout::Layout;
use openings::Openings;
use places::sort_places;
use print::Printer;
use rows::Place;
use tree::Tree;

/// How jobs are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Latest start first; the engine itself answers oldest first (contract 1.9). Steps go by their number.
    #[default]
    NewestFirst,
    /// As the answer has them, steps as well.
    AsGiven,
}

/// All jobs and their steps.
///
/// An answer is taken in pieces ([`begin`](Self::begin), then [`buffer`](Self::buffer) and
/// [`advance`](Self::advance) for each piece, then [`finish`](Self::finish)) and counts only once it is complete:
/// a broken one changes nothing.
pub struct Forest {
    order: Order,
    printer: Printer,
    /// In the order of the last answer.
    jobs: Vec<Job>,
    layout: Layout,
    openings: Openings,
    ingest: Ingest,
    /// Jobs that somebody is about to act on.
    attended: Vec<Box<str>>,
    /// Questions for steps so far.
    asked: u32,
}

impl Default for Forest {
    fn default() -> Self {
        Self::new(Order::default())
    }
}

impl fmt::Debug for Forest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Forest")
            .field("jobs", &self.jobs())
            .field("rows", &self.total())
            .finish_non_exhaustive()
    }
}

impl Forest {
    /// An empty forest.
    pub fn new(order: Order) -> Self {
        Self {
            order,
            printer: Printer::new(RandomState::new().hash_one(0)),
            jobs: Vec::new(),
            layout: Layout::default(),
            openings: Openings::default(),
            ingest: Ingest::default(),
            attended: Vec::new(),
            asked: 0,
        }
    }

    /// Starts taking an answer of `GET /jobs`; drops an answer that was begun and not finished.
    pub fn begin(&mut self) {
        self.ingest.begin();
    }

    /// Room for the next `n` bytes of the answer; the caller fills it and calls [`advance`](Self::advance).
    pub fn buffer(&mut self, n: usize) -> &mut [u8] {
        self.ingest.buffer(n)
    }

    /// Takes what was written to the buffer.
    ///
    /// # Errors
    /// When it cannot be the answer; nothing has changed then, and [`finish`](Self::finish) fails as well.
    pub fn advance(&mut self) -> Result<(), AnswerError> {
        let known = Known { jobs: &self.jobs, printer: self.printer, order: self.order };
        self.ingest.advance(known)
    }

    /// Makes the answer count, and tells what it changed.
    ///
    /// # Errors
    /// When it is cut off or was broken; nothing has changed then.
    pub fn finish(&mut self) -> Result<Delta, AnswerError> {
        let known = Known { jobs: &self.jobs, printer: self.printer, order: self.order };
        let taken = self.ingest.finish(known)?;
        Ok(self.commit(taken))
    }

    /// Notes that the steps of a job are asked for now. Whatever changes the job from here on makes the answer one
    /// from before: [`read_steps`](Self::read_steps) takes it, but the steps stay wanted.
    pub fn ask_steps(&mut self, job: &str) {
        let Some(at) = self.find_job(job) else { return };
        self.asked = self.asked.wrapping_add(1);
        let steps = &mut self.jobs[at].steps;
        steps.asked = self.asked;
        steps.overtaken = false;
    }

    /// Takes an answer of `GET /jobs/{id}/steps`. Nothing happens for a job that is gone.
    ///
    /// # Errors
    /// When it is cut off or broken; what is known of the steps stays.
    pub fn read_steps(&mut self, job: &str, body: &[u8]) -> Result<Delta, AnswerError> {
        let mut delta = Delta::default();
        let Some(at) = self.find_job(job) else { return Ok(delta) };
        let job = &mut self.jobs[at];
        let (print, fresh) = (self.printer.print(body), job.steps.fresh);
        if job.steps.print == Some(print) {
            job.steps.told(job.steps.partial);
        } else {
            let (steps, unreadable) = steps::read(body)?;
            delta.parsed_bytes = body.len();
            delta.unreadable = unreadable;
            let (tree, _) = Tree::pack(&steps, self.order);
            commit::apply_steps(job, tree, &self.openings, &mut delta);
            job.steps.told(unreadable > 0);
            job.steps.print = Some(print);
        }
        delta.confirmed = job.steps.fresh && !fresh;
        self.layout.count(&self.jobs);
        Ok(delta)
    }

    /// Remembers that the steps of a job could not be read; what is known of them stays. Tells whether a row changed
    /// by it.
    pub fn steps_unreadable(&mut self, job: &str) -> bool {
        let Some(at) = self.find_job(job) else { return false };
        let job = &mut self.jobs[at];
        let before = std::mem::replace(&mut job.steps.unreadable, true);
        !before && job.open && job.steps.tree.is_none()
    }

    /// Has the steps of a job read although it is closed, as somebody is about to act on it.
    pub fn attend(&mut self, job: &str) {
        self.attended.push(job.into());
    }

    /// Ends one [`attend`](Self::attend).
    pub fn neglect(&mut self, job: &str) {
        if let Some(at) = self.attended.iter().position(|other| **other == *job) {
            self.attended.swap_remove(at);
        }
    }

    /// Ids of the jobs whose steps should be read now. To be asked once a poll, and when something was opened.
    ///
    /// Wanted are those not read since the job last changed, of jobs that are open, attended or show a percent that
    /// comes from steps; and those of open internal jobs that run, whose progress moves without touching the job.
    /// First comes what was never read, from the top; among the rest what was asked for longest ago.
    pub fn wanted_steps(&self) -> Vec<String> {
        let wanted = |job: &Job| {
            let looked_at = job.open || job.tree().is_some() || self.is_attended(job);
            let moves_by_itself = job.core.status.is_running() && !job.core.external;
            looked_at && !job.steps.fresh || job.open && moves_by_itself
        };
        let job = |at: u32| &self.jobs[at as usize];
        let order = |at: u32| {
            let steps = &job(at).steps;
            (steps.tree.is_some(), steps.fresh, steps.asked)
        };
        let mut places: Vec<u32> = self.layout.order.iter().copied().filter(|at| wanted(job(*at))).collect();
        sort_places(&mut places, &|a, b| order(a).cmp(&order(b)));
        places.into_iter().map(|at| job(at).id().to_owned()).collect()
    }

    fn is_attended(&self, job: &Job) -> bool {
        self.attended.iter().any(|id| **id == *job.id())
    }

    /// Whether what is known of a job's steps is not older than the job; `true` for a job that is gone.
    pub fn steps_are_fresh(&self, job: &str) -> bool {
        self.find_job(job).is_none_or(|at| self.jobs[at].steps.fresh)
    }

    /// Opens or closes a job or step; `false` when there is no such row or nothing changed. A step with nothing below
    /// it will be open when something comes.
    pub fn set_expanded(&mut self, id: &str, open: bool) -> bool {
        let (job, changed) = match self.find(id) {
            Some(Place::Job(at)) => {
                let job = &mut self.jobs[at];
                let changed = job.open != open;
                job.open = open;
                (job, changed)
            }
            Some(Place::Step(at, step)) => {
                let job = &mut self.jobs[at];
                let changed = job.steps.tree.as_mut().is_some_and(|tree| tree.set_open(step, open));
                (job, changed)
            }
            None => return false,
        };
        self.openings.set(id, open);
        if changed {
            job.arrange();
            self.layout.count(&self.jobs);
        }
        changed
    }

    /// Opens a job or step together with everything that stands beside it; `false` when nothing changed.
    pub fn expand_siblings(&mut self, id: &str) -> bool {
        let siblings: Vec<String> = match self.find(id) {
            Some(Place::Job(_)) => self.jobs.iter().map(|job| job.id().to_owned()).collect(),
            Some(Place::Step(at, step)) => self.jobs[at]
                .steps
                .tree
                .iter()
                .flat_map(|tree| tree.siblings_of(step))
                .map(str::to_owned)
                .collect(),
            None => return false,
        };
        siblings.iter().for_each(|id| self.openings.set(id, true));
        let before = self.total();
        self.follow_openings();
        // Opening only ever adds rows.
        self.total() != before
    }

    /// Opens or closes everything, also what is still to come.
    pub fn set_all_expanded(&mut self, open: bool) {
        self.openings.set_all(open);
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
        self.layout.count(&self.jobs);
    }

    /// Number of rows that are visible with the present openings.
    pub fn total(&self) -> usize {
        self.layout.total()
    }

    /// Visits up to `n` rows from row `first` on.
    pub fn rows(&self, first: usize, n: usize, visit: &mut dyn FnMut(usize, RowView<'_>)) {
        self.visit(first, n, visit);
    }

    /// Row number of a job or step, or of a line in place of steps, if it is visible.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.find_row(id)
    }

    /// A job with its steps.
    pub fn job(&self, id: &str) -> Option<JobView> {
        self.find_job(id).map(|at| self.jobs[at].view())
    }

    /// Number of jobs.
    pub fn jobs(&self) -> usize {
        self.jobs.len()
    }
}
