//! A task that is being worked on.

use std::fmt::Display;
use std::rc::Rc;

use tasks::{NewNote, Status};

use crate::drive::{Driver, Known};
use crate::error::{Failure, KitError};
use crate::kit::Kit;
use crate::step::{Step, run_step};

/// A task: one external job of the engine. Clones are the same task.
#[derive(Clone)]
pub struct Task {
    pub(crate) driver: Rc<Driver>,
}

impl Task {
    /// Id of its job. Whoever keeps it can [attach](Kit::attach) to the task later.
    pub fn id(&self) -> &str {
        &self.driver.job
    }

    /// Runs a step: the engine is told that it began, and how it ended. `None` where the step had finished already, in an
    /// earlier run of the task; then the work is not done again.
    ///
    /// Steps may run at once. A step that fails fails the task, and no further step begins.
    pub async fn step<T, E: Display>(
        &self,
        key: &str,
        work: impl AsyncFnOnce(Step) -> Result<T, Failure<E>>,
    ) -> Result<Option<T>, Failure<E>> {
        run_step(&self.driver, None, key, work).await
    }

    /// Takes a step, and what stands below it, out of the plan: it is not needed after all.
    pub async fn skip(&self, key: &str) {
        self.driver.plan.borrow_mut().drop_entry(key);
        self.tell_plan().await;
    }

    /// Reports a percent for the task as a whole. Without one it is the mean of its steps, by their weights.
    pub async fn progress(&self, percent: u8, text: &str) {
        self.driver.notes.progress("", percent, text).await;
    }

    /// Ends the task as succeeded.
    pub async fn end(&self) -> Result<(), KitError> {
        let open = self.driver.driven_beside("");
        if !open.is_empty() {
            let mistake = format!("The task ended while steps of it were worked on: {}", open.join(", "));
            self.driver.calls.platform.complain(&mistake);
            self.driver.end(Some(&mistake)).await?;
            return Err(KitError::Misuse(mistake));
        }
        match self.driver.end(None).await? {
            Status::Finished => Ok(()),
            Status::Unknown => Err(KitError::Lost),
            status => Err(KitError::Ended(status)),
        }
    }

    /// Ends the task as failed, with the reason in a note.
    pub async fn fail(&self, reason: &str) -> Result<(), KitError> {
        self.driver.end(Some(reason)).await.map(drop)
    }

    /// Cancels it: steps that are worked on fail with this reason, and the task with them.
    pub fn cancel(&self, reason: &str) {
        self.driver.cancel(reason);
    }

    /// How it ended, as far as that is known here.
    pub fn ended(&self) -> Option<Status> {
        self.driver.ended.get()
    }

    /// Lets the task be without ending it, so that another tab can attach to it.
    pub fn leave(&self) {
        self.driver.leave();
    }

    /// Begins a new job in the place of one that the engine lost at a restart, with the steps that had finished.
    pub async fn restart_as_new(&self) -> Result<Self, KitError> {
        let driver = &self.driver;
        self.leave();
        let mut options = driver.options.clone();
        options.plan = driver.plan.borrow().clone();
        let new = Kit { calls: driver.calls.clone() }.start(options).await?;
        let finished: Vec<Known> =
            driver.steps.borrow().iter().filter(|step| step.status == Status::Finished).cloned().collect();
        for step in finished {
            let parent = driver.plan.borrow().entry_of(&step.key).parent;
            let parent = parent.and_then(|key| new.driver.step_of(&key));
            let id = new.driver.create_step(&step.key, parent.as_deref()).await?;
            new.driver.end_step(&id, None).await?;
        }
        Ok(new)
    }

    pub(crate) async fn tell_plan(&self) {
        let plan = self.driver.plan.borrow().clone();
        if !plan.entries.is_empty() {
            let note = NewNote { plan: Some(&plan.entries), ..NewNote::default() };
            self.driver.notes.post("planned", note).await;
        }
    }
}

impl Driver {
    /// Id of the step that an entry of the plan has become.
    fn step_of(&self, key: &str) -> Option<String> {
        self.steps.borrow().iter().rfind(|step| step.key == key).map(|step| step.id.clone())
    }
}
