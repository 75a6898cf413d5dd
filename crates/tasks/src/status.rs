//! Statuses and step kinds as the engine words them.

/// Execution status of a job or a step (contract 3, Enums).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Running.
    Started,
    /// Ended with success.
    Finished,
    /// Ended with failure.
    Failed,
    /// Aborted; external jobs never reach it (contract 4.4).
    Aborted,
    /// Lost at an engine restart (contract 4.7), or a word that this version does not know.
    #[default]
    Unknown,
}

impl Status {
    /// Every status, the one that needs a look first before the others.
    pub const ALL: [Self; 5] = [Self::Failed, Self::Aborted, Self::Unknown, Self::Started, Self::Finished];

    /// Place in [`ALL`](Self::ALL).
    pub fn rank(self) -> usize {
        match self {
            Self::Failed => 0,
            Self::Aborted => 1,
            Self::Unknown => 2,
            Self::Started => 3,
            Self::Finished => 4,
        }
    }

    /// Reads the engine's word; any other word is [`Status::Unknown`], as the engine itself maps it.
    pub fn from_wire(word: &str) -> Self {
        match word {
            "started" => Self::Started,
            "finished" => Self::Finished,
            "failed" => Self::Failed,
            "aborted" => Self::Aborted,
            _ => Self::Unknown,
        }
    }

    /// The engine's word.
    pub fn as_wire(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Finished => "finished",
            Self::Failed => "failed",
            Self::Aborted => "aborted",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it still runs, that is: can be ended.
    pub fn is_running(self) -> bool {
        self == Self::Started
    }
}

/// A system behind the engine that does the work of a step (contract 3, `external_type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepSystem {
    /// The agent on a host.
    Vdsm,
    /// The storage cluster.
    Gluster,
}

impl StepSystem {
    /// Reads the engine's word; `None` for any other.
    pub fn from_wire(word: &str) -> Option<Self> {
        match word {
            "vdsm" => Some(Self::Vdsm),
            "gluster" => Some(Self::Gluster),
            _ => None,
        }
    }

    /// The engine's word.
    pub fn as_wire(self) -> &'static str {
        match self {
            Self::Vdsm => "vdsm",
            Self::Gluster => "gluster",
        }
    }
}

/// Type of a step as the REST API shows it (contract 3, StepEnum); the engine's other kinds read back as unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// Checks before the work.
    Validating,
    /// The work itself.
    Executing,
    /// Tidying up after the work.
    Finalizing,
    /// Gluster volume rebalance.
    RebalancingVolume,
    /// Gluster brick removal.
    RemovingBricks,
    /// Everything else.
    #[default]
    Unknown,
}

impl StepKind {
    /// Reads the engine's word; any other word is [`StepKind::Unknown`].
    pub fn from_wire(word: &str) -> Self {
        match word {
            "validating" => Self::Validating,
            "executing" => Self::Executing,
            "finalizing" => Self::Finalizing,
            "rebalancing_volume" => Self::RebalancingVolume,
            "removing_bricks" => Self::RemovingBricks,
            _ => Self::Unknown,
        }
    }

    /// The engine's word.
    pub fn as_wire(self) -> &'static str {
        match self {
            Self::Validating => "validating",
            Self::Executing => "executing",
            Self::Finalizing => "finalizing",
            Self::RebalancingVolume => "rebalancing_volume",
            Self::RemovingBricks => "removing_bricks",
            Self::Unknown => "unknown",
        }
    }
}
