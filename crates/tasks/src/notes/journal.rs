//! Notes as they came, for whoever looks at how a vendor tells of its task.

use super::note::{Malformed, Note};

/// A note, as far as the manner of telling is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Number of its event.
    pub event: u64,
    /// When it was posted, in milliseconds since 1970.
    pub time: Option<i64>,
    /// The correlation id that its event carries.
    pub correlation: String,
    /// Id of the step that it is about; empty for the job itself.
    pub step: String,
    /// The percent that it tells.
    pub percent: Option<u8>,
}

impl Telling {
    pub(crate) fn of(note: &Note, event: u64, time: Option<i64>, correlation: &str) -> Self {
        let (correlation, step) = (correlation.to_owned(), note.step.clone().unwrap_or_default());
        Self { event, time, correlation, step, percent: note.progress }
    }
}

/// A note that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Number of its event.
    pub event: u64,
    /// The member that spoils it, as it is called in the event or in the note.
    pub member: &'static str,
    /// The job that it is about; empty where that cannot be read either.
    pub job: String,
    /// The correlation id that its event carries.
    pub correlation: String,
}

impl Misread {
    pub(crate) fn of(malformed: Malformed, event: u64, correlation: String) -> Self {
        let Malformed { member, job } = malformed;
        Self { event, member, job, correlation }
    }
}

/// Puts a note among others by the number of its event; one that is there already stays there once.
pub(crate) fn keep(tellings: &mut Vec<Telling>, telling: Telling) {
    match tellings.binary_search_by(|other| other.event.cmp(&telling.event)) {
        Ok(at) => tellings[at] = telling,
        Err(at) => tellings.insert(at, telling),
    }
}
