//! Why a command is refused, in the engine's own words (contract 4.1).

use std::fmt;

/// One reason, a message of the engine. Some name things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The description is empty or blank.
    EmptyDescription,
    /// The parent is neither a job nor a step.
    NoParent,
    /// The job or step belongs to the engine itself.
    NotExternal,
    /// There is no such job.
    NoJob,
    /// There is no such step.
    NoStep,
    /// The command cannot run under another job (contract 5).
    NonMonitored,
    /// The caller lacks the permission to inject external tasks (contract 6).
    NotAuthorized,
    /// The engine takes no commands now.
    Maintenance,
    /// Only the engine itself reports events under this origin.
    IllegalOrigin,
    /// The reporter has used this number for another event.
    DuplicateCustomId,
    /// There is no such machine.
    VmNotFound,
    /// The machine runs.
    VmIsRunning,
    /// The machine does not run.
    VmIsNotRunning,
    /// The machine's disks are being made or changed.
    VmIsLocked,
    /// The machine is to be removed, and is not down.
    VmIsNotDown,
    /// This machine is neither down nor up nor paused.
    VmStatusUnfit(String),
    /// A snapshot of the machine is being taken or removed.
    VmDuringSnapshot,
    /// The machine is on its way to another host.
    VmIsBeingMigrated,
    /// No host of the cluster can take the machine.
    NoHost,
    /// Another thing of its kind has the name.
    NameInUse,
    /// There is no such snapshot.
    SnapshotNotFound,
    /// The snapshot is the machine's present state.
    SnapshotNotRegular,
    /// There is no such disk.
    DiskNotFound,
    /// These disks are being made or changed.
    DisksLocked(String),
    /// The machine has the disk already.
    DiskAttached,
    /// Another machine has the disk.
    DiskAttachedElsewhere,
    /// There is no such storage domain.
    StorageDomainNotFound,
    /// This storage domain has too little room.
    LowSpace(String),
    /// Something else works on the same thing.
    InProgress,
}

impl Reason {
    /// The message with the engine's placeholders in it; `{}` stands for what the reason names.
    fn pattern(&self) -> &'static str {
        match self {
            Reason::EmptyDescription => "Cannot ${action} ${type}. Description can not be empty.",
            Reason::NoParent => "Cannot ${action} ${type}. Step should be a child of the Job or other Step.",
            Reason::NotExternal => {
                "Cannot ${action} ${type}. External steps can be added only to external jobs or steps."
            }
            Reason::NoJob => "Cannot ${action} ${type}. Job not found.",
            Reason::NoStep => "Cannot ${action} ${type}. Step not found.",
            Reason::NonMonitored => "Cannot ${action} ${type}. Non monitored command.",
            Reason::NotAuthorized => "User is not authorized to perform this action.",
            Reason::Maintenance => "Engine is running in Maintenance mode and is not accepting commands.",
            Reason::IllegalOrigin => "Cannot ${action} ${type}. Illegal Origin for External Event : oVirt",
            // The sign at its beginning is a slip in the engine's catalogue.
            Reason::DuplicateCustomId => {
                "=Cannot ${action} ${type}. External Event with this custom id already exists."
            }
            Reason::VmNotFound => "Cannot ${action} ${type}. VM is not found.",
            Reason::VmIsRunning => "Cannot ${action} ${type}. VM is running.",
            Reason::VmIsNotRunning => "Cannot ${action} ${type}. VM is not running.",
            Reason::VmIsLocked => {
                "Cannot ${action} ${type}: VM is locked. Please try again in a few minutes."
            }
            Reason::VmIsNotDown => {
                "Cannot remove VM that its state is not down.\\n    -Please stop the VM first."
            }
            Reason::VmStatusUnfit(_) => {
                "Cannot ${action} ${type}. VM {} must be in status Down, Up or Paused."
            }
            Reason::VmDuringSnapshot => {
                "Cannot ${action} ${type}. The VM is performing an operation on a Snapshot. Please wait for the operation to finish, and try again."
            }
            Reason::VmIsBeingMigrated => "Cannot ${action} ${type}. VM migration is in progress",
            Reason::NoHost => {
                "Cannot ${action} ${type}. There are no available running Hosts in the Host Cluster."
            }
            Reason::NameInUse => {
                "Cannot ${action} ${type}. The ${type} name is already in use, please choose a unique name and try again."
            }
            Reason::SnapshotNotFound => "Cannot ${action} ${type}. VM's Snapshot does not exist.",
            Reason::SnapshotNotRegular => {
                "Cannot ${action} ${type}. The operation is only allowed for regular snapshots."
            }
            Reason::DiskNotFound => "Cannot ${action} ${type}. The specified disk does not exist.",
            Reason::DisksLocked(_) => {
                "Cannot ${action} ${type}: The following disks are locked: {}. Please try again in a few minutes."
            }
            Reason::DiskAttached => "Cannot ${action} ${type}. The disk is already attached to VM.",
            Reason::DiskAttachedElsewhere => {
                "Cannot ${action} ${type}. The disk is not shareable and is already attached to a VM."
            }
            Reason::StorageDomainNotFound => "Cannot ${action} ${type}. Storage Domain doesn't exist.",
            Reason::LowSpace(_) => "Cannot ${action} ${type}. Low disk space on Storage Domain {}.",
            Reason::InProgress => {
                "Cannot ${action} ${type}. Related operation is currently in progress. Please try again later."
            }
        }
    }
}

impl Reason {
    /// What the reason names.
    fn named(&self) -> &str {
        match self {
            Reason::VmStatusUnfit(name) | Reason::DisksLocked(name) | Reason::LowSpace(name) => name,
            _ => "",
        }
    }
}

/// Which HTTP status a refusal gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The command makes no sense as it was given: 400.
    BadParameters,
    /// The engine's state forbids it: 409.
    Conflict,
    /// The caller may not: 403.
    NoPermission,
}

/// A refused command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    reasons: Vec<Reason>,
    /// What fills `${action}` and `${type}`; some commands fill nothing, and people then read the
    /// placeholders themselves.
    names: Option<(&'static str, &'static str)>,
}

impl Refusal {
    /// Refused for these reasons by a command that leaves the placeholders open.
    pub fn bare(reasons: impl Into<Vec<Reason>>) -> Self {
        Self { reasons: reasons.into(), names: None }
    }

    /// Refused for these reasons by a command that calls itself `action` of a `type`.
    pub fn named(action: &'static str, kind: &'static str, reasons: impl Into<Vec<Reason>>) -> Self {
        Self { reasons: reasons.into(), names: Some((action, kind)) }
    }

    /// Which HTTP status this gets: bad parameters outrank a conflict, that a lack of permission. No reason at all is
    /// a bad parameter too.
    pub fn kind(&self) -> Kind {
        let of = |reason: &Reason| match reason {
            Reason::NotAuthorized => Kind::NoPermission,
            Reason::Maintenance
            | Reason::VmIsRunning
            | Reason::VmIsNotRunning
            | Reason::VmIsLocked
            | Reason::VmIsNotDown
            | Reason::VmStatusUnfit(_)
            | Reason::VmDuringSnapshot
            | Reason::VmIsBeingMigrated
            | Reason::NoHost
            | Reason::NameInUse
            | Reason::SnapshotNotRegular
            | Reason::DisksLocked(_)
            | Reason::DiskAttached
            | Reason::DiskAttachedElsewhere
            | Reason::LowSpace(_)
            | Reason::InProgress => Kind::Conflict,
            _ => Kind::BadParameters,
        };
        let kinds: Vec<Kind> = self.reasons.iter().map(of).collect();
        [Kind::BadParameters, Kind::Conflict, Kind::NoPermission]
            .into_iter()
            .find(|kind| kinds.contains(kind))
            .unwrap_or(Kind::BadParameters)
    }
}

impl fmt::Display for Refusal {
    /// The list of messages as the engine prints it, brackets included.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[")?;
        for (index, reason) in self.reasons.iter().enumerate() {
            if index > 0 {
                formatter.write_str(", ")?;
            }
            let mut message = reason.pattern().to_owned();
            if let Some((action, kind)) = self.names {
                message = message.replace("${action}", action).replace("${type}", kind);
            }
            formatter.write_str(&message.replace("{}", reason.named()))?;
        }
        formatter.write_str("]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_stay_where_a_command_fills_nothing() {
        let refusal = Refusal::bare([Reason::EmptyDescription]);
        assert_eq!(refusal.to_string(), "[Cannot ${action} ${type}. Description can not be empty.]");
    }

    #[test]
    fn several_reasons_are_one_list() {
        let refusal = Refusal::named("add", "External Job", [Reason::NoParent, Reason::EmptyDescription]);
        assert_eq!(
            refusal.to_string(),
            "[Cannot add External Job. Step should be a child of the Job or other Step., \
             Cannot add External Job. Description can not be empty.]"
        );
        assert_eq!(refusal.kind(), Kind::BadParameters);
    }

    #[test]
    fn each_kind_of_refusal_has_its_status() {
        assert_eq!(Refusal::bare([Reason::NotAuthorized]).kind(), Kind::NoPermission);
        assert_eq!(Refusal::bare([Reason::Maintenance]).kind(), Kind::Conflict);
        assert_eq!(Refusal::bare([Reason::NotAuthorized, Reason::NoJob]).kind(), Kind::BadParameters);
        assert_eq!(
            (Refusal::bare([]).kind(), Refusal::bare([]).to_string()),
            (Kind::BadParameters, "[]".into())
        );
    }
}
