//! The same thing from a script: what a dialog sends, as a program that sends the very same. Ids are filled in; the token
//! comes from the environment and is in no script.

mod ansible;
mod curl;
mod python;
mod rust;

use crate::StepKind;
use crate::bulk::{Deed, Fit};
use crate::plan::Plan;

/// What a script is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// A shell with curl.
    Curl,
    /// Python with the oVirt SDK.
    Python,
    /// An Ansible playbook.
    Ansible,
    /// Rust with ureq.
    Rust,
}

impl Language {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Curl, Self::Python, Self::Ansible, Self::Rust];

    /// What has to be there for a script in it to run.
    pub fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Curl => &["curl", "jq"],
            Self::Python => &["Python 3", "ovirt-engine-sdk-python"],
            Self::Ansible => &["Ansible", "ovirt.ovirt"],
            Self::Rust => &["ureq 3", "serde_json 1"],
        }
    }
}

/// A job or step that a request is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Id {
    /// One that is there.
    Known(String),
    /// What the request with this number, from 0, creates.
    Made(usize),
}

impl Id {
    /// The id as a script has it, `made` for the variable of one that is yet to be made.
    fn written(&self, made: impl Fn(String) -> String) -> String {
        match self {
            Id::Known(id) => id.clone(),
            Id::Made(at) => made(variable(*at)),
        }
    }
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Creates a job.
    CreateJob {
        /// Description.
        description: String,
        /// Whether the sweep may remove it.
        auto_cleared: bool,
    },
    /// Adds a step.
    AddStep {
        /// The job.
        job: Id,
        /// The step to stand under.
        parent: Option<Id>,
        /// Type.
        kind: StepKind,
        /// Description.
        description: String,
    },
    /// Ends a step.
    EndStep {
        /// The job.
        job: Id,
        /// The step.
        step: Id,
        /// Finished or failed.
        succeeded: bool,
    },
    /// Ends a job.
    EndJob {
        /// The job.
        job: Id,
        /// Description of the job, by which Ansible's module knows it.
        description: String,
        /// Finished or failed.
        succeeded: bool,
        /// Whether it is cleared as well.
        force: bool,
    },
    /// Clears a job.
    Clear {
        /// The job.
        job: Id,
    },
}

/// The requests that create a job with its plan.
pub fn creation(description: &str, auto_cleared: bool, plan: &Plan) -> Vec<Request> {
    let job = Request::CreateJob { description: description.to_owned(), auto_cleared };
    let steps = plan.steps.iter().enumerate().map(|(at, step)| Request::AddStep {
        job: Id::Made(0),
        parent: plan.parent(at).map(|parent| Id::Made(parent + 1)),
        kind: step.kind,
        description: step.description.clone(),
    });
    std::iter::once(job).chain(steps).collect()
}

/// The requests by which one thing is done to many tasks.
pub fn deeds(deed: Deed, fit: &[Fit]) -> Vec<Request> {
    let request = |fit: &Fit| {
        let job = Id::Known(fit.target.job.clone());
        match (deed, fit.target.step.clone()) {
            (Deed::End { succeeded, .. }, Some(step)) => {
                Request::EndStep { job, step: Id::Known(step), succeeded }
            }
            (Deed::End { succeeded, force }, None) => {
                Request::EndJob { job, description: fit.name.clone(), succeeded, force }
            }
            (Deed::Clear, _) => Request::Clear { job },
        }
    };
    fit.iter().map(request).collect()
}

/// A script that makes these requests of the engine whose REST API is at `api`, one after the other. Where several have
/// nothing to do with each other, one that fails does not stop the rest; the script fails at its end.
pub fn script(language: Language, api: &str, requests: &[Request]) -> String {
    match language {
        Language::Curl => curl::script(api, requests),
        Language::Python => python::script(api, requests),
        Language::Ansible => ansible::script(api, requests),
        Language::Rust => rust::script(api, requests),
    }
}

/// What a person types into a shell, so that the scripts find a token.
pub fn token_command(api: &str, user: &str) -> String {
    curl::token(api, user)
}

/// Whether each stands for itself, so that one that fails is no reason to leave out the rest.
fn are_apart(requests: &[Request]) -> bool {
    requests.len() > 1 && (0..requests.len()).all(|at| !is_used(requests, at))
}

/// Whether a later request is about what this one creates.
fn is_used(requests: &[Request], at: usize) -> bool {
    let made = |id: &Id| *id == Id::Made(at);
    requests.iter().any(|request| match request {
        Request::CreateJob { .. } => false,
        Request::AddStep { job, parent, .. } => made(job) || parent.as_ref().is_some_and(made),
        Request::EndStep { job, step, .. } => made(job) || made(step),
        Request::EndJob { job, .. } | Request::Clear { job } => made(job),
    })
}

/// What the result of the request with a number is called.
fn variable(at: usize) -> String {
    if at == 0 { "job".to_owned() } else { format!("step{at}") }
}

/// A request as the REST API takes it: the path beneath the API's, and the body. `written` gives an id as it is written
/// into both.
fn wire(request: &Request, written: &dyn Fn(&Id) -> String) -> (String, String) {
    use crate::wire;
    match request {
        Request::CreateJob { description, auto_cleared } => {
            ("/jobs".to_owned(), wire::create_job(description, *auto_cleared))
        }
        Request::AddStep { job, parent, kind, description } => {
            let parent = parent.as_ref().map(written);
            let body = wire::add_step(*kind, description, parent.as_deref());
            (format!("/jobs/{}/steps", written(job)), body)
        }
        Request::EndStep { job, step, succeeded } => {
            (format!("/jobs/{}/steps/{}/end", written(job), written(step)), wire::end_step(*succeeded))
        }
        Request::EndJob { job, succeeded, force, .. } => {
            (format!("/jobs/{}/end", written(job)), wire::end_job(*succeeded, *force))
        }
        Request::Clear { job } => (format!("/jobs/{}/clear", written(job)), wire::clear_job()),
    }
}
