//! The types that bodies about things of the site are read by. They have every member that a real engine takes, as
//! clients send back what they have read; what is not looked into here is read over.

use super::schema::{Kind, Type, plain, thing};

/// A data center, where something else names it.
pub(super) static DATA_CENTER: Type = thing("data_center", &[]);

/// A cluster, where something else names it.
pub(super) static CLUSTER: Type = thing("cluster", &[]);

/// A template, where something else names it.
pub(super) static TEMPLATE: Type = thing("template", &[]);

/// A host, where something else names it.
pub(super) static HOST: Type = thing("host", EXTERNAL_STATUS);

/// A storage domain, where something else names it.
pub(super) static STORAGE_DOMAIN: Type = thing("storage_domain", EXTERNAL_STATUS);

static STORAGE_DOMAINS: Type = plain("storage_domains", &[("storage_domain", Kind::Many(&STORAGE_DOMAIN))]);

/// How something outside the engine is; nothing comes of it here.
const EXTERNAL_STATUS: &[(&str, Kind)] =
    &[("external_status", Kind::Word(&["error", "failure", "info", "ok", "warning"]))];

/// A machine to add.
pub(crate) static VM: Type = thing("vm", VM_MEMBERS);

const VM_MEMBERS: &[(&str, Kind)] = &[
    ("auto_pinning_policy", Kind::Unread),
    ("bios", Kind::Unread),
    ("console", Kind::Unread),
    ("cpu", Kind::Unread),
    ("cpu_pinning_policy", Kind::Unread),
    ("cpu_shares", Kind::Unread),
    ("creation_time", Kind::Unread),
    ("custom_compatibility_version", Kind::Unread),
    ("custom_cpu_model", Kind::Unread),
    ("custom_emulated_machine", Kind::Unread),
    ("custom_properties", Kind::Unread),
    ("delete_protected", Kind::Unread),
    ("display", Kind::Unread),
    ("domain", Kind::Unread),
    ("fqdn", Kind::Unread),
    ("guest_operating_system", Kind::Unread),
    ("guest_time_zone", Kind::Unread),
    ("has_illegal_images", Kind::Unread),
    ("high_availability", Kind::Unread),
    ("initialization", Kind::Unread),
    ("io", Kind::Unread),
    ("large_icon", Kind::Unread),
    ("lease", Kind::Unread),
    ("memory", Kind::Number),
    ("memory_policy", Kind::Unread),
    ("migration", Kind::Unread),
    ("migration_downtime", Kind::Unread),
    ("multi_queues_enabled", Kind::Unread),
    ("next_run_configuration_exists", Kind::Unread),
    ("numa_tune_mode", Kind::Unread),
    ("origin", Kind::Unread),
    ("os", Kind::Unread),
    ("payloads", Kind::Unread),
    ("placement_policy", Kind::Unread),
    ("rng_device", Kind::Unread),
    ("run_once", Kind::Unread),
    ("serial_number", Kind::Unread),
    ("small_icon", Kind::Unread),
    ("soundcard_enabled", Kind::Unread),
    ("sso", Kind::Unread),
    ("start_paused", Kind::Unread),
    ("start_time", Kind::Unread),
    ("stateless", Kind::Unread),
    ("status", Kind::Unread),
    ("status_detail", Kind::Unread),
    ("stop_reason", Kind::Unread),
    ("stop_time", Kind::Unread),
    ("storage_error_resume_behaviour", Kind::Unread),
    ("time_zone", Kind::Unread),
    ("tpm_enabled", Kind::Unread),
    ("tunnel_migration", Kind::Unread),
    ("type", Kind::Unread),
    ("usb", Kind::Unread),
    ("use_latest_template_version", Kind::Unread),
    ("virtio_scsi", Kind::Unread),
    ("virtio_scsi_multi_queues", Kind::Unread),
    ("virtio_scsi_multi_queues_enabled", Kind::Unread),
    ("affinity_labels", Kind::Unread),
    ("applications", Kind::Unread),
    ("cdroms", Kind::Unread),
    ("cluster", Kind::Object(&CLUSTER)),
    ("cpu_profile", Kind::Unread),
    ("disk_attachments", Kind::Unread),
    ("dynamic_cpu", Kind::Unread),
    ("external_host_provider", Kind::Unread),
    ("floppies", Kind::Unread),
    ("graphics_consoles", Kind::Unread),
    ("host", Kind::Unread),
    ("host_devices", Kind::Unread),
    ("instance_type", Kind::Unread),
    ("katello_errata", Kind::Unread),
    ("mediated_devices", Kind::Unread),
    ("nics", Kind::Unread),
    ("numa_nodes", Kind::Unread),
    ("original_template", Kind::Unread),
    ("permissions", Kind::Unread),
    ("quota", Kind::Unread),
    ("reported_devices", Kind::Unread),
    ("sessions", Kind::Unread),
    ("snapshots", Kind::Unread),
    ("statistics", Kind::Unread),
    ("storage_domain", Kind::Unread),
    ("tags", Kind::Unread),
    ("template", Kind::Object(&TEMPLATE)),
    ("vm_pool", Kind::Unread),
    ("watchdogs", Kind::Unread),
];

/// A disk to add.
pub(crate) static DISK: Type = thing("disk", DISK_MEMBERS);

const DISK_MEMBERS: &[(&str, Kind)] = &[
    ("active", Kind::Unread),
    ("actual_size", Kind::Unread),
    ("alias", Kind::Text),
    ("backup", Kind::Unread),
    ("backup_mode", Kind::Unread),
    ("bootable", Kind::Unread),
    ("content_type", Kind::Unread),
    ("external_disk", Kind::Unread),
    ("format", Kind::Word(FORMATS)),
    ("image_id", Kind::Unread),
    ("initial_size", Kind::Unread),
    ("interface", Kind::Unread),
    ("logical_name", Kind::Unread),
    ("lun_storage", Kind::Unread),
    ("propagate_errors", Kind::Unread),
    ("provisioned_size", Kind::Number),
    ("qcow_version", Kind::Unread),
    ("read_only", Kind::Unread),
    ("sgio", Kind::Unread),
    ("shareable", Kind::Unread),
    ("sparse", Kind::Flag),
    ("status", Kind::Unread),
    ("storage_type", Kind::Unread),
    ("total_size", Kind::Unread),
    ("uses_scsi_reservation", Kind::Unread),
    ("wipe_after_delete", Kind::Unread),
    ("disk_profile", Kind::Unread),
    ("disk_snapshots", Kind::Unread),
    ("instance_type", Kind::Unread),
    ("openstack_volume_type", Kind::Unread),
    ("permissions", Kind::Unread),
    ("quota", Kind::Unread),
    ("snapshot", Kind::Unread),
    ("statistics", Kind::Unread),
    ("storage_domain", Kind::Unread),
    ("storage_domains", Kind::Object(&STORAGE_DOMAINS)),
    ("template", Kind::Unread),
    ("vm", Kind::Unread),
    ("vms", Kind::Unread),
];

const FORMATS: &[&str] = &["cow", "raw"];

/// A disk to attach to a machine, or to add for it.
pub(crate) static DISK_ATTACHMENT: Type = thing("disk_attachment", ATTACHMENT_MEMBERS);

const ATTACHMENT_MEMBERS: &[(&str, Kind)] = &[
    ("active", Kind::Flag),
    ("bootable", Kind::Flag),
    ("interface", Kind::Word(INTERFACES)),
    ("logical_name", Kind::Unread),
    ("pass_discard", Kind::Unread),
    ("read_only", Kind::Flag),
    ("uses_scsi_reservation", Kind::Unread),
    ("disk", Kind::Object(&DISK)),
    ("template", Kind::Unread),
    ("vm", Kind::Unread),
];

const INTERFACES: &[&str] = &["ide", "sata", "spapr_vscsi", "virtio", "virtio_scsi"];

/// A snapshot to take. A real engine's has the members of a machine as well, of which nobody sends any.
pub(crate) static SNAPSHOT: Type = thing("snapshot", SNAPSHOT_MEMBERS);

const SNAPSHOT_MEMBERS: &[(&str, Kind)] = &[
    ("date", Kind::Unread),
    ("persist_memorystate", Kind::Flag),
    ("snapshot_status", Kind::Unread),
    ("snapshot_type", Kind::Unread),
    ("disk_attachments", Kind::Unread),
    ("disks", Kind::Unread),
    ("vm", Kind::Unread),
];
