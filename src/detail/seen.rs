//! The task that is shown, as it was last seen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use tasks::{Gauge, JobView, Status, StepView};

use crate::state::{Board, Task};
use crate::watched::{Watched, follow};

/// Whoever runs through the rows is not shown each of them: much is asked about a task that is.
const PAUSE: u32 = 150;

/// A task as it was last seen. It stays readable when the engine has removed it.
#[derive(Clone, PartialEq)]
pub(super) struct Seen {
    /// Which one it is.
    pub(super) task: Task,
    /// Its job with its steps; `None` while nothing is known of it.
    pub(super) job: Option<JobView>,
    /// How far it is.
    pub(super) gauge: Gauge,
    /// Whether the engine has answered and does not know it (any more).
    pub(super) is_gone: bool,
}

impl Seen {
    /// The step that it is; `None` for a job, and as long as the step is not known.
    pub(super) fn step(&self) -> Option<&StepView> {
        self.job.as_ref()?.step(self.task.step.as_deref()?)
    }

    /// Its description, or its id as long as that is all that is known.
    pub(super) fn name(&self) -> &str {
        let job = || self.job.as_ref().map(|job| &*job.description).filter(|_| self.task.step.is_none());
        let step = self.step().map(|step| &*step.description);
        step.or_else(job).unwrap_or_else(|| self.task.step.as_ref().unwrap_or(&self.task.job))
    }

    /// Its status.
    pub(super) fn status(&self) -> Option<Status> {
        match self.task.step {
            Some(_) => self.step().map(|step| step.status),
            None => self.job.as_ref().map(|job| job.status),
        }
    }

    /// Its start and end, in milliseconds since 1970.
    pub(super) fn span(&self) -> (Option<i64>, Option<i64>) {
        match (&self.task.step, self.step(), &self.job) {
            (Some(_), Some(step), _) => (step.start, step.end),
            (None, _, Some(job)) => (job.start, job.end),
            _ => (None, None),
        }
    }
}

/// The task whose details are wanted, once nobody moves on at once.
pub(super) fn settled(board: &Board) -> Option<Watched<Task>> {
    let wanted = board.viewing.detailed().clone();
    let settled = Watched::new(wanted.peek()?);
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let kept = SendWrapper::new(pending.clone());
    on_cleanup(move || drop(kept.take().take()));
    let (shown, entered) = (settled.clone(), board.viewing.entered().clone());
    follow(Box::new(move || {
        pending.take();
        let Some(task) = wanted.get() else { return };
        if entered.peek() {
            return shown.set(task);
        }
        let shown = shown.clone();
        pending.replace(Some(Timeout::new(PAUSE, move || shown.set(task))));
    }));
    Some(settled)
}

/// What is known of the task that is shown.
pub(super) fn seen(board: &Board, shown: Watched<Task>) -> Watched<Seen> {
    let (board, last) = (board.clone(), RefCell::new(None::<JobView>));
    Watched::derived(move || {
        board.revision.track();
        let task = shown.get();
        let known = board.rows.job(&task.job);
        // A job goes with the first answer that does not have it; before that, none was there yet.
        let is_gone = known.is_none() && board.last_ok.get().is_some();
        if known.is_some() {
            last.replace(known);
        }
        let job = last.borrow().clone().filter(|job| job.id == task.job);
        let gauge = board.rows.gauge(&task.job, task.step.as_deref());
        Seen { task, job, gauge, is_gone }
    })
}
