//! A step that is being worked on.

use std::fmt::Display;
use std::pin::pin;
use std::rc::Rc;

use futures::future::{Either, select};
use tasks::Status;

use crate::drive::Driver;
use crate::error::{Failure, KitError};

/// A step, in the hands of whoever works on it.
#[derive(Clone)]
pub struct Step {
    pub(crate) driver: Rc<Driver>,
    pub(crate) id: String,
    pub(crate) key: String,
    /// Whether an earlier run began it.
    pub(crate) resumed: bool,
}

impl Step {
    /// Its id in the engine.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether an earlier run, before a reload for example, had begun it.
    pub fn resumed(&self) -> bool {
        self.resumed
    }

    /// Reports a percent with words that go with it. May be called as often as one likes: notes are posted every two
    /// seconds at most, and the last one before the end always.
    pub async fn progress(&self, percent: u8, text: &str) {
        self.driver.notes.progress(&self.id, percent, text).await;
    }

    /// Runs a step below this one; as [`Task::step`](crate::Task::step).
    pub async fn step<T, E: Display>(
        &self,
        key: &str,
        work: impl AsyncFnOnce(Step) -> Result<T, Failure<E>>,
    ) -> Result<Option<T>, Failure<E>> {
        run_step(&self.driver, Some(&self.id), key, work).await
    }

    /// Comes, with the reason, when the task is cancelled.
    pub async fn cancellation(&self) -> String {
        self.driver.cancellation().await
    }
}

/// Runs the work of a step and ends it as that went.
pub(crate) async fn run_step<T, E: Display>(
    driver: &Rc<Driver>,
    parent: Option<&str>,
    key: &str,
    work: impl AsyncFnOnce(Step) -> Result<T, Failure<E>>,
) -> Result<Option<T>, Failure<E>> {
    driver.goes_on().await?;
    let known = driver.steps.borrow().iter().rfind(|step| step.key == key).cloned();
    let (id, resumed) = match known {
        Some(step) if step.status == Status::Finished => return Ok(None),
        Some(step) if step.driven => {
            return Err(KitError::Misuse(format!("the step {key} is being worked on already")).into());
        }
        Some(step) if step.status.is_running() => {
            driver
                .steps
                .borrow_mut()
                .iter_mut()
                .filter(|known| known.id == step.id)
                .for_each(|k| k.driven = true);
            (step.id, true)
        }
        _ => (driver.create_step(key, parent).await?, false),
    };
    let step = Step { driver: driver.clone(), id: id.clone(), key: key.to_owned(), resumed };
    let worked = match select(pin!(work(step)), pin!(driver.cancellation())).await {
        Either::Left((worked, _)) => worked,
        Either::Right((reason, _)) => Err(KitError::Cancelled(reason).into()),
    };
    match worked {
        // A nested command has ended the job with all of its steps.
        Ok(value) if driver.ended.get() == Some(Status::Finished) => {
            driver.settle_step(&id, Status::Finished);
            Ok(Some(value))
        }
        Ok(value) => {
            driver.end_step(&id, None).await?;
            Ok(Some(value))
        }
        Err(failure) => {
            // What the work says counts, also where the engine can't be told.
            let told = driver.end_step(&id, Some(&failure.to_string())).await;
            driver.settle_step(&id, Status::Failed);
            if let Err(error) = told {
                driver
                    .calls
                    .platform
                    .complain(&format!("The step {key} failed and could not be ended: {error}"));
            }
            Err(failure)
        }
    }
}
