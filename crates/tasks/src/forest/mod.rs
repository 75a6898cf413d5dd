//! The forest: all jobs with their steps, as last told by the engine, and what of it is open.
//!
//! | file | part |
//! |---|---|
//! | `ingest` | takes an answer piece by piece: compares, parses what differs |
//! | `taken`, `edits` | what is held of an answer until it is complete |
//! | `envelope`, `prints`, `lookup` | finding entries in bytes, their prints, known jobs by them |
//! | `reading` | whose steps are read, and when |
//! | `wire`, `scalar`, `steps` | JSON of a job and a step |
//! | `job`, `core`, `tree`, `step`, `family`, `moment` | how both are kept; the tree out of the flat list |
//! | `percent` | percent of a task |
//! | `advice`, `waiting` | what task notes tell of a job, and the steps that they plan |
//! | `commit`, `replant` | makes an answer count, tells the differences |
//! | `settle` | what follows from a change, for the jobs that it touches |
//! | `findings`, `survey`, `topics`, `quiet` | what needs attention; jobs with the same description |
//! | `pace`, `failure`, `watch` | when a job will end, why it failed, who is told of its end |
//! | `selection` | what a person has selected |
//! | `pause` | holding answers back while somebody reads |
//! | `viewing`, `screen`, `arrangement`, `names` | looking at it through a view: filter, order, groups |
//! | `layout`, `groups`, `rows` | row numbers, reading rows |
//! | `expanding`, `openings` | opening and closing, what is open |
//! | `overview` | owners, and what the filter cannot judge yet |

mod advice;
mod arrangement;
mod commit;
mod core;
mod edits;
mod envelope;
mod expanding;
mod failure;
mod family;
mod findings;
mod groups;
mod ingest;
mod job;
mod layout;
mod lookup;
mod moment;
mod names;
mod openings;
mod outline;
mod overview;
mod pace;
mod pause;
mod percent;
mod places;
mod prints;
mod quiet;
mod reading;
mod replant;
mod rows;
mod scalar;
mod screen;
mod selection;
mod settle;
mod step;
mod steps;
mod survey;
mod taken;
mod topics;
mod tree;
mod viewing;
mod waiting;
mod watch;
mod wire;

use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use crate::{AnswerError, Delta, Gauge, Grouping, JobView, RowView, Sort};
pub(crate) use advice::{Advice, Hint};
use commit::Commit;
use ingest::{Ingest, Known};
use job::Job;
use layout::Layout;
use names::Names;
use openings::Openings;
pub(crate) use places::sort_places;
use scan::Printer;
pub use steps::steps_of;

use screen::Screen;
use selection::Selection;
use taken::Taken;
use topics::Topics;
use watch::Watch;

/// How jobs are ordered where no column decides.
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
/// a broken one changes nothing. Where the page must not be held up, [`accept`](Self::accept) and
/// [`digest`](Self::digest) take the place of `finish`.
pub struct Forest {
    order: Order,
    printer: Printer,
    /// In the order of the last answer. Each in a box: they move whenever a job comes or goes, and where all of them were
    /// one block, that would take as much again.
    #[expect(clippy::vec_box, reason = "see above")]
    jobs: Vec<Box<Job>>,
    layout: Layout,
    openings: Openings,
    screen: Screen,
    sort: Option<Sort>,
    grouping: Grouping,
    names: Names,
    topics: Topics,
    watched: Watch,
    selection: Selection,
    ingest: Ingest,
    /// The last answer, while it is not taken in to the end.
    commit: Option<Commit>,
    /// Whether answers are held back, and the last one that was.
    paused: bool,
    held: Option<Taken>,
    /// The engine's time as last told, in milliseconds since 1970.
    now: i64,
    /// When the next job will count as quiet.
    next_quiet: i64,
    /// Jobs that somebody is about to act on.
    attended: Vec<Box<str>>,
    /// Rows that are looked at and show how far a job is.
    looked_at: Range<usize>,
    /// Whether somebody wants the steps of all shown jobs.
    read_through: bool,
    /// Questions for steps so far.
    asked: u32,
    /// Whether the engine could not tell the steps of all jobs at once.
    singly: bool,
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
            screen: Screen::default(),
            sort: None,
            grouping: Grouping::None,
            names: Names::default(),
            topics: Topics::default(),
            watched: Watch::default(),
            selection: Selection::default(),
            ingest: Ingest::default(),
            commit: None,
            paused: false,
            held: None,
            now: 0,
            next_quiet: i64::MAX,
            attended: Vec::new(),
            looked_at: 0..0,
            read_through: false,
            asked: 0,
            singly: false,
        }
    }

    /// Starts taking an answer of `GET /jobs`; drops an answer that was begun and not finished.
    pub fn begin(&mut self) {
        self.digest(usize::MAX);
        self.ingest.begin(false);
    }

    /// Starts taking an answer of `GET /jobs?follow=steps`, which brings the steps of all jobs.
    pub fn begin_followed(&mut self) {
        self.digest(usize::MAX);
        self.ingest.begin(true);
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
        self.accept()?;
        Ok(self.digest(usize::MAX).unwrap_or_default())
    }

    /// Number of rows that are visible in the present view and with the present openings.
    pub fn total(&self) -> usize {
        self.layout.total()
    }

    /// Visits up to `n` rows from row `first` on.
    pub fn rows(&self, first: usize, n: usize, visit: &mut dyn FnMut(usize, RowView<'_>)) {
        self.visit(first, n, visit);
    }

    /// Row number of a job, step or group, or of a line in place of steps, if it is visible.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.find_row(id)
    }

    /// A job with its steps.
    pub fn job(&self, id: &str) -> Option<JobView> {
        self.find_job(id).map(|at| self.jobs[at].view())
    }

    /// How far a job is, or one of its steps.
    pub fn gauge(&self, job: &str, step: Option<&str>) -> Gauge {
        let Some(job) = self.find_job(job).map(|at| &self.jobs[at]) else { return Gauge::default() };
        if let Some(step) = step {
            let found = job.tree().and_then(|tree| tree.find(step).map(|at| tree.step(at)));
            return Gauge { percent: found.and_then(|step| step.percent), ..Gauge::default() };
        }
        Gauge {
            percent: job.percent,
            steps: job.count,
            expected_end: job.pace.and_then(|pace| pace.end(self.now)),
            unconfirmed: job.steps.unconfirmed.get(),
        }
    }

    /// Number of jobs, whether they are shown or not.
    pub fn jobs(&self) -> usize {
        self.jobs.len()
    }
}
