//! What a client did against the protocol, with what shows it.

/// How grave a lapse is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is against the protocol.
    Mistake,
    /// It may be meant so, and is worth a look.
    Advice,
}

/// Something against the protocol. Steps are told by their descriptions, times in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lapse {
    /// The job stays for ever: auto-clear is off, as it is unless a client says otherwise (contract 1.2).
    AutoClear,
    /// Steps that nobody ended: the end of the job ended them (contract 4.4).
    StepsLeft {
        /// The steps.
        steps: Vec<String>,
    },
    /// A step runs although what it stands under has ended.
    StepOpen {
        /// The step.
        step: String,
        /// The step that it stands under; `None` for the job itself.
        parent: Option<String>,
    },
    /// A step runs for long, and nothing is told of it.
    StepSilent {
        /// The step.
        step: String,
        /// How long.
        lasting: i64,
    },
    /// All steps have ended, and nobody ended the job.
    JobLeft {
        /// Number of its steps.
        steps: usize,
        /// How long ago the last one ended.
        ago: i64,
    },
    /// A step was begun after the job had ended: somebody else ended it, as a nested command does (contract 5).
    StepLate {
        /// The step.
        step: String,
    },
    /// A nested command ended the job while these steps ran (contract 5).
    NestedOverSteps {
        /// The steps.
        steps: Vec<String>,
    },
    /// A command of the engine ran under the task's correlation id and is no step of it, as with `StepId` (contract 5).
    StrayCommand {
        /// What its event says.
        event: String,
    },
    /// Several open jobs with one description.
    JobTwice {
        /// How many.
        open: usize,
    },
    /// Steps that stand beside each other with one description.
    StepTwice {
        /// The description.
        step: String,
    },
    /// A percent that became less.
    Backwards {
        /// Id of the step; empty for the job itself.
        step: String,
        /// Before.
        from: u8,
        /// After.
        to: u8,
    },
    /// Notes of progress that came too soon after each other.
    TooOften {
        /// How many.
        notes: usize,
        /// The shortest time between two of them.
        shortest: i64,
    },
    /// Notes that cannot be read.
    Unreadable {
        /// How many.
        notes: usize,
        /// The newest: numbers of their events, and the members that spoil them.
        newest: Vec<(u64, &'static str)>,
    },
    /// The engine lost the job at a restart, and nobody began it anew (contract 4.7).
    Lost {
        /// When.
        at: i64,
    },
    /// No event leads to a correlation id of the job.
    Nameless,
    /// The correlation id is one that the engine makes up where a client sends none (contract 2.1).
    MadeUpName,
    /// Notes under another correlation id than the job's.
    OtherName {
        /// That of the notes; empty where they have none.
        correlation: String,
    },
}

impl Lapse {
    /// How grave it is.
    pub fn weight(&self) -> Weight {
        match self {
            Self::StepSilent { .. } | Self::StrayCommand { .. } | Self::Nameless | Self::MadeUpName => {
                Weight::Advice
            }
            _ => Weight::Mistake,
        }
    }
}
