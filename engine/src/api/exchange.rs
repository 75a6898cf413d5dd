//! One request and everything about it that handlers ask for.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::address::Address;
use super::correlation::CorrelationId;
use super::parameters::{self, Parameters};
use super::signed_in::Caller;
use crate::app::App;
use crate::commands::{Command, Verdict};
use crate::error::{Error, Result};
use crate::ids::parse_lenient;
use crate::model::{Event, Job, Step, User};
use crate::repr::Fault;
use crate::rules::{self, Call, Query, Reason, Refusal};
use crate::store::{Page, Tx};

/// A request on its way through a handler.
#[derive(Clone, Debug)]
pub(super) struct Exchange {
    pub(super) app: App,
    pub(super) caller: Arc<User>,
    pub(super) parameters: Parameters,
    /// What addresses in the answer begin with.
    pub(super) base: &'static str,
    /// Whether the caller sees only what is the caller's (contract 6).
    pub(super) filtered: bool,
    /// Scheme and authority of the server as the client wrote them.
    origin: String,
    correlation_id: String,
}

/// A command that was accepted.
#[derive(Debug)]
pub(super) struct Done<C> {
    /// The command, with what it chose.
    pub(super) command: C,
    /// The job that tells of it.
    pub(super) job: Option<Uuid>,
    /// Whether hosts still work on tasks of it.
    pub(super) tasks: bool,
}

impl FromRequestParts<App> for Exchange {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Response> {
        let found = (parts.extensions.get(), parts.extensions.get(), parts.extensions.get());
        let (Some(address), Some(Caller(caller)), Some(CorrelationId(correlation_id))) = found else {
            // The layers around every route put them there.
            return Err(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        };
        let address: &Address = address;
        let parameters = Parameters::new(parts.uri.query(), &address.matrix);
        let filtered = header_flag(&parts.headers, "filter")
            .or_else(|| parameters.flag("filter"))
            .unwrap_or_else(|| rules::filtered_by_default(caller));
        // What is due has happened before anybody looks.
        app.catch_up().await.map_err(|error| Fault::from(error).into_response())?;
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
        Ok(Self {
            app: app.clone(),
            caller: caller.clone(),
            parameters,
            base: address.base,
            filtered,
            origin: format!("http://{host}"),
            correlation_id: correlation_id.clone(),
        })
    }
}

fn header_flag(headers: &HeaderMap, name: &str) -> Option<bool> {
    parameters::flag(headers.get(name)?.to_str().ok()?)
}

impl Exchange {
    /// Carries out a command that adds something. It cannot run under a job that the caller names:
    /// it is not monitored (contract 4.1, 5).
    pub(super) async fn add<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>, &Call) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Fault> {
        let foreign = self.foreign_job()?;
        self.command(move |tx, call| match foreign {
            Some(_) => Err(Refusal::bare([Reason::NonMonitored]).into()),
            None => work(tx, call),
        })
        .await
    }

    /// Carries out a command on something that is there. A job that the caller names counts for
    /// nothing here, but it must be an id.
    pub(super) async fn act<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>, &Call) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Fault> {
        self.foreign_job()?;
        self.command(work).await
    }

    /// Runs one of the engine's own commands on the site, under the job that the caller names if there is one
    /// (contract 5).
    pub(super) async fn run<C: Command>(&self, command: C) -> std::result::Result<Done<C>, Fault> {
        let under = self.foreign_job()?;
        let correlation_id = Some(self.correlation_id.clone());
        let report = self.app.run(self.caller.clone(), correlation_id, under, command).await?;
        match report.verdict {
            Verdict::Accepted { tasks } => Ok(Done { command: report.command, job: report.job, tasks }),
            Verdict::Refused(refusal) => Err(Error::from(refusal).into()),
            Verdict::Failed => Err(Error::CommandFailed.into()),
        }
    }

    async fn command<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>, &Call) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Fault> {
        let correlation_id = Some(self.correlation_id.clone());
        Ok(self.app.command(self.caller.clone(), correlation_id, work).await?)
    }

    /// The job that the caller wants the command to run under (contract 5).
    ///
    /// The engine reads `StepId` into the same place, so it counts, and wins.
    fn foreign_job(&self) -> std::result::Result<Option<Uuid>, Fault> {
        let mut job = None;
        for name in ["JobId", "StepId"] {
            if let Some(text) = self.parameters.get(name) {
                job = Some(parse_lenient(text).ok_or_else(|| Fault::malformed_parameter(text))?);
            }
        }
        Ok(job)
    }

    /// One job, if the caller may see it (contract 6): somebody else's is missing where the answer
    /// is filtered.
    pub(super) async fn job(&self, id: Uuid) -> std::result::Result<Option<Job>, Fault> {
        rules::may_query(&self.caller, Query::Job, self.filtered)?;
        let job = self.app.store.read(move |tx| tx.job(id)).await?;
        Ok(job.filter(|job| !self.filtered || job.owner == Some(self.caller.id)))
    }

    /// One step, whatever its job, if the caller may see steps.
    pub(super) async fn step(&self, id: Uuid) -> std::result::Result<Option<Step>, Fault> {
        rules::may_query(&self.caller, Query::JobsOrSteps, self.filtered)?;
        Ok(self.app.store.read(move |tx| tx.step(id)).await?)
    }

    /// Steps, if the caller may see them.
    pub(super) async fn steps(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<Vec<Step>> + Send + 'static,
    ) -> std::result::Result<Vec<Step>, Fault> {
        rules::may_query(&self.caller, Query::JobsOrSteps, self.filtered)?;
        Ok(self.app.store.read(work).await?)
    }

    /// One event, hidden or not, if the caller may see single events.
    pub(super) async fn event(&self, id: i64) -> std::result::Result<Option<Event>, Fault> {
        rules::may_query(&self.caller, Query::Event, self.filtered)?;
        Ok(self.app.store.read(move |tx| tx.event(id)).await?)
    }

    /// At most how many things a search is to find; a negative number is refused (contract 1.9).
    pub(super) fn max(&self) -> std::result::Result<u32, Fault> {
        match self.parameters.integer("max") {
            None => Ok(Page::UNLIMITED),
            Some(max) => Ok(u32::try_from(max)
                .map_err(|_| Error::Query(format!("illegal max count value for query : {max}")))?),
        }
    }

    /// The absolute address of something in the API.
    pub(super) fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.origin)
    }
}
