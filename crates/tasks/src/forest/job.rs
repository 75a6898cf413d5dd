//! A job as the forest keeps it.

use super::advice::Adviser;
use super::core::Core;
use super::moment::Moment;
use super::pace::Pace;
use super::prints::Prints;
use super::tree::Tree;
use crate::{AttentionSet, JobView, Percent, Percents, StepCount};

/// Stand for no vendor and for the engine itself among vendors, behind all of their names: letters that no script has.
const NOBODY: &str = "\u{10fffc}";
const ENGINE: &str = "\u{10fffd}";

/// A job, its steps as far as they are known, and what of it is open.
pub(super) struct Job {
    /// Prints of what the last answers told of it.
    pub(super) prints: Prints,
    pub(super) core: Core,
    pub(super) steps: Steps,
    /// What task notes tell of it.
    pub(super) adviser: Option<Box<dyn Adviser>>,
    pub(super) percent: Option<Percent>,
    /// How its percent moved so far, while it runs.
    pub(super) pace: Option<Pace>,
    /// Ended leaves of all known leaves.
    pub(super) count: Option<StepCount>,
    /// Print of its description: jobs with the same one are compared with each other.
    pub(super) topic: u64,
    pub(super) attention: AttentionSet,
    /// When something about it or its known steps last changed, as far as the engine tells.
    pub(super) last_change: Moment,
    /// From when on it counts as quiet, in milliseconds since 1970.
    pub(super) quiet_at: i64,
    /// Whether the filter lets it through.
    pub(super) shown: bool,
    /// Whether it would be shown as far as its steps do not matter.
    pub(super) candidate: bool,
    /// Where the text of the filter was found.
    pub(super) hit: Hit,
    /// Whether it is shown open since the text was found below it.
    pub(super) leads: bool,
    /// Whether it was opened to see why it failed, and its steps are not known yet.
    pub(super) seeks_failure: bool,
    pub(super) open: bool,
    /// Visible steps where some below it are closed; without it all of them are.
    visible: Option<Box<[u32]>>,
}

/// Where the text of the filter was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// Nowhere, or there is none to look for.
    None,
    /// In the description of the job.
    Job,
    /// In that of a step.
    Step,
}

/// Steps of a job.
#[derive(Default)]
pub(super) struct Steps {
    /// `None` while they are not known.
    pub(super) tree: Option<Tree>,
    /// Whether they are what the last answer of `GET /jobs` that told them made of them, and nothing since.
    pub(super) listed: bool,
    /// Whether they were read since the job last changed.
    pub(super) fresh: bool,
    /// Whether the job changed since they were last asked for: what is then answered may be from before.
    pub(super) overtaken: bool,
    /// Whether the last answer held steps that could not be read.
    pub(super) partial: bool,
    /// Whether the last attempt to read them failed.
    pub(super) unreadable: bool,
    /// Since when they could not be read, in milliseconds since 1970.
    pub(super) unconfirmed: Moment,
    /// When they were last asked for, counted in such questions; 0 if never.
    pub(super) asked: u32,
}

impl Steps {
    /// What is known of them may not be so any more.
    pub(super) fn outdate(&mut self) {
        self.fresh = false;
        self.overtaken = true;
    }

    /// They were told as they are known.
    pub(super) fn confirm(&mut self) {
        self.overtaken = false;
        self.told(self.partial);
    }

    /// They were just told.
    pub(super) fn told(&mut self, partial: bool) {
        self.fresh = !self.overtaken;
        self.partial = partial;
        self.unreadable = false;
        self.unconfirmed = Moment::NONE;
    }
}

impl Job {
    pub(super) fn new(core: Core) -> Self {
        Self {
            prints: Prints::default(),
            core,
            steps: Steps::default(),
            adviser: None,
            percent: None,
            pace: None,
            count: None,
            topic: 0,
            attention: AttentionSet::default(),
            last_change: Moment::NONE,
            quiet_at: i64::MAX,
            shown: false,
            candidate: false,
            hit: Hit::None,
            leads: false,
            seeks_failure: false,
            open: false,
            visible: None,
        }
    }

    pub(super) fn id(&self) -> &str {
        self.core.id()
    }

    /// The vendor's program that it belongs to; empty where nobody tells.
    pub(super) fn vendor(&self) -> &str {
        self.adviser.as_ref().map_or("", |adviser| adviser.vendor())
    }

    /// What stands for its vendor in the order of vendors.
    pub(super) fn vendor_rank(&self) -> &str {
        match self.vendor() {
            _ if !self.core.external => ENGINE,
            "" => NOBODY,
            vendor => vendor,
        }
    }

    /// Steps that can stand below it; none of them while they are not known.
    pub(super) fn tree(&self) -> Option<&Tree> {
        self.steps.tree.as_ref().filter(|tree| tree.len() > 0)
    }

    /// Whether it is shown open.
    pub(super) fn is_open(&self) -> bool {
        self.open || self.leads
    }

    /// Its end; `ongoing` where it still runs.
    pub(super) fn end_or(&self, ongoing: i64) -> Option<i64> {
        let running = self.core.status.is_running() && self.core.end.get().is_none();
        self.core.start.get().and(if running { Some(ongoing) } else { self.core.end.get() })
    }

    /// How long it took, or has run until `now`.
    pub(super) fn duration(&self, now: i64) -> Option<i64> {
        Some(self.end_or(now)?.saturating_sub(self.core.start.get()?))
    }

    /// Rows that it takes: its own, and those below it if it is open.
    pub(super) fn rows(&self) -> usize {
        match (self.is_open(), self.tree()) {
            (false, _) => 1,
            (true, None) => 2,
            (true, Some(tree)) => 1 + self.visible.as_ref().map_or(tree.len(), |visible| visible.len()),
        }
    }

    /// The step in row `row`, counted from the job's own.
    pub(super) fn step_in_row(&self, row: usize) -> usize {
        let at = row - 1;
        self.visible.as_ref().map_or(at, |visible| visible[at] as usize)
    }

    /// Row of a step, counted from the job's own, if it is visible.
    pub(super) fn row_of_step(&self, step: usize) -> Option<usize> {
        if !self.is_open() {
            return None;
        }
        match &self.visible {
            None => Some(step + 1),
            Some(visible) => visible.binary_search(&(step as u32)).ok().map(|at| at + 1),
        }
    }

    /// Finds out anew what is visible; to be called when the job or a step was opened or closed, or the steps changed.
    pub(super) fn arrange(&mut self) {
        self.visible = if self.is_open() { self.tree().and_then(Tree::visible) } else { None };
    }

    /// Counts the percent anew; to be called when its status or its steps changed.
    pub(super) fn measure(&mut self) {
        let of_steps = self.steps.tree.as_mut().map(Tree::measure).unwrap_or_default();
        let reported = self.adviser.as_ref().and_then(|adviser| adviser.progress());
        self.percent = of_steps.percent(self.core.status, reported);
        self.count = of_steps.count();
    }

    pub(super) fn view(&self) -> JobView {
        let core = &self.core;
        JobView {
            id: core.id().to_owned(),
            description: core.description().to_owned(),
            status: core.status,
            external: core.external,
            auto_cleared: core.auto_cleared,
            owner: (!core.owner().is_empty()).then(|| core.owner().to_owned()),
            start: core.start.get(),
            end: core.end.get(),
            last_updated: core.last_updated.get(),
            steps: self.steps.tree.as_ref().map(Tree::views),
            steps_known: self.steps.fresh && !self.steps.partial,
        }
    }

    pub(super) fn percents(&self) -> Percents {
        Percents {
            job: self.percent,
            steps: self.steps.tree.as_ref().map(Tree::percents).unwrap_or_default(),
        }
    }
}
