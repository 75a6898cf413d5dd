//! Which jobs are shown.

use crate::{AttentionSet, Status};

/// Criteria that a job must meet, each of them, to be shown. The default lets every job through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Statuses; none lets all through.
    pub statuses: StatusSet,
    /// Kinds of attention of which it needs one at least; none lets all through.
    pub attention: AttentionSet,
    /// External or internal.
    pub external: Option<bool>,
    /// Ids of owners; none lets all through. An empty id stands for jobs without an owner.
    pub owners: Vec<String>,
    /// Time in which it ran, for a part of it at least. A job whose start nobody knows ran at no time that could be
    /// told.
    pub active: TimeRange,
    /// Shortest duration in milliseconds, of a running job until now.
    pub at_least: Option<i64>,
    /// Longest duration in milliseconds, of a running job until now.
    pub at_most: Option<i64>,
    /// Words, each of which its description must hold, or that of a step that is known, in capitals or small letters. Blanks
    /// part words, except between quotation marks.
    pub text: String,
}

impl Filter {
    /// Whether its answer changes with the time alone.
    pub(crate) fn ages(&self) -> bool {
        let Self { active, at_least, at_most, .. } = self;
        active != &TimeRange::default() || at_least.is_some() || at_most.is_some()
    }
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeRange {
    /// Its begin.
    pub from: Option<Bound>,
    /// Its end.
    pub to: Option<Bound>,
}

/// An end of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A time, in milliseconds since 1970.
    At(i64),
    /// So many milliseconds before now, and moving with it.
    Ago(i64),
}

impl Bound {
    /// The time at `now`.
    pub fn at(self, now: i64) -> i64 {
        match self {
            Self::At(time) => time,
            Self::Ago(before) => now.saturating_sub(before),
        }
    }
}

/// A set of statuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusSet(u8);

impl StatusSet {
    /// Whether there is none in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a status is in it.
    pub fn has(self, status: Status) -> bool {
        self.0 & (1 << status as u8) != 0
    }

    /// Puts a status in or takes it out.
    pub fn set(&mut self, status: Status, into: bool) {
        let bit = 1 << status as u8;
        self.0 = if into { self.0 | bit } else { self.0 & !bit };
    }

    /// The statuses in it.
    pub fn iter(self) -> impl Iterator<Item = Status> {
        Status::ALL.into_iter().filter(move |status| self.has(*status))
    }
}

impl FromIterator<Status> for StatusSet {
    fn from_iter<T: IntoIterator<Item = Status>>(statuses: T) -> Self {
        let mut set = Self::default();
        statuses.into_iter().for_each(|status| set.set(status, true));
        set
    }
}
