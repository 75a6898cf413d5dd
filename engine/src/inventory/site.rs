//! The site that a new engine manages: small, believable, and the same everywhere.
//!
//! Ids follow from names, so that demonstrations, tests and bookmarks can rely on them.

use uuid::Uuid;

use super::{
    Cluster, DataCenter, Disk, DiskAttachment, DiskFormat, DiskInterface, DiskStatus, GIB, GlusterVolume,
    Host, Item, Network, Quota, Snapshot, SnapshotKind, SnapshotStatus, StorageDomain, Template, Vm, VmPool,
    VmStatus,
};
use crate::error::Result;
use crate::ids::derived_id;
use crate::model::Millis;
use crate::store::Tx;

/// When the site was set up: 3 March 2025, 09:00 UTC.
const FOUNDED: Millis = 1_740_992_400_000;

const DAY: Millis = 24 * 60 * 60 * 1_000;

/// The data center.
const DATA_CENTER: &str = "Default";

/// Where everything runs that the site is there for.
const MAIN_CLUSTER: &str = "Default";

/// Where things are built and tried.
const BUILD_CLUSTER: &str = "Build";

/// Hosts: name, cluster, gibibytes of memory.
const HOSTS: [(&str, &str, i64); 4] = [
    ("node1", MAIN_CLUSTER, 256),
    ("node2", MAIN_CLUSTER, 256),
    ("node3", MAIN_CLUSTER, 256),
    ("node4", BUILD_CLUSTER, 128),
];

/// Storage domains: name, type, server, place there, gibibytes in all.
const STORAGE: [(&str, &str, &str, &str, i64); 3] = [
    ("archive", "nfs", "filer2.example.org", "/export/archive", 20_480),
    ("data1", "nfs", "filer1.example.org", "/export/data1", 10_240),
    ("data2", "iscsi", "san.example.org", "iqn.2025-03.org.example:data2", 8_192),
];

/// Networks: name, what it is for, VLAN.
const NETWORKS: [(&str, &str, Option<i64>); 3] = [
    ("dmz", "Public services", Some(30)),
    ("ovirtmgmt", "Management Network", None),
    ("storage", "", Some(20)),
];

/// Templates: name, operating system, cores, gibibytes of memory and disk.
const TEMPLATES: [(&str, &str, i64, i64, i64); 3] = [
    ("debian12", "debian_12", 2, 4, 20),
    ("rhel9", "rhel_9x64", 2, 8, 40),
    ("windows2022", "windows_2022", 4, 16, 80),
];

/// A machine: name, template, gibibytes of memory, gibibytes of each disk, the host that it runs on.
type Machine = (&'static str, &'static str, i64, &'static [i64], Option<&'static str>);

const MACHINES: [Machine; 16] = [
    ("build01", "debian12", 16, &[60], Some("node4")),
    ("build02", "debian12", 16, &[60], None),
    ("db01", "rhel9", 64, &[40, 500], Some("node1")),
    ("db02", "rhel9", 64, &[40, 500], Some("node2")),
    ("erp-app", "windows2022", 32, &[80], Some("node3")),
    ("erp-db", "windows2022", 64, &[80, 400], Some("node1")),
    ("files01", "rhel9", 8, &[40, 2_000], Some("node2")),
    ("ldap01", "debian12", 4, &[20], Some("node3")),
    ("mail01", "debian12", 16, &[20, 300], Some("node3")),
    ("monitoring", "debian12", 8, &[20, 100], Some("node1")),
    ("print01", "windows2022", 8, &[80], None),
    ("vpn01", "debian12", 2, &[20], Some("node2")),
    ("web01", "rhel9", 8, &[40], Some("node1")),
    ("web02", "rhel9", 8, &[40], Some("node2")),
    ("web03", "rhel9", 8, &[40], None),
    ("wiki", "debian12", 4, &[20], Some("node3")),
];

/// Snapshots that somebody took: machine, name, days after the site was set up.
const SNAPSHOTS: [(&str, &str, i64); 5] = [
    ("db01", "weekly", 49),
    ("files01", "clean", 3),
    ("print01", "clean", 4),
    ("web01", "before-upgrade", 40),
    ("web03", "before-upgrade", 41),
];

/// Disks that no machine has: name, storage domain, gibibytes.
const SPARE_DISKS: [(&str, &str, i64); 2] = [("scratch", "data2", 100), ("web01_Disk1_old", "archive", 40)];

/// Gluster volumes: name, type.
const VOLUMES: [(&str, &str); 3] =
    [("engine-backups", "distribute"), ("isos", "distribute"), ("vmstore", "replicate")];

/// The id of what is on the site by its kind and name, `web01_Disk1` for example.
pub fn id_of<I: Item>(name: &str) -> Uuid {
    derived_id(&format!("{} {name}", I::KIND))
}

/// The names of its machines.
pub(crate) fn machine_names() -> [&'static str; MACHINES.len()] {
    MACHINES.map(|(name, ..)| name)
}

/// The names of its storage domains.
pub(crate) fn storage_domain_names() -> [&'static str; STORAGE.len()] {
    STORAGE.map(|(name, ..)| name)
}

/// Sets up the site where there is none yet.
///
/// # Errors
/// When the database fails.
pub fn found(tx: &Tx<'_>) -> Result<()> {
    if !tx.items::<DataCenter>()?.is_empty() {
        return Ok(());
    }
    found_data_center(tx)?;
    found_templates(tx)?;
    MACHINES.iter().try_for_each(|(name, template, memory, disks, host)| {
        add_machine(tx, name, template, *memory, host.as_deref())?;
        (1..).zip(*disks).try_for_each(|(number, size)| add_machine_disk(tx, name, number, *size))
    })?;
    for (machine, name, day) in SNAPSHOTS {
        tx.put_item(&Snapshot {
            id: id_of::<Snapshot>(&format!("{name} of {machine}")),
            vm: id_of::<Vm>(machine),
            description: name.to_owned(),
            date: FOUNDED + day * DAY,
            status: SnapshotStatus::Ok,
            kind: SnapshotKind::Regular,
            memory: false,
        })?;
    }
    SPARE_DISKS.iter().try_for_each(|(name, domain, size)| tx.put_item(&disk(name, domain, *size)))
}

fn found_data_center(tx: &Tx<'_>) -> Result<()> {
    let data_center = id_of::<DataCenter>(DATA_CENTER);
    tx.put_item(&DataCenter {
        id: data_center,
        name: DATA_CENTER.to_owned(),
        description: "The default Data Center".to_owned(),
    })?;
    for (name, description) in [(MAIN_CLUSTER, "The default server cluster"), (BUILD_CLUSTER, "")] {
        let cpu_type = "Intel Cascadelake Server Family".to_owned();
        let (id, name, description) = (id_of::<Cluster>(name), name.to_owned(), description.to_owned());
        tx.put_item(&Cluster { id, name, description, data_center, cpu_type })?;
    }
    for (name, cluster, memory) in HOSTS {
        tx.put_item(&Host {
            id: id_of::<Host>(name),
            name: name.to_owned(),
            address: format!("{name}.example.org"),
            cluster: id_of::<Cluster>(cluster),
            memory: memory * GIB,
            spm: name == HOSTS[0].0,
        })?;
    }
    for (name, storage_type, address, path, size) in STORAGE {
        tx.put_item(&StorageDomain {
            id: id_of::<StorageDomain>(name),
            name: name.to_owned(),
            description: String::new(),
            data_center,
            master: name == "data1",
            storage_type: storage_type.to_owned(),
            address: address.to_owned(),
            path: path.to_owned(),
            available: size * GIB * 3 / 4,
            used: size * GIB / 4,
        })?;
    }
    for (name, description, vlan) in NETWORKS {
        let (id, name, description) = (id_of::<Network>(name), name.to_owned(), description.to_owned());
        tx.put_item(&Network { id, name, description, data_center, vlan })?;
    }
    for (name, volume_type) in VOLUMES {
        tx.put_item(&GlusterVolume {
            id: id_of::<GlusterVolume>(name),
            name: name.to_owned(),
            cluster: id_of::<Cluster>(MAIN_CLUSTER),
            volume_type: volume_type.to_owned(),
            replica_count: if volume_type == "replicate" { 3 } else { 1 },
        })?;
    }
    tx.put_item(&Quota {
        id: id_of::<Quota>(DATA_CENTER),
        name: DATA_CENTER.to_owned(),
        description: "Default unlimited quota".to_owned(),
        data_center,
    })
}

fn found_templates(tx: &Tx<'_>) -> Result<()> {
    let blank = Template {
        id: Template::BLANK,
        name: "Blank".to_owned(),
        description: "Blank template".to_owned(),
        cluster: None,
        memory: GIB,
        cores: 1,
        os: "other".to_owned(),
        created: FOUNDED,
        disk_size: None,
    };
    tx.put_item(&blank)?;
    for (name, os, cores, memory, disk_size) in TEMPLATES {
        tx.put_item(&Template {
            id: id_of::<Template>(name),
            name: name.to_owned(),
            description: String::new(),
            cluster: Some(id_of::<Cluster>(MAIN_CLUSTER)),
            memory: memory * GIB,
            cores,
            os: os.to_owned(),
            created: FOUNDED + DAY,
            disk_size: Some(disk_size * GIB),
        })?;
    }
    tx.put_item(&VmPool {
        id: id_of::<VmPool>("desktops"),
        name: "desktops".to_owned(),
        description: "Desktops for visitors".to_owned(),
        cluster: id_of::<Cluster>(MAIN_CLUSTER),
        template: id_of::<Template>("debian12"),
        size: 5,
        prestarted_vms: 1,
    })
}

fn add_machine(tx: &Tx<'_>, name: &str, template: &str, memory: i64, host: Option<&str>) -> Result<()> {
    let template = tx.item::<Template>(id_of::<Template>(template))?;
    let (id, created) = (id_of::<Vm>(name), FOUNDED + 2 * DAY);
    let cluster = if name.starts_with("build") { BUILD_CLUSTER } else { MAIN_CLUSTER };
    tx.put_item(&Vm {
        id,
        name: name.to_owned(),
        description: String::new(),
        status: if host.is_some() { VmStatus::Up } else { VmStatus::Down },
        cluster: id_of::<Cluster>(cluster),
        template: template.as_ref().map_or(Template::BLANK, |template| template.id),
        host: host.map(id_of::<Host>),
        memory: memory * GIB,
        cores: template.as_ref().map_or(1, |template| template.cores),
        os: template.map_or_else(|| "other".to_owned(), |template| template.os),
        created,
        started: host.map(|_| FOUNDED + 30 * DAY),
        stopped: host.is_none().then_some(FOUNDED + 35 * DAY),
    })?;
    let active = id_of::<Snapshot>(&format!("active of {name}"));
    tx.put_item(&Snapshot::active(active, id, FOUNDED + 50 * DAY))
}

fn add_machine_disk(tx: &Tx<'_>, machine: &str, number: i64, size: i64) -> Result<()> {
    // What the machine boots from is on fast storage, what it keeps on the large one.
    let disk = disk(&format!("{machine}_Disk{number}"), if number == 1 { "data2" } else { "data1" }, size);
    tx.put_item(&disk)?;
    tx.put_item(&DiskAttachment {
        disk: disk.id,
        vm: id_of::<Vm>(machine),
        interface: DiskInterface::VirtioScsi,
        bootable: number == 1,
        active: true,
        read_only: false,
    })
}

fn disk(alias: &str, storage_domain: &str, size: i64) -> Disk {
    Disk {
        id: id_of::<Disk>(alias),
        alias: alias.to_owned(),
        description: String::new(),
        status: DiskStatus::Ok,
        storage_domain: id_of::<StorageDomain>(storage_domain),
        provisioned_size: size * GIB,
        actual_size: size * GIB / 3,
        format: DiskFormat::Cow,
        sparse: true,
    }
}
