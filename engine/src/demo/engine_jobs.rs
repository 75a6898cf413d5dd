//! What the engine itself does: commands that people gave it, and work that it takes up by itself.

use rand::Rng;
use rand::rngs::StdRng;

use super::script::{Origin, Task};
use super::site;
use crate::model::StepType::{self, Executing, Finalizing, Validating};
use crate::plan::{Outcome, Part, in_turn, work};

/// How often something of the engine's goes wrong.
const FAILS: f64 = 0.04;

/// Disks are added, moved and copied.
pub(super) fn disks(rng: &mut StdRng) -> Task {
    let (machine, domain) = (site::machine(rng), site::storage_domain(rng));
    let seconds = rng.random_range(30..=110);
    let (action_type, description, image) = match rng.random_range(0..3) {
        0 => (
            "AddDisk",
            format!("Adding Disk {machine}_Disk2"),
            format!("Creating Volume on Storage Domain {domain}"),
        ),
        1 => (
            "MoveDisk",
            format!("Moving Disk {machine}_Disk1 to {domain}"),
            format!("Copying Image to {domain}"),
        ),
        _ => ("CopyImage", format!("Copying Disk {machine}_Disk1"), format!("Copying Image to {domain}")),
    };
    let (_, host) = site::host(rng);
    let image = internal("CLONE_IMAGE", image, seconds).on(host).measured();
    command(action_type, description, outcome(rng, image))
}

/// Virtual machines move from host to host.
pub(super) fn migrations(rng: &mut StdRng) -> Task {
    let machine = site::machine(rng);
    let [(source, host), (destination, _)] = site::two_hosts(rng);
    let seconds = rng.random_range(20..=60);
    let description = format!("Migrating VM {machine} from Host {source} to Host {destination}");
    let part = internal(StepType::MIGRATE_VM, description.clone(), seconds).on(host).measured();
    command("MigrateVm", description, outcome(rng, part))
}

/// Virtual machines are started and shut down.
pub(super) fn power(rng: &mut StdRng) -> Task {
    let machine = site::machine(rng);
    let (name, host) = site::host(rng);
    let seconds = rng.random_range(6..=20);
    if rng.random_bool(0.6) {
        let part = internal("RUN_VM", format!("Starting VM {machine} on Host {name}"), seconds).on(host);
        command("RunVm", format!("Launching VM {machine}"), outcome(rng, part))
    } else {
        let part = internal("SHUTDOWN_VM", format!("Waiting until VM {machine} is down"), seconds).on(host);
        command("ShutdownVm", format!("Shutting down VM {machine}"), outcome(rng, part))
    }
}

/// Snapshots come and go.
pub(super) fn snapshots(rng: &mut StdRng) -> Task {
    let machine = site::machine(rng);
    let snapshot = site::one_of(rng, &["before-upgrade", "weekly", "clean", "before-migration"]);
    let seconds = rng.random_range(12..=40);
    if rng.random_bool(0.6) {
        let part =
            internal("TAKE_SNAPSHOT", format!("Creating Snapshots of the Disks of {machine}"), seconds);
        let description = format!("Creating VM Snapshot {snapshot} for VM {machine}");
        command("CreateSnapshotForVm", description, outcome(rng, part))
    } else {
        let (_, host) = site::host(rng);
        let part =
            internal("MERGE", format!("Merging Snapshots of {machine}_Disk1"), seconds).on(host).measured();
        let description = format!("Removing Snapshot {snapshot} of VM {machine}");
        command("RemoveSnapshot", description, outcome(rng, part))
    }
}

/// What the engine does without being asked; such jobs belong to nobody.
pub(super) fn housekeeping(rng: &mut StdRng) -> Task {
    let domain = site::storage_domain(rng);
    let seconds = rng.random_range(5..=12);
    let description = format!("Updating OVF Stores on Storage Domain {domain}");
    let part = internal("UPLOAD_OVF", format!("Uploading OVF Store to {domain}"), seconds);
    let mut task = command("ProcessOvfUpdateForStorageDomain", description, part);
    task.origin = Origin::Engine { action_type: "ProcessOvfUpdateForStorageDomain", owned: false };
    task
}

/// Volumes are balanced, which takes long and is now and then stopped by whoever asked for it.
pub(super) fn volumes(rng: &mut StdRng) -> Task {
    let volume = site::one_of(rng, &["vmstore", "engine-backups", "isos"]);
    let seconds = rng.random_range(120..=300);
    let end = if rng.random_bool(0.5) { Outcome::Hangs } else { Outcome::Succeeds };
    let part = work(StepType::RebalancingVolume, format!("Rebalancing Gluster Volume {volume}"), seconds)
        .ending(end);
    command("StartRebalanceGlusterVolume", format!("Rebalancing Gluster Volume {volume}"), part)
}

/// The shape of every command of the engine: it checks, works and tidies up.
fn command(action_type: &'static str, description: String, part: Part) -> Task {
    Task {
        description,
        origin: Origin::Engine { action_type, owned: true },
        parts: vec![
            work(Validating, "Validating", 1),
            in_turn(Executing, "Executing", vec![part]),
            work(Finalizing, "Finalizing", 2),
        ],
    }
}

fn internal(kind: &str, description: impl Into<String>, seconds: u32) -> Part {
    work(StepType::Internal(kind.to_owned()), description, seconds)
}

fn outcome(rng: &mut StdRng, part: Part) -> Part {
    if rng.random_bool(FAILS) { part.ending(Outcome::Fails) } else { part }
}
