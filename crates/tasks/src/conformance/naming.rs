//! The correlation id: by it a client finds its task again when an answer is lost, and people find its events.

use super::{Lapse, Sighting};
use crate::{Record, Telling};

/// Events of the engine itself.
const ENGINE: &str = "oVirt";
/// Numbers of the engine's events about the adding of external jobs (contract 1.2).
const OF_TASKS: std::ops::RangeInclusive<u32> = 11_000..=11_001;

/// What events tell of the correlation id of a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming<'a> {
    /// It is not known yet, or events may not be read.
    #[default]
    Unknown,
    /// Events were read, and none leads to one.
    Untold,
    /// It is this one.
    Told(&'a str),
}

impl<'a> Naming<'a> {
    pub(super) fn id(self) -> Option<&'a str> {
        match self {
            Self::Told(id) => Some(id),
            _ => None,
        }
    }
}

pub(super) fn judge(at: &Sighting<'_>, tellings: &[Telling], lapses: &mut Vec<Lapse>) {
    let id = match at.naming {
        Naming::Unknown => return,
        Naming::Untold => return lapses.push(Lapse::Nameless),
        Naming::Told(id) => id,
    };
    if is_made_up(id) {
        lapses.push(Lapse::MadeUpName);
    }
    if let Some(other) = tellings.iter().rev().find(|note| note.correlation != id) {
        lapses.push(Lapse::OtherName { correlation: other.correlation.clone() });
    }
    let nested = at.job.steps.iter().flatten().any(|step| !step.external);
    let is_command = |event: &&Record| event.origin == ENGINE && !OF_TASKS.contains(&event.code);
    // The events of an answer come the newest first.
    if let (false, Some(event)) = (nested, at.records.iter().rfind(is_command)) {
        lapses.push(Lapse::StrayCommand { event: event.description.clone() });
    }
}

/// Whether it has the form of those that the engine makes up: that of a UUID.
fn is_made_up(id: &str) -> bool {
    let groups: Vec<&str> = id.split('-').collect();
    let is_hex = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]) && groups.iter().all(is_hex)
}
