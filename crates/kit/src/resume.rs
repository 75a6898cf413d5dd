//! Taking a task up again: after a reload, or in another tab.

use std::rc::Rc;

use tasks::{Recollection, Status, read_job};

use crate::drive::{Driver, Known};
use crate::error::KitError;
use crate::kit::{Kit, TaskOptions};
use crate::plan::Plan;
use crate::task::Task;

/// So many of the newest notes are looked through for those of the job.
const NOTES: &str = "/api/events?max=2000&search=origin%3DExternalTasks%20sortby%20time%20desc";

impl Kit {
    /// Takes up the task of a job. What it had finished is not done again: its steps are known by their notes, or by the
    /// descriptions that `options` plan where notes can't be read.
    pub async fn attach(&self, job: &str, options: TaskOptions) -> Result<Task, KitError> {
        let drive = self.calls.platform.drive(job).await.ok_or(KitError::DrivenElsewhere)?;
        let found = self.calls.read(&["/api/jobs/", job].concat(), read_job).await?;
        let mut told = Recollection::default();
        let mut recall = |body: &[u8]| Recollection::read(body, job).map(|found| told = found).is_some();
        // Who may not read notes knows the steps by their descriptions.
        let _ = self.calls.read_until(NOTES, &mut recall).await;
        let mut options =
            TaskOptions { description: found.description, kept: !found.auto_cleared, ..options };
        if !told.plan.is_empty() {
            options.plan = Plan { entries: told.plan.clone() };
        }
        let correlation = told.correlation.clone();
        let driver = Driver::new(self.calls.clone(), (job.to_owned(), correlation), options, drive);
        driver.notes.recall(told.percents);
        if !found.status.is_running() {
            driver.ended.set(Some(found.status));
        }
        for step in driver.read_steps().await? {
            let bound = told.keys.iter().find(|(id, _)| *id == step.id).map(|(_, key)| key.clone());
            let alike = || {
                let plan = driver.plan.borrow();
                plan.entries
                    .iter()
                    .find(|entry| entry.description == step.description)
                    .map(|entry| entry.key.clone())
            };
            let Some(key) = bound.or_else(alike) else { continue };
            driver.steps.borrow_mut().push(Known { key, id: step.id, status: step.status, driven: false });
        }
        let task = Task { driver: Rc::new(driver) };
        match found.status {
            Status::Started | Status::Unknown => Ok(task),
            ended => {
                task.leave();
                Err(KitError::Ended(ended))
            }
        }
    }
}
