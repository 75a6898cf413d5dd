//! What jobs, events, users and the things of the site can be searched and sorted by.

/// A field of a resource in searches.
pub trait Field: Copy + 'static {
    /// Every field of the resource.
    const ALL: &'static [Self];

    /// Its name in a search.
    fn name(self) -> &'static str;

    /// What its values are.
    fn kind(self) -> Kind;
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text, in which `*` stands for anything.
    Text,
    /// An integer of 32 bits.
    Integer,
    /// How bad something is.
    Severity,
    /// `true` or `false`.
    Flag,
    /// A point in time, given as a day or more exactly.
    Time,
}

/// The one field of jobs (contract 1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobField {
    /// The correlation id, which is never shown.
    CorrelationId,
}

impl Field for JobField {
    const ALL: &'static [Self] = &[JobField::CorrelationId];

    fn name(self) -> &'static str {
        match self {
            JobField::CorrelationId => "correlation_id",
        }
    }

    fn kind(self) -> Kind {
        Kind::Text
    }
}

/// The fields of events (contract 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventField {
    /// The code.
    Type,
    /// How bad it is.
    Severity,
    /// What people read.
    Message,
    /// When it happened.
    Time,
    /// The name of the user whom it is about.
    UserName,
    /// The name of the host.
    Host,
    /// The name of the virtual machine.
    Vm,
    /// The name of the template.
    Template,
    /// The name of the storage domain.
    Storage,
    /// The name of the data center.
    DataCenter,
    /// The name of the Gluster volume, which no event here is about.
    Volume,
    /// What ties it to others.
    CorrelationId,
    /// Who reports it.
    Origin,
    /// The reporter's number for it.
    CustomEventId,
    /// Whether it is hidden; hidden ones are never found.
    Deleted,
}

impl Field for EventField {
    const ALL: &'static [Self] = &[
        EventField::Type,
        EventField::Severity,
        EventField::Message,
        EventField::Time,
        EventField::UserName,
        EventField::Host,
        EventField::Vm,
        EventField::Template,
        EventField::Storage,
        EventField::DataCenter,
        EventField::Volume,
        EventField::CorrelationId,
        EventField::Origin,
        EventField::CustomEventId,
        EventField::Deleted,
    ];

    fn name(self) -> &'static str {
        match self {
            EventField::Type => "type",
            EventField::Severity => "severity",
            EventField::Message => "message",
            EventField::Time => "time",
            EventField::UserName => "usrname",
            EventField::Host => "event_host",
            EventField::Vm => "event_vm",
            EventField::Template => "event_template",
            EventField::Storage => "event_storage",
            EventField::DataCenter => "event_datacenter",
            EventField::Volume => "event_volume",
            EventField::CorrelationId => "correlation_id",
            EventField::Origin => "origin",
            EventField::CustomEventId => "custom_event_id",
            EventField::Deleted => "deleted",
        }
    }

    fn kind(self) -> Kind {
        match self {
            EventField::Type | EventField::CustomEventId => Kind::Integer,
            EventField::Severity => Kind::Severity,
            EventField::Time => Kind::Time,
            EventField::Deleted => Kind::Flag,
            _ => Kind::Text,
        }
    }
}

/// The fields of the things of the site, of those that a real engine has for each kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThingField {
    /// What people call it.
    Name,
    /// What it is doing.
    Status,
}

impl Field for ThingField {
    const ALL: &'static [Self] = &[ThingField::Name, ThingField::Status];

    fn name(self) -> &'static str {
        match self {
            ThingField::Name => "name",
            ThingField::Status => "status",
        }
    }

    fn kind(self) -> Kind {
        Kind::Text
    }
}

/// The fields of users, of those that a real engine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserField {
    /// The name before the `@`.
    Name,
    /// The name to sign in with.
    UserName,
}

impl Field for UserField {
    const ALL: &'static [Self] = &[UserField::Name, UserField::UserName];

    fn name(self) -> &'static str {
        match self {
            UserField::Name => "name",
            UserField::UserName => "usrname",
        }
    }

    fn kind(self) -> Kind {
        Kind::Text
    }
}
