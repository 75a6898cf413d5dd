//! Steps and what they do.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Millis, Status};

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

/// What a step does (contract 3, StepEnum).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for kind in StepType::NAMED {
            assert_eq!(StepType::from_name(&kind.name().to_uppercase()), Some(kind.clone()));
        }
        assert_eq!(StepType::Internal("MIGRATE_VM".into()).name(), "unknown");
    }
}
