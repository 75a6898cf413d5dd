//! What the engine stores: jobs, steps and users (contract 3).

use std::fmt;

use uuid::Uuid;

/// Milliseconds: since 1970 for a point in time, or the length of a span.
pub type Millis = i64;

/// The action type of jobs that were made over REST (contract 1.2).
pub const ADD_EXTERNAL_JOB: &str = "AddExternalJob";

/// Where a job or a step stands (contract 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Under way.
    Started,
    /// Ended with success.
    Finished,
    /// Ended without success.
    Failed,
    /// Ended by the engine itself; no external job gets there (contract 4.4).
    Aborted,
    /// The engine was restarted in the middle of it (contract 4.7).
    Unknown,
}

impl Status {
    /// Every status, in the order of the contract.
    pub const ALL: [Status; 5] =
        [Status::Aborted, Status::Failed, Status::Finished, Status::Started, Status::Unknown];

    /// The status in which an end with this outcome leaves a job or a step.
    pub fn of_outcome(succeeded: bool) -> Self {
        if succeeded { Status::Finished } else { Status::Failed }
    }

    /// The word on the wire, `started` for example.
    pub fn name(self) -> &'static str {
        match self {
            Status::Started => "started",
            Status::Finished => "finished",
            Status::Failed => "failed",
            Status::Aborted => "aborted",
            Status::Unknown => "unknown",
        }
    }

    /// The status with this name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// What a step does (contract 3, StepEnum).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StepType {
    /// Checks before the work.
    Validating,
    /// The work.
    Executing,
    /// Tidying up after the work.
    Finalizing,
    /// Moves the data of a volume.
    RebalancingVolume,
    /// Takes bricks out of a volume.
    RemovingBricks,
    /// A type that the API has no other word for.
    Unknown,
    /// One of the engine's forty internal types, by the engine's own name, `MIGRATE_VM` for
    /// example. The API shows all of them as `unknown`.
    Internal(String),
}

impl StepType {
    /// Every type that the API can name.
    pub const NAMED: [StepType; 6] = [
        StepType::Validating,
        StepType::Executing,
        StepType::Finalizing,
        StepType::RebalancingVolume,
        StepType::RemovingBricks,
        StepType::Unknown,
    ];

    /// The internal type of the steps that a restart takes with their jobs (contract 4.7).
    pub const MIGRATE_VM: &'static str = "MIGRATE_VM";

    /// The word on the wire.
    pub fn name(&self) -> &'static str {
        match self {
            StepType::Validating => "validating",
            StepType::Executing => "executing",
            StepType::Finalizing => "finalizing",
            StepType::RebalancingVolume => "rebalancing_volume",
            StepType::RemovingBricks => "removing_bricks",
            StepType::Unknown | StepType::Internal(_) => "unknown",
        }
    }

    /// The type with this name on the wire, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name))
    }
}

/// The system beside the engine that works on an internal step (contract 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExternalSystem {
    /// A host's agent.
    Vdsm,
    /// A Gluster cluster.
    Gluster,
}

impl ExternalSystem {
    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            ExternalSystem::Vdsm => "vdsm",
            ExternalSystem::Gluster => "gluster",
        }
    }

    /// The system with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [ExternalSystem::Vdsm, ExternalSystem::Gluster].into_iter().find(|system| system.name() == name)
    }
}

/// A job: one thing that the engine, or somebody outside it, is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The id.
    pub id: Uuid,
    /// The engine's name of the command behind it, [`ADD_EXTERNAL_JOB`] for REST's.
    pub action_type: String,
    /// What people read.
    pub description: String,
    /// Where it stands.
    pub status: Status,
    /// Who made it; nobody for the engine's own jobs.
    pub owner: Option<Uuid>,
    /// Whether it was made over REST.
    pub external: bool,
    /// Whether the sweep may take it after its end (contract 4.6).
    pub auto_cleared: bool,
    /// When it was made.
    pub start_time: Millis,
    /// When it ended.
    pub end_time: Option<Millis>,
    /// The last addition or end of itself or a step; a clear does not count (contract 3).
    pub last_updated: Millis,
    /// Ties it to the request that made it; searchable, never shown (contract 2.1).
    pub correlation_id: String,
}

impl Job {
    /// Ends the job if it is under way; the first end stays (contract 4.4).
    pub fn complete(&mut self, succeeded: bool, now: Millis) {
        if self.status == Status::Started {
            self.status = Status::of_outcome(succeeded);
            self.end_time = Some(now);
            self.last_updated = now;
        }
    }
}

/// A step: a part of a job, or of another step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The id.
    pub id: Uuid,
    /// The job that it belongs to, at whatever depth.
    pub job: Uuid,
    /// The step that it is a part of; none directly under the job.
    pub parent: Option<Uuid>,
    /// What it does.
    pub kind: StepType,
    /// What people read.
    pub description: String,
    /// How many siblings were there before it (contract 4.2).
    pub number: u32,
    /// Where it stands.
    pub status: Status,
    /// Percent, of internal steps only (contract 4.8).
    pub progress: Option<u8>,
    /// When it was made.
    pub start_time: Millis,
    /// When it ended.
    pub end_time: Option<Millis>,
    /// Its parent's, not the request's (contract 4.2).
    pub correlation_id: String,
    /// Whether it was made over REST.
    pub external: bool,
    /// Who works on it outside the engine, of internal steps only.
    pub external_type: Option<ExternalSystem>,
    /// The task of that system, of internal steps only; keeps a job alive over a restart.
    pub external_id: Option<Uuid>,
    /// The host that works on it, of internal steps only.
    pub execution_host: Option<Uuid>,
}

/// What an account may do (contract 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Everything; sees every job.
    Administrator,
    /// Makes and ends external tasks, yet is no administrator.
    ExternalTasksCreator,
    /// Signs in, nothing else.
    User,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 3] = [Role::Administrator, Role::ExternalTasksCreator, Role::User];

    /// The word on the command line and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::ExternalTasksCreator => "external-tasks-creator",
            Role::User => "user",
        }
    }

    /// The role with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Somebody who can own jobs; with a password also somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The id, the same for the same name in every engine and every run.
    pub id: Uuid,
    /// The name before the `@`.
    pub name: String,
    /// The domain after the `@`.
    pub domain: String,
    /// What the user may do.
    pub role: Role,
}

impl User {
    /// The user `name@domain` in a role. Without `@` the domain is `internal`.
    pub fn new(login: &str, role: Role) -> Self {
        let (name, domain) = login.rsplit_once('@').unwrap_or((login, "internal"));
        let id = derived_id(&format!("user {name}@{domain}"));
        Self { id, name: name.to_owned(), domain: domain.to_owned(), role }
    }

    /// The name to sign in with, `name@domain`.
    pub fn login(&self) -> String {
        format!("{}@{}", self.name, self.domain)
    }

    /// The id of the user's domain.
    pub fn domain_id(&self) -> Uuid {
        derived_id(&format!("domain {}", self.domain))
    }
}

/// An id that follows from a name alone, so that it is stable over runs and machines.
fn derived_id(name: &str) -> Uuid {
    /// Marks the ids of this engine among all that are derived from names.
    const NAMESPACE: Uuid = Uuid::from_u128(0x7461_736b_2d6d_6f6e_6974_6f72_2d69_6473);
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for status in Status::ALL {
            assert_eq!(Status::from_name(&status.name().to_uppercase()), Some(status));
        }
        for kind in StepType::NAMED {
            assert_eq!(StepType::from_name(&kind.name().to_uppercase()), Some(kind.clone()));
        }
        assert_eq!(Status::from_name("waiting"), None);
        assert_eq!(StepType::Internal("MIGRATE_VM".into()).name(), "unknown");
    }

    #[test]
    fn a_user_has_the_same_id_in_every_run() {
        let user = User::new("admin@internal", Role::Administrator);
        assert_eq!(user.id, User::new("admin", Role::User).id);
        assert_ne!(user.id, User::new("vendor@internal", Role::User).id);
        assert_eq!(user.login(), "admin@internal");
    }

    #[test]
    fn the_first_end_of_a_job_stays() {
        let mut job = Job {
            id: Uuid::nil(),
            action_type: ADD_EXTERNAL_JOB.into(),
            description: "Clone".into(),
            status: Status::Started,
            owner: None,
            external: true,
            auto_cleared: false,
            start_time: 0,
            end_time: None,
            last_updated: 0,
            correlation_id: String::new(),
        };
        job.complete(true, 5);
        job.complete(false, 9);
        assert_eq!((job.status, job.end_time, job.last_updated), (Status::Finished, Some(5), 5));
    }
}
