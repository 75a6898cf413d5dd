//! What one drives a task with: shared by its task and its steps.

use std::cell::{Cell, RefCell};

use tasks::{NewNote, Status, StepBrief, read_job, read_steps, wire};

use crate::calls::Calls;
use crate::error::KitError;
use crate::kit::TaskOptions;
use crate::notes::Notes;
use crate::plan::Plan;
use crate::platform::{Call, Drive, Later, Verb};
use crate::turn::Turn;
use client::ClientError;

/// A step that the kit knows.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) status: Status,
    /// Whether somebody drives it now.
    pub(crate) driven: bool,
}

/// A job, and everything that is needed to tell the engine of it.
pub(crate) struct Driver {
    pub(crate) calls: Calls,
    pub(crate) notes: Notes,
    pub(crate) job: String,
    pub(crate) options: TaskOptions,
    pub(crate) plan: RefCell<Plan>,
    pub(crate) steps: RefCell<Vec<Known>>,
    pub(crate) ended: Cell<Option<Status>>,
    pub(crate) cancelled: RefCell<Option<String>>,
    /// Who waits to hear that it is cancelled.
    pub(crate) waiting: RefCell<Vec<std::task::Waker>>,
    /// Held while a step is created: one whose answer is lost is known by being new.
    creating: Turn,
    drive: RefCell<Option<Drive>>,
}

impl Driver {
    pub(crate) fn new(
        calls: Calls,
        (job, correlation): (String, String),
        options: TaskOptions,
        drive: Drive,
    ) -> Self {
        let told = (options.description.as_str(), options.by.as_str());
        let notes = Notes::new(calls.clone(), (&job, &correlation), told, options.about.clone());
        Self {
            calls,
            notes,
            job,
            plan: RefCell::new(options.plan.clone()),
            options,
            steps: RefCell::default(),
            ended: Cell::new(None),
            cancelled: RefCell::new(None),
            waiting: RefCell::default(),
            creating: Turn::default(),
            drive: RefCell::new(Some(drive)),
        }
    }

    pub(crate) fn job_path(&self, rest: &str) -> String {
        ["/api/jobs/", &self.job, rest].concat()
    }

    /// Status of the job as the engine has it now.
    pub(crate) async fn status(&self) -> Result<Status, KitError> {
        let job = self.calls.read(&self.job_path(""), read_job).await?;
        if !job.status.is_running() {
            self.ended.set(Some(job.status));
        }
        Ok(job.status)
    }

    /// Whether steps may still be begun.
    pub(crate) async fn goes_on(&self) -> Result<(), KitError> {
        if let Some(reason) = self.cancelled.borrow().clone() {
            return Err(KitError::Cancelled(reason));
        }
        match self.status().await? {
            Status::Started => Ok(()),
            Status::Unknown => Err(KitError::Lost),
            ended => Err(KitError::Ended(ended)),
        }
    }

    pub(crate) async fn read_steps(&self) -> Result<Vec<StepBrief>, ClientError> {
        self.calls.read(&self.job_path("/steps"), read_steps).await
    }

    /// Creates the step of an entry of the plan, and binds it to that.
    pub(crate) async fn create_step(&self, key: &str, parent: Option<&str>) -> Result<String, KitError> {
        let entry = self.plan.borrow().entry_of(key);
        let body = wire::add_step(entry.kind, &entry.description, parent);
        let id = {
            let _alone = self.creating.take().await;
            let call = Call { path: self.job_path("/steps"), verb: Verb::Post(body), correlation: None };
            let is_ours = |step: &StepBrief| {
                step.external
                    && step.description == entry.description
                    && step.parent.as_deref() == parent
                    && self.steps.borrow().iter().all(|known| known.id != step.id)
            };
            let find = || -> Later<'_, _> {
                Box::pin(async {
                    let steps = self.read_steps().await?;
                    Ok(steps.into_iter().find(is_ours).map(|step| step.id))
                })
            };
            let id = self.calls.create(call, &find).await?;
            let known = Known { key: key.to_owned(), id: id.clone(), status: Status::Started, driven: true };
            self.steps.borrow_mut().push(known);
            id
        };
        let note = NewNote { step: Some(&id), key: Some(key), ..NewNote::default() };
        self.notes.post(&entry.description, note).await;
        Ok(id)
    }

    /// Ends a step, with the reason where it failed. That fails the whole job (contract 4.3).
    pub(crate) async fn end_step(&self, id: &str, failed: Option<&str>) -> Result<(), KitError> {
        self.notes.flush(id).await;
        if let Some(reason) = failed {
            let note = NewNote { step: Some(id), text: Some(reason), problem: true, ..NewNote::default() };
            self.notes.post(reason, note).await;
        }
        let path = [&self.job_path("/steps/"), id, "/end"].concat();
        self.calls.post(&path, wire::end_step(failed.is_none())).await?;
        let status = if failed.is_none() { Status::Finished } else { Status::Failed };
        if failed.is_some() && self.ended.get().is_none() {
            self.ended.set(Some(Status::Failed));
        }
        self.settle_step(id, status);
        Ok(())
    }

    /// Remembers how a step ended.
    pub(crate) fn settle_step(&self, id: &str, status: Status) {
        for known in self.steps.borrow_mut().iter_mut().filter(|known| known.id == id) {
            (known.status, known.driven) = (status, false);
        }
    }

    /// Ends the job, with the reason where it failed, and tells how it really ended: the first end counts.
    pub(crate) async fn end(&self, failed: Option<&str>) -> Result<Status, KitError> {
        self.notes.flush("").await;
        if let Some(reason) = failed.filter(|_| self.ended.get().is_none()) {
            let note = NewNote { text: Some(reason), problem: true, ..NewNote::default() };
            self.notes.post(reason, note).await;
        }
        self.calls.post(&self.job_path("/end"), wire::end_job(failed.is_none(), false)).await?;
        let status = self.status().await?;
        self.leave();
        Ok(status)
    }

    /// Cancels the task: whoever works on a step of it hears of it.
    pub(crate) fn cancel(&self, reason: &str) {
        self.cancelled.borrow_mut().get_or_insert_with(|| reason.to_owned());
        self.waiting.take().into_iter().for_each(std::task::Waker::wake);
    }

    /// Comes when the task is cancelled.
    pub(crate) async fn cancellation(&self) -> String {
        std::future::poll_fn(|context| match &*self.cancelled.borrow() {
            Some(reason) => std::task::Poll::Ready(reason.clone()),
            None => {
                self.waiting.borrow_mut().push(context.waker().clone());
                std::task::Poll::Pending
            }
        })
        .await
    }

    /// Lets others drive the job.
    pub(crate) fn leave(&self) {
        self.drive.take();
    }

    /// Keys of steps that are driven now, but for this one.
    pub(crate) fn driven_beside(&self, id: &str) -> Vec<String> {
        let steps = self.steps.borrow();
        steps.iter().filter(|step| step.driven && step.id != id).map(|step| step.key.clone()).collect()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.ended.get().is_none() && self.drive.take().is_some() {
            let mistake =
                ["The task ", &self.options.description, " was left without an end (job ", &self.job, ")"];
            self.calls.platform.complain(&mistake.concat());
        }
    }
}
