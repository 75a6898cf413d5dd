//! The types that request bodies are read by (contract 2.3, 3).
//!
//! Of types that jobs and steps only point to they have what the contract knows; [`things`](super::things) has those of
//! the site.

use super::things::{CLUSTER, DATA_CENTER, DISK, HOST, SNAPSHOT, STORAGE_DOMAIN, TEMPLATE, VM};
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
    /// The members that XML writes as attributes and never as elements. All of them are texts.
    pub(crate) attributes: &'static [&'static str],
}

/// What the value of a member is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Text,
    Flag,
    Number,
    /// A number of 32 bits.
    Integer,
    /// A status, in any case; what is sent is read over.
    Status,
    /// A type of a step, in any case.
    StepType,
    /// One of a few words, in any case.
    Word(&'static [&'static str]),
    /// A date; what is none is read over.
    Date,
    Object(&'static Type),
    /// Any number of objects: a list in JSON, the same element again and again in XML.
    Many(&'static Type),
    /// Whatever a real engine takes there. Nothing here looks into it.
    Unread,
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
    /// The member that JSON knows by this name: its name that lasts, and what it is.
    pub(super) fn member(&self, name: &str) -> Option<(&'static str, Kind)> {
        self.element(name).or_else(|| Some((self.attribute(name)?, Kind::Text)))
    }

    /// The member that XML writes as an element of this name.
    pub(super) fn element(&self, name: &str) -> Option<(&'static str, Kind)> {
        self.own.iter().chain(self.inherited).find(|(member, _)| *member == name).copied()
    }

    /// The member that XML writes as an attribute of this name.
    pub(super) fn attribute(&self, name: &str) -> Option<&'static str> {
        self.attributes.iter().find(|attribute| **attribute == name).copied()
    }
}

/// What every thing with an address has.
static BASE: &[(&str, Kind)] = &[
    ("actions", Kind::Object(&ACTIONS)),
    ("name", Kind::Text),
    ("description", Kind::Text),
    ("comment", Kind::Text),
    ("creation_status", Kind::Text),
    ("link", Kind::Many(&LINK)),
];

static ADDRESS: &[&str] = &["href", "id"];

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
        ("owner", Kind::Object(&USER)),
        ("steps", Kind::Object(&STEPS)),
    ],
    inherited: BASE,
    attributes: ADDRESS,
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
        ("execution_host", Kind::Object(&HOST)),
        ("job", Kind::Object(&JOB)),
        ("parent_step", Kind::Object(&STEP)),
        ("statistics", Kind::Object(&STATISTICS)),
    ],
    inherited: BASE,
    attributes: ADDRESS,
};

/// An event to add (contract 13).
pub(crate) static EVENT: Type = Type {
    name: "event",
    own: &[
        ("code", Kind::Integer),
        ("correlation_id", Kind::Text),
        ("custom_data", Kind::Text),
        ("custom_id", Kind::Integer),
        ("flood_rate", Kind::Integer),
        ("index", Kind::Integer),
        ("log_on_host", Kind::Flag),
        ("origin", Kind::Text),
        ("severity", Kind::Word(&["alert", "error", "normal", "warning"])),
        ("time", Kind::Date),
        ("cluster", Kind::Object(&CLUSTER)),
        ("data_center", Kind::Object(&DATA_CENTER)),
        ("host", Kind::Object(&HOST)),
        ("storage_domain", Kind::Object(&STORAGE_DOMAIN)),
        ("template", Kind::Object(&TEMPLATE)),
        ("user", Kind::Object(&USER)),
        ("vm", Kind::Object(&VM)),
    ],
    inherited: BASE,
    attributes: ADDRESS,
};

/// An action. All actions have one type, so each takes the members of all others.
pub(crate) static ACTION: Type = Type {
    name: "action",
    own: &[
        ("activate", Kind::Flag),
        ("allow_partial_import", Kind::Flag),
        ("async", Kind::Flag),
        ("attach_wgt", Kind::Flag),
        ("attachment", Kind::Unread),
        ("authorized_key", Kind::Unread),
        ("auto_pinning_policy", Kind::Text),
        ("bricks", Kind::Unread),
        ("certificates", Kind::Unread),
        ("check_connectivity", Kind::Flag),
        ("clone", Kind::Flag),
        ("clone_permissions", Kind::Flag),
        ("cluster", Kind::Object(&CLUSTER)),
        ("collapse_snapshots", Kind::Flag),
        ("commit_on_success", Kind::Flag),
        ("connection", Kind::Unread),
        ("connectivity_timeout", Kind::Number),
        ("correlation_id", Kind::Text),
        ("data_center", Kind::Object(&DATA_CENTER)),
        ("deploy_hosted_engine", Kind::Flag),
        ("details", Kind::Unread),
        ("directory", Kind::Text),
        ("discard_snapshots", Kind::Flag),
        ("discovered_targets", Kind::Unread),
        ("disk", Kind::Object(&DISK)),
        ("disk_profile", Kind::Unread),
        ("disks", Kind::Unread),
        ("exclusive", Kind::Flag),
        ("fault", Kind::Object(&FAULT)),
        ("fence_type", Kind::Text),
        ("filename", Kind::Text),
        ("filter", Kind::Flag),
        ("fix_layout", Kind::Flag),
        ("follow", Kind::Text),
        ("force", Kind::Flag),
        ("grace_period", Kind::Object(&GRACE_PERIOD)),
        ("host", Kind::Object(&HOST)),
        ("image", Kind::Text),
        ("image_transfer", Kind::Unread),
        ("import_as_template", Kind::Flag),
        ("is_attached", Kind::Flag),
        ("iscsi", Kind::Unread),
        ("iscsi_targets", Kind::Unread),
        ("job", Kind::Object(&JOB)),
        ("lease", Kind::Unread),
        ("logical_units", Kind::Unread),
        ("maintenance_after_restart", Kind::Flag),
        ("maintenance_enabled", Kind::Flag),
        ("migrate_vms_in_affinity_closure", Kind::Flag),
        ("modified_bonds", Kind::Unread),
        ("modified_labels", Kind::Unread),
        ("modified_network_attachments", Kind::Unread),
        ("optimize_cpu_settings", Kind::Flag),
        ("option", Kind::Unread),
        ("pause", Kind::Flag),
        ("permission", Kind::Unread),
        ("power_management", Kind::Unread),
        ("proxy_ticket", Kind::Unread),
        ("quota", Kind::Unread),
        ("reason", Kind::Text),
        ("reassign_bad_macs", Kind::Flag),
        ("reboot", Kind::Flag),
        ("registration_configuration", Kind::Unread),
        ("remote_viewer_connection_file", Kind::Text),
        ("removed_bonds", Kind::Unread),
        ("removed_labels", Kind::Unread),
        ("removed_network_attachments", Kind::Unread),
        ("resolution_type", Kind::Text),
        ("restore_memory", Kind::Flag),
        ("root_password", Kind::Text),
        ("seal", Kind::Flag),
        ("snapshot", Kind::Object(&SNAPSHOT)),
        ("source_host", Kind::Object(&HOST)),
        ("ssh", Kind::Unread),
        ("status", Kind::Text),
        ("stop_gluster_service", Kind::Flag),
        ("storage_domain", Kind::Object(&STORAGE_DOMAIN)),
        ("storage_domains", Kind::Unread),
        ("succeeded", Kind::Flag),
        ("synchronized_network_attachments", Kind::Unread),
        ("template", Kind::Object(&TEMPLATE)),
        ("ticket", Kind::Unread),
        ("timeout", Kind::Number),
        ("undeploy_hosted_engine", Kind::Flag),
        ("upgrade_action", Kind::Text),
        ("upgrade_percent_complete", Kind::Number),
        ("use_cloud_init", Kind::Flag),
        ("use_ignition", Kind::Flag),
        ("use_initialization", Kind::Flag),
        ("use_sysprep", Kind::Flag),
        ("virtual_functions_configuration", Kind::Unread),
        ("vm", Kind::Object(&VM)),
        ("vnic_profile_mappings", Kind::Unread),
        ("volatile", Kind::Flag),
    ],
    inherited: BASE,
    attributes: ADDRESS,
};

/// How long an action waits before it begins (contract 1.7).
static GRACE_PERIOD: Type = plain("grace_period", &[("expiry", Kind::Number)]);

static FAULT: Type = plain("fault", &[("detail", Kind::Text), ("reason", Kind::Text)]);

static ACTIONS: Type = plain("actions", &[("link", Kind::Many(&LINK))]);

static LINK: Type = Type { name: "link", own: &[], inherited: &[], attributes: &["href", "rel"] };

static STEPS: Type = plain("steps", &[("step", Kind::Many(&STEP))]);

static STATISTICS: Type = plain("statistics", &[("statistic", Kind::Many(&STATISTIC))]);

static STATISTIC: Type =
    thing("statistic", &[("kind", Kind::Text), ("type", Kind::Text), ("unit", Kind::Text)]);

/// The owner of a job (contract 2.4).
static USER: Type = thing(
    "user",
    &[
        ("department", Kind::Text),
        ("domain_entry_id", Kind::Text),
        ("email", Kind::Text),
        ("last_name", Kind::Text),
        ("namespace", Kind::Text),
        ("principal", Kind::Text),
        ("user_name", Kind::Text),
        ("domain", Kind::Object(&DOMAIN)),
    ],
);

static DOMAIN: Type = thing("domain", &[]);

/// A type that is only a part of another.
pub(super) const fn plain(name: &'static str, own: &'static [(&'static str, Kind)]) -> Type {
    Type { name, own, inherited: &[], attributes: &[] }
}

/// A type with an address of its own.
pub(super) const fn thing(name: &'static str, own: &'static [(&'static str, Kind)]) -> Type {
    Type { name, own, inherited: BASE, attributes: ADDRESS }
}
