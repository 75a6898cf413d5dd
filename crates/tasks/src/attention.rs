//! What needs a person's attention, with the evidence and what helps. Plain data: the words are the view's.

use crate::Status;

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttentionKind {
    /// It has failed, or was aborted.
    Failed,
    /// Every step has ended, the job is still open: its client never ended it.
    StepsEnded,
    /// Several external jobs with the same description are open.
    Duplicate,
    /// It runs, and nothing about it has changed for far longer than usual.
    Quiet,
    /// It was lost at an engine restart (contract 4.7).
    Lost,
    /// It has ended and is never removed: auto-clear is off (contract 4.6).
    NeverCleared,
    /// A step runs although what it stands under has ended (contract 4.2, 4.3).
    OpenChild,
}

impl AttentionKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Failed,
        Self::StepsEnded,
        Self::Duplicate,
        Self::Quiet,
        Self::Lost,
        Self::NeverCleared,
        Self::OpenChild,
    ];

    /// Its word in a link.
    pub fn key(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::StepsEnded => "stepsended",
            Self::Duplicate => "duplicate",
            Self::Quiet => "quiet",
            Self::Lost => "lost",
            Self::NeverCleared => "nevercleared",
            Self::OpenChild => "openchild",
        }
    }

    /// The kind of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttentionSet(u8);

impl AttentionSet {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether there is none in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a kind is in it.
    pub fn has(self, kind: AttentionKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether a kind is in both.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Puts a kind in or takes it out.
    pub fn set(&mut self, kind: AttentionKind, into: bool) {
        let bit = 1 << kind as u8;
        self.0 = if into { self.0 | bit } else { self.0 & !bit };
    }

    /// The same without a kind.
    pub fn without(mut self, kind: AttentionKind) -> Self {
        self.set(kind, false);
        self
    }

    /// The kinds in it.
    pub fn iter(self) -> impl Iterator<Item = AttentionKind> {
        AttentionKind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}

impl FromIterator<AttentionKind> for AttentionSet {
    fn from_iter<T: IntoIterator<Item = AttentionKind>>(kinds: T) -> Self {
        let mut set = Self::default();
        kinds.into_iter().for_each(|kind| set.set(kind, true));
        set
    }
}

/// What was found about a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What shows it.
    pub evidence: Evidence,
    /// What helps.
    pub remedy: Remedy,
}

/// What shows that a job needs attention. Times in milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// See [`AttentionKind::Failed`].
    Failed {
        /// How it ended.
        status: Status,
        /// Id of the step that failed it, where that is known.
        step: Option<String>,
        /// When.
        at: Option<i64>,
    },
    /// See [`AttentionKind::StepsEnded`].
    StepsEnded {
        /// Number of its steps.
        steps: usize,
        /// End of the last one.
        last_end: Option<i64>,
    },
    /// See [`AttentionKind::Duplicate`].
    Duplicate {
        /// Open external jobs with this description, itself included.
        open: usize,
        /// Id of the one that was started last.
        newest: String,
    },
    /// See [`AttentionKind::Quiet`].
    Quiet {
        /// When something about it last changed.
        since: i64,
        /// Median duration of finished jobs with this description in milliseconds, where enough are known.
        usual: Option<i64>,
    },
    /// See [`AttentionKind::Lost`].
    Lost {
        /// When the engine came back.
        at: i64,
    },
    /// See [`AttentionKind::NeverCleared`].
    NeverCleared {
        /// How it ended.
        status: Status,
        /// When.
        ended: Option<i64>,
    },
    /// See [`AttentionKind::OpenChild`].
    OpenChild {
        /// Id of the first step that runs so.
        step: String,
        /// Id of the ended step that it stands under; `None` where it is the job itself that has ended.
        parent: Option<String>,
    },
}

impl Evidence {
    /// What it is evidence of.
    pub fn kind(&self) -> AttentionKind {
        match self {
            Self::Failed { .. } => AttentionKind::Failed,
            Self::StepsEnded { .. } => AttentionKind::StepsEnded,
            Self::Duplicate { .. } => AttentionKind::Duplicate,
            Self::Quiet { .. } => AttentionKind::Quiet,
            Self::Lost { .. } => AttentionKind::Lost,
            Self::NeverCleared { .. } => AttentionKind::NeverCleared,
            Self::OpenChild { .. } => AttentionKind::OpenChild,
        }
    }
}

/// What helps. Only external jobs and steps can be acted on over REST (contract 4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Ending the job.
    EndJob {
        /// How, where the evidence tells.
        succeeded: Option<bool>,
    },
    /// Ending a step of it.
    EndStep {
        /// Id of the step.
        step: String,
    },
    /// Ending those that were started before it, since it is the one that is wanted.
    EndOlder {
        /// Ids of the jobs.
        jobs: Vec<String>,
    },
    /// Looking at what it did and where it stopped; and clearing it, where the engine would keep it for ever.
    Look {
        /// Whether it is to be cleared.
        clear: bool,
    },
    /// Clearing the job.
    ClearJob,
    /// It is the engine's own: only those who run the engine can help.
    AskAdministrator,
}
