//! The types that request bodies are read by (contract 2.3, 3).

use crate::model::{Status, StepType};

/// A type of the API.
#[derive(Debug)]
pub(crate) struct Type {
    /// The name of its element.
    pub(crate) name: &'static str,
    /// Its own members, in the order of their names.
    pub(crate) own: &'static [(&'static str, Kind)],
    /// The members that it shares with every type.
    pub(crate) inherited: &'static [(&'static str, Kind)],
}

/// What the value of a member is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Text,
    Flag,
    Number,
    /// A status, in any case; what is sent is read over.
    Status,
    /// A type of a step, in any case.
    StepType,
    /// One of a few words, in any case.
    Word(&'static [&'static str]),
    /// A date in any form; what is sent is read over, as all dates of jobs and steps are the engine's.
    Date,
    Object(&'static Type),
    /// Something that the engine fills itself: it is read over, whatever it is.
    Open,
}

impl Kind {
    /// The words that a value of this kind can be, if they are limited.
    pub(super) fn words(self) -> Option<Vec<&'static str>> {
        match self {
            Kind::Status => Some(Status::ALL.map(Status::name).to_vec()),
            Kind::StepType => Some(StepType::NAMED.iter().map(StepType::name).collect()),
            Kind::Word(words) => Some(words.to_vec()),
            _ => None,
        }
    }
}

impl Type {
    /// The member of this name: its name that lasts, and what it is.
    pub(super) fn kind(&self, name: &str) -> Option<(&'static str, Kind)> {
        self.own.iter().chain(self.inherited).find(|(member, _)| *member == name).copied()
    }
}

const BASE: &[(&str, Kind)] = &[
    ("actions", Kind::Open),
    ("name", Kind::Text),
    ("description", Kind::Text),
    ("comment", Kind::Text),
    ("creation_status", Kind::Open),
    ("link", Kind::Open),
    ("href", Kind::Text),
    ("id", Kind::Text),
];

/// A job to add.
pub(crate) static JOB: Type = Type {
    name: "job",
    own: &[
        ("auto_cleared", Kind::Flag),
        ("end_time", Kind::Date),
        ("external", Kind::Flag),
        ("last_updated", Kind::Date),
        ("start_time", Kind::Date),
        ("status", Kind::Status),
        ("owner", Kind::Open),
        ("steps", Kind::Open),
    ],
    inherited: BASE,
};

/// A step to add.
pub(crate) static STEP: Type = Type {
    name: "step",
    own: &[
        ("end_time", Kind::Date),
        ("external", Kind::Flag),
        ("external_type", Kind::Word(&["gluster", "vdsm"])),
        ("number", Kind::Number),
        ("progress", Kind::Number),
        ("start_time", Kind::Date),
        ("status", Kind::Status),
        ("type", Kind::StepType),
        ("execution_host", Kind::Open),
        ("job", Kind::Open),
        ("parent_step", Kind::Object(&STEP)),
        ("statistics", Kind::Open),
    ],
    inherited: BASE,
};

/// An action, of those members that actions on jobs and steps can have.
pub(crate) static ACTION: Type = Type {
    name: "action",
    own: &[
        ("async", Kind::Flag),
        ("fault", Kind::Open),
        ("force", Kind::Flag),
        ("grace_period", Kind::Object(&GRACE_PERIOD)),
        ("job", Kind::Open),
        ("reason", Kind::Text),
        ("status", Kind::Text),
        ("succeeded", Kind::Flag),
    ],
    inherited: BASE,
};

/// How long an action waits before it begins (contract 1.7).
static GRACE_PERIOD: Type = Type { name: "grace_period", own: &[("expiry", Kind::Number)], inherited: &[] };
