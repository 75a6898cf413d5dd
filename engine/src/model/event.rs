//! Events: the lines of the engine's audit log (contract 13).

use std::collections::BTreeMap;

use super::{Entity, EntityKind, Millis};

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The id: later events have higher ones.
    pub id: i64,
    /// What kind of event it is, as a number.
    pub code: i32,
    /// How bad it is.
    pub severity: Severity,
    /// When it happened, as whoever reports it says.
    pub time: Millis,
    /// When the engine wrote it down.
    pub logged: Millis,
    /// What people read.
    pub description: String,
    /// Ties it to other events and to a job.
    pub correlation_id: Option<String>,
    /// Who reports it, [`Event::OVIRT`] for the engine itself.
    pub origin: String,
    /// The reporter's own number for it.
    pub custom_id: i32,
    /// For how many seconds the reporter wants equal events dropped.
    pub flood_rate: i32,
    /// Whatever else the reporter wants to be kept.
    pub custom_data: Option<String>,
    /// What it is about.
    pub entities: BTreeMap<EntityKind, Entity>,
}

impl Event {
    /// The origin of the engine's own events, which nobody else may use.
    pub const OVIRT: &'static str = "oVirt";
}

/// How bad an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// All is well.
    Normal,
    /// Somebody should look at it.
    Warning,
    /// Something failed.
    Error,
    /// Somebody must do something.
    Alert,
}

impl Severity {
    /// Every severity, the least bad first.
    pub const ALL: [Severity; 4] = [Severity::Normal, Severity::Warning, Severity::Error, Severity::Alert];

    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Normal => "normal",
            Severity::Warning => "warning",
            Severity::Error => "error",
            Severity::Alert => "alert",
        }
    }

    /// The severity with this name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name().eq_ignore_ascii_case(name))
    }

    /// The number by which the engine stores and compares it.
    pub fn number(self) -> i64 {
        match self {
            Severity::Normal => 0,
            Severity::Warning => 1,
            Severity::Error => 2,
            Severity::Alert => 10,
        }
    }

    /// The severity with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.number() == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_have_names_and_numbers() {
        for severity in Severity::ALL {
            assert_eq!(Severity::from_name(&severity.name().to_uppercase()), Some(severity));
            assert_eq!(Severity::from_number(severity.number()), Some(severity));
        }
        assert_eq!((Severity::from_name("fatal"), Severity::from_number(3)), (None, None));
    }
}
