//! The seam between the rows and whoever draws them.

use std::ops::Range;
use std::rc::Rc;

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use tasks::{AttentionKind, Counts, Finding, Gauge, JobView, Percents, RowView, View};

use super::Keeper;

/// What the view asks of the rows. Nothing comes back: what it changed shows in [`Board::revision`](super::Board).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Asks the engine now instead of at the next poll.
    Refresh,
    /// Opens what is closed and closes what is open.
    Toggle(String),
    /// Opens or closes a job or step.
    SetExpanded(String, bool),
    /// Opens a job or step and what stands beside it.
    ExpandSiblings(String),
    /// Opens every job and step.
    ExpandAll,
    /// Closes every job and step.
    CollapseAll,
    /// Keeps the steps of a job known, open or not: somebody is about to act on it.
    Attend(String),
    /// Ends one `Attend`.
    Neglect(String),
    /// Keeps the steps of running jobs in these rows known, open or not: one looks at how far they are.
    LookAt(Range<usize>),
    /// Has the steps of every shown job read, or no longer.
    ReadThrough(bool),
    /// Shows what a view lets through, in its order and groups.
    SetView(Box<View>),
    /// Shows these jobs only, beside what the view hides; `None` takes the restriction away.
    Restrict(Option<Vec<String>>),
    /// Opens a job at the step that failed it.
    OpenFailure(String),
    /// Holds back what answers bring, so that nothing moves while one reads, or takes it in. How much waits is told by
    /// [`Board::waiting`](super::Board).
    Pause(bool),
    /// Watches a job until it ends, which [`Board::ended`](super::Board) tells, or no longer.
    Watch(String, bool),
}

/// Where the rows are kept. Today in this page; the trait leaves room for a worker (a read may then deliver fewer
/// rows than asked for, and the missing ones come with a later revision).
pub trait Source {
    /// Number of visible rows.
    fn total(&self) -> usize;
    /// Visits up to `n` visible rows from row `first` on.
    fn visit(&self, first: usize, n: usize, visit: &mut dyn FnMut(usize, RowView<'_>));
    /// A job with its steps.
    fn job(&self, id: &str) -> Option<JobView>;
    /// How far a job is, or one of its steps.
    fn gauge(&self, job: &str, step: Option<&str>) -> Gauge;
    /// Row number of a job, step or group, if it is visible.
    fn row_of(&self, id: &str) -> Option<usize>;
    /// Number of jobs that the present view shows and hides.
    fn counts(&self) -> Counts;
    /// Ids of everybody who owns a job, by name; an empty one where jobs have no owner.
    fn owners(&self) -> Vec<String>;
    /// What needs attention about a job.
    fn findings(&self, job: &str) -> Vec<Finding>;
    /// Number of jobs that need attention of a kind, whatever the view shows.
    fn attention_count(&self, kind: AttentionKind) -> usize;
    /// Ids of the first jobs that need attention of a kind, newest first, whatever the view shows.
    fn in_need_of(&self, kind: AttentionKind, count: usize) -> Vec<String>;
    /// Id of the step that failed a job, as far as its steps are known.
    fn failed_step(&self, job: &str) -> Option<String>;
    /// Whether somebody is told when a job ends.
    fn is_watched(&self, job: &str) -> bool;
    /// Number of jobs that the present view shows and whose steps were never read.
    fn unread(&self) -> usize;
    /// Visits the jobs that the present view shows, in their order, with all of their known steps and how far each
    /// is.
    fn visit_jobs(&self, visit: &mut dyn FnMut(JobView, Percents));
    /// Takes a command.
    fn command(&self, command: Command);
}

/// A [`Source`] that components can pass around. It is known by its type and not as `dyn Source`, whose table would name
/// all that a source can do: what only a part asks for (`crate::part`) is then in that part.
#[derive(Clone)]
pub struct Rows(pub(super) Rc<Keeper>);

impl Rows {
    /// Reads from a source.
    pub fn new(source: Rc<Keeper>) -> Self {
        Self(source)
    }

    /// Number of visible rows.
    pub fn total(&self) -> usize {
        self.0.total()
    }

    /// Visits up to `n` visible rows from row `first` on, with their row numbers. `visit` must not send commands.
    pub fn visit(&self, first: usize, n: usize, visit: &mut dyn FnMut(usize, RowView<'_>)) {
        self.0.visit(first, n, visit);
    }

    /// A job with its steps.
    pub fn job(&self, id: &str) -> Option<JobView> {
        self.0.job(id)
    }

    /// How far a job is, or one of its steps.
    pub fn gauge(&self, job: &str, step: Option<&str>) -> Gauge {
        self.0.gauge(job, step)
    }

    /// Row number of a job, step or group, if it is visible.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.0.row_of(id)
    }

    /// Number of jobs that the present view shows and hides.
    pub fn counts(&self) -> Counts {
        self.0.counts()
    }

    /// Ids of everybody who owns a job, by name; an empty one where jobs have no owner.
    pub fn owners(&self) -> Vec<String> {
        self.0.owners()
    }

    /// What needs attention about a job, with its evidence and what helps.
    pub fn findings(&self, job: &str) -> Vec<Finding> {
        self.0.findings(job)
    }

    /// Number of jobs that need attention of a kind, whatever the view shows.
    pub fn attention_count(&self, kind: AttentionKind) -> usize {
        self.0.attention_count(kind)
    }

    /// Ids of the first jobs that need attention of a kind, newest first, whatever the view shows.
    pub fn in_need_of(&self, kind: AttentionKind, count: usize) -> Vec<String> {
        self.0.in_need_of(kind, count)
    }

    /// Id of the step that failed a job, as far as its steps are known.
    pub fn failed_step(&self, job: &str) -> Option<String> {
        self.0.failed_step(job)
    }

    /// Whether somebody is told when a job ends.
    pub fn is_watched(&self, job: &str) -> bool {
        self.0.is_watched(job)
    }

    /// Number of jobs that the present view shows and whose steps were never read.
    pub fn unread(&self) -> usize {
        self.0.unread()
    }

    /// Visits the jobs that the present view shows, in their order, with all of their known steps and how far each
    /// is.
    pub fn visit_jobs(&self, visit: &mut dyn FnMut(JobView, Percents)) {
        self.0.visit_jobs(visit);
    }

    /// Sends a command.
    pub fn command(&self, command: Command) {
        self.0.command(command);
    }

    /// Opens a job, also where only a later answer brings it.
    pub fn open(&self, job: &str) {
        self.0.forest(|forest| forest.restore_expanded(&[job.to_owned()]));
        self.0.react(true, 0);
    }

    /// Keeps the steps of a job known for as long as the present reactive owner lives.
    pub fn attend(&self, job: &str) {
        self.command(Command::Attend(job.to_owned()));
        let ended = SendWrapper::new((self.clone(), job.to_owned()));
        on_cleanup(move || {
            let (rows, job) = ended.take();
            rows.command(Command::Neglect(job));
        });
    }
}
