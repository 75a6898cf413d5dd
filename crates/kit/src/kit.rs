//! The way in: starting tasks, running them to their end, taking them up again.

use std::fmt::Display;
use std::rc::Rc;

use client::ClientError;
use tasks::{job_ids, wire};

use crate::calls::Calls;
use crate::drive::Driver;
use crate::error::{Failure, KitError};
use crate::plan::Plan;
use crate::platform::{Call, Platform, Verb};
use crate::task::Task;

/// What a task is.
#[derive(Clone, Debug, Default)]
pub struct TaskOptions {
    /// What people read.
    pub description: String,
    /// What it is going to do.
    pub plan: Plan,
    /// Whether the job stays until somebody clears it. Otherwise the engine removes it some time after its end.
    pub kept: bool,
    /// What it works on: a link such as `vm`, and the id. This ties the task to the entity's page.
    pub about: Option<(String, String)>,
    /// Who runs it, for instance `rapid-clone 1.2`.
    pub by: String,
}

impl TaskOptions {
    /// A task that the engine removes some time after its end.
    pub fn new(description: &str, plan: Plan) -> Self {
        Self { description: description.to_owned(), plan, ..Self::default() }
    }
}

/// The task kit, for one engine.
#[derive(Clone)]
pub struct Kit {
    pub(crate) calls: Calls,
}

impl Kit {
    /// A kit that works through a platform.
    pub fn new(platform: Rc<dyn Platform>) -> Self {
        Self { calls: Calls { platform } }
    }

    /// Starts a task and tells its plan.
    pub async fn start(&self, options: TaskOptions) -> Result<Task, KitError> {
        let platform = &self.calls.platform;
        let correlation = format!("kit-{:08x}{:08x}", platform.random(), platform.random());
        let body = wire::create_job(&options.description, !options.kept);
        let call = Call {
            path: "/api/jobs".to_owned(),
            verb: Verb::Post(body),
            correlation: Some(correlation.clone()),
        };
        let job = self.calls.create(call, &|| Box::pin(self.job_of(&correlation))).await?;
        let drive = platform.drive(&job).await.ok_or(KitError::DrivenElsewhere)?;
        let task =
            Task { driver: Rc::new(Driver::new(self.calls.clone(), (job, correlation), options, drive)) };
        task.tell_plan().await;
        Ok(task)
    }

    /// Runs a task from its beginning to its end: as succeeded when the work does, else as failed with the reason in a
    /// note. There is no way out of the work that leaves the task open.
    pub async fn run<T, E: Display>(
        &self,
        options: TaskOptions,
        work: impl AsyncFnOnce(Task) -> Result<T, Failure<E>>,
    ) -> Result<T, Failure<E>> {
        let task = self.start(options).await?;
        self.drive(task, work).await
    }

    /// Works on a task that is there already to its end; as [`run`](Self::run).
    pub async fn drive<T, E: Display>(
        &self,
        task: Task,
        work: impl AsyncFnOnce(Task) -> Result<T, Failure<E>>,
    ) -> Result<T, Failure<E>> {
        match work(task.clone()).await {
            Ok(value) => {
                task.end().await?;
                Ok(value)
            }
            Err(failure) => {
                if let Err(error) = task.fail(&failure.to_string()).await {
                    self.calls.platform.complain(&format!("A task failed and could not be ended: {error}"));
                }
                Err(failure)
            }
        }
    }

    /// Reads something of the engine, for instance `/api/vms/ID`.
    pub async fn get(&self, path: &str) -> Result<Vec<u8>, ClientError> {
        self.calls.get(path).await
    }

    /// The first job that was begun under a correlation id.
    pub(crate) async fn job_of(&self, correlation: &str) -> Result<Option<String>, ClientError> {
        let path = ["/api/jobs?search=correlation_id%3D", correlation].concat();
        let ids = self.calls.read(&path, job_ids).await?;
        Ok(ids.into_iter().next())
    }
}
