//! Commands of the engine itself as steps of a task.
//!
//! *Mirrored*, which is the way to go: the command runs by itself, the engine's own job of it is followed by its
//! correlation id, and the step goes as that job goes. *Nested*, as the feature page asks: the command runs under the
//! task's job (`JobId`, contract 5). There the engine has a habit: when the command ends, it ends the whole job with all
//! of its steps. So only the last step of a task can be nested.

use std::pin::pin;

use client::ClientError;
use futures::future::{Either, select};

use crate::platform::{Call, Verb};
use tasks::{JobBrief, Status, read_job, read_steps};

use crate::calls::{is_doubtful, may_try};
use crate::error::KitError;
use crate::kit::Kit;
use crate::step::Step;

/// Milliseconds between two looks at a command.
const LOOK_EVERY: u32 = 1_000;

/// A command of the engine: a request beneath its REST API that changes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    path: String,
    verb: Verb,
    monitored: bool,
}

impl Command {
    /// The command behind a path such as `/api/vms/ID/shutdown`, with a body of JSON.
    pub fn new(path: &str, body: &str) -> Self {
        Self { path: path.to_owned(), verb: Verb::Post(body.to_owned()), monitored: true }
    }

    /// The command that removes what is at a path, such as `/api/vms/ID/snapshots/ID`.
    pub fn remove(path: &str) -> Self {
        Self { path: path.to_owned(), verb: Verb::Delete, monitored: true }
    }

    /// A command that the engine makes no job for, such as attaching a disk: its answer is all that tells of it.
    pub fn unmonitored(self) -> Self {
        Self { monitored: false, ..self }
    }
}

impl Step {
    /// Runs a command and follows it to its end; gives back the answer to it. Also where the connection breaks it runs
    /// once only: it is looked for before it is sent again.
    pub async fn mirror(&self, command: &Command) -> Result<Vec<u8>, KitError> {
        self.unless_cancelled(self.run_mirrored(command)).await
    }

    /// Runs a command under the task's own job. The engine ends that job when the command ends, so this must be the last
    /// step of the task and no other may run beside it; anything else is refused before the command is sent.
    pub async fn nest(&self, command: &Command) -> Result<Vec<u8>, KitError> {
        self.unless_cancelled(self.run_nested(command)).await
    }

    /// Nothing is sent for a task any more that was cancelled, whoever waits for the command.
    async fn unless_cancelled<T>(
        &self,
        work: impl Future<Output = Result<T, KitError>>,
    ) -> Result<T, KitError> {
        match select(pin!(self.driver.cancellation()), pin!(work)).await {
            Either::Left((reason, _)) => Err(KitError::Cancelled(reason)),
            Either::Right((worked, _)) => worked,
        }
    }

    async fn run_mirrored(&self, command: &Command) -> Result<Vec<u8>, KitError> {
        let (driver, kit) = (&self.driver, self.kit());
        let correlation = self.correlation();
        let mut job = if self.resumed && command.monitored { kit.job_of(&correlation).await? } else { None };
        let mut answer = Vec::new();
        let mut tries = 1;
        while job.is_none() {
            let call = Call {
                path: command.path.clone(),
                verb: command.verb.clone(),
                correlation: Some(correlation.clone()),
            };
            match driver.calls.once(call).await {
                Ok(body) => {
                    answer = body;
                    if command.monitored {
                        job = kit.job_of(&correlation).await?;
                    }
                    break;
                }
                Err(error) if !is_doubtful(&error) => return Err(error.into()),
                Err(error) if !command.monitored => return Err(KitError::Uncertain(error)),
                Err(error) => {
                    job = kit.job_of(&correlation).await?;
                    if job.is_none() && !may_try(tries) {
                        return Err(error.into());
                    }
                    if job.is_none() {
                        driver.calls.rest(&mut tries).await;
                    }
                }
            }
        }
        if let Some(job) = job {
            self.follow(&job, true).await?;
        }
        Ok(answer)
    }

    async fn run_nested(&self, command: &Command) -> Result<Vec<u8>, KitError> {
        let driver = &self.driver;
        let mut open = driver.driven_beside(&self.id);
        let begun = |key: &str| driver.steps.borrow().iter().any(|step| step.key == key);
        open.extend(
            driver.plan.borrow().entries.iter().map(|entry| entry.key.clone()).filter(|key| !begun(key)),
        );
        if !open.is_empty() {
            let why = "A nested command ends the whole task, and these steps are still to come or run: ";
            let mistake = format!("{why}{}. Mirror it instead", open.join(", "));
            driver.calls.platform.complain(&mistake);
            return Err(KitError::Misuse(mistake));
        }
        if !command.monitored {
            return Err(KitError::Misuse("The engine nests only commands that it makes jobs for".to_owned()));
        }
        let mark = if command.path.contains('?') { "&" } else { "?" };
        let path = [&command.path, mark, "JobId=", &driver.job].concat();
        let call = Call { path, verb: command.verb.clone(), correlation: Some(self.correlation()) };
        let mut tries = 1;
        let answer = loop {
            match driver.calls.once(call.clone()).await {
                Ok(body) => break body,
                Err(error) if !is_doubtful(&error) => return Err(error.into()),
                // An internal step in the job tells that it was begun.
                Err(error) => {
                    if self.has_begun().await? {
                        break Vec::new();
                    }
                    if !may_try(tries) {
                        return Err(error.into());
                    }
                    driver.calls.rest(&mut tries).await;
                }
            }
        };
        self.follow(&driver.job, false).await?;
        driver.ended.set(Some(Status::Finished));
        Ok(answer)
    }

    async fn has_begun(&self) -> Result<bool, KitError> {
        Ok(self.driver.read_steps().await?.iter().any(|step| !step.external))
    }

    /// Follows a job until it ends; reports the mean of what its steps report.
    async fn follow(&self, job: &str, report: bool) -> Result<(), KitError> {
        let calls = &self.driver.calls;
        loop {
            let JobBrief { status, description, .. } =
                match calls.read(&["/api/jobs/", job].concat(), read_job).await {
                    Ok(job) => job,
                    // It ended, and the engine has removed it already.
                    Err(ClientError::NotFound { .. }) => return Ok(()),
                    Err(error) => return Err(error.into()),
                };
            match status {
                Status::Started => {}
                Status::Finished => return Ok(()),
                Status::Unknown => return Err(KitError::Lost),
                Status::Failed | Status::Aborted => return Err(KitError::CommandFailed(description)),
            }
            if report {
                self.report(job).await?;
            }
            calls.platform.pause(LOOK_EVERY).await;
        }
    }

    async fn report(&self, job: &str) -> Result<(), KitError> {
        let steps = self.driver.calls.read(&["/api/jobs/", job, "/steps"].concat(), read_steps).await?;
        let percents: Vec<_> = steps.iter().filter_map(|step| step.progress).collect();
        if let Some(mean) =
            percents.iter().map(|percent| u32::from(*percent)).sum::<u32>().checked_div(percents.len() as u32)
        {
            self.progress(mean as u8, "").await;
        }
        Ok(())
    }

    /// The correlation id of the step's command. It follows from the job and the step alone, so that the command is found
    /// again after a reload.
    fn correlation(&self) -> String {
        // FNV-1a.
        let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let hash = self.key.bytes().fold(0x811c_9dc5, mix);
        let job: String = self.driver.job.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
        format!("kit-{job}-{hash:08x}")
    }

    fn kit(&self) -> Kit {
        Kit { calls: self.driver.calls.clone() }
    }
}
