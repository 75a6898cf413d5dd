//! Three vendors and their tasks: a backup product, a cloning wizard and a migration tool.
//!
//! They work at different paces and depths. A step cannot say why it failed, so they add one that does.

use rand::Rng;
use rand::rngs::StdRng;

use super::script::{About, Origin, Task};
use super::site;
use crate::model::StepType::{Executing, Finalizing, Validating};
use crate::plan::{Outcome, Part, in_turn, together, work};

/// How often one of the many small parts of a task goes wrong.
const FAILS: f64 = 0.005;

/// Nightjar backs up a fleet: many machines on several proxies at once.
pub(super) fn nightjar_fleet(rng: &mut StdRng) -> Task {
    let policy = site::one_of(rng, &["Gold", "Silver", "Month end"]);
    let machines = site::machines(rng, 9);
    let mut proxy = 0;
    let mut of_proxy = |machines: &[&str]| {
        proxy += 1;
        let parts = machines.iter().map(|machine| backup_of(rng, machine)).collect();
        in_turn(Executing, format!("Proxy {proxy}"), parts)
    };
    let proxies = machines.chunks(3).map(&mut of_proxy).collect();
    vendor(
        format!("Nightjar: backup of {} virtual machines, policy {policy}", machines.len()),
        Some(About::Cluster("Default")),
        vec![
            work(Validating, "Check the repository and the licence", 5),
            together(Executing, "Back up the machines", proxies),
            work(Finalizing, "Write the catalogue", 8),
        ],
    )
}

/// Nightjar backs up a single machine because somebody asked for it.
pub(super) fn nightjar_single(rng: &mut StdRng) -> Task {
    let machine = site::machine(rng);
    let backup = backup_of(rng, machine);
    vendor(
        format!("Nightjar: backup of {machine} on request"),
        Some(About::Machine(machine)),
        vec![work(Validating, "Check the repository", 3), backup],
    )
}

fn backup_of(rng: &mut StdRng, machine: &str) -> Part {
    let disks = (1..=rng.random_range(1..=3))
        .map(|number| {
            let copy =
                work(Executing, format!("{machine}_Disk{number}"), rng.random_range(9..=30)).measured();
            let domain = site::storage_domain(rng);
            or_else(rng, copy, format!("{machine}_Disk{number}: storage domain {domain} stopped answering"))
        })
        .collect();
    in_turn(
        Executing,
        machine,
        vec![
            work(Executing, "Take a snapshot", rng.random_range(3..=7)),
            in_turn(Executing, "Transfer the disks", disks),
            work(Finalizing, "Remove the snapshot", rng.random_range(3..=8)),
        ],
    )
}

/// The cloning wizard makes a copy of a running machine.
pub(super) fn rapid_clone(rng: &mut StdRng) -> Task {
    let machine = site::machine(rng);
    let clone = format!("{machine}-clone{}", rng.random_range(1..=9));
    let disks = (1..=rng.random_range(1..=2))
        .map(|number| {
            let parts = vec![
                work(Executing, "Copy the blocks", rng.random_range(25..=70)).measured(),
                work(Validating, "Compare the checksums", rng.random_range(3..=8)),
            ];
            in_turn(Executing, format!("{machine}_Disk{number}"), parts)
        })
        .collect();
    let attach = work(Finalizing, "Attach the cloned disks", rng.random_range(2..=6));
    let attach = if rng.random_bool(0.05) {
        failing(attach, format!("{clone} is locked by another operation since 90 seconds"))
    } else {
        attach
    };
    vendor(
        format!("Rapid Clone: {machine} to {clone}"),
        Some(About::Machine(machine)),
        vec![
            work(Validating, format!("Shut down {machine}"), rng.random_range(4..=10)),
            work(Executing, "Coalesce the disks", rng.random_range(5..=12)),
            together(Executing, "Clone the disks", disks),
            work(Executing, "Update the metadata of the storage domain", 2),
            work(Executing, format!("Create {clone} after {machine}"), rng.random_range(3..=8)),
            attach,
        ],
    )
}

/// Driftway moves machines over from another platform. It forgets to have its jobs cleared, and writes no notes.
pub(super) fn driftway_wave(rng: &mut StdRng) -> Task {
    let owner = site::one_of(rng, &["finance", "the laboratory", "the warehouse", "the web shop"]);
    let machines = site::machines(rng, 6);
    let batches = machines.chunks(2).enumerate().map(|(index, machines)| {
        let parts = machines.iter().map(|machine| move_of(rng, machine)).collect();
        together(Executing, format!("Batch {}", index + 1), parts)
    });
    let batches = batches.collect();
    let mut task = vendor(
        format!("Driftway: move {} machines of {owner} to cluster Default", machines.len()),
        Some(About::Cluster("Default")),
        vec![
            work(Validating, "Take stock of the source platform", rng.random_range(8..=15)),
            in_turn(Executing, "Move the machines", batches),
            work(Finalizing, "Hand over the report", 6),
        ],
    );
    task.origin = Origin::Vendor { auto_cleared: false, writes_notes: false };
    task
}

fn move_of(rng: &mut StdRng, machine: &str) -> Part {
    let disks = (1..=rng.random_range(1..=2))
        .map(|number| {
            let second = work(Executing, "Copy what changed meanwhile", rng.random_range(8..=20));
            let passes = vec![
                work(Executing, "Copy everything", rng.random_range(25..=70)),
                or_else(rng, second, format!("{machine}_Disk{number}: changed blocks can no longer be told")),
            ];
            in_turn(Executing, format!("{machine}_Disk{number}"), passes)
        })
        .collect();
    let release = work(Executing, "Wait until the source releases the machine", 240).ending(Outcome::Hangs);
    let convert = work(Executing, "Convert drivers and boot loader", rng.random_range(15..=40));
    in_turn(
        Executing,
        machine,
        vec![
            together(Executing, "Copy the disks", disks),
            if rng.random_bool(0.03) { release } else { convert },
            work(Finalizing, "Start the machine here", rng.random_range(6..=15)),
        ],
    )
}

fn vendor(description: String, about: Option<About>, parts: Vec<Part>) -> Task {
    Task { description, about, origin: Origin::Vendor { auto_cleared: true, writes_notes: true }, parts }
}

/// The same part, or now and then its failure.
fn or_else(rng: &mut StdRng, part: Part, reason: String) -> Part {
    if rng.random_bool(FAILS) { failing(part, reason) } else { part }
}

/// The part with the failure inside, told by a step of its own.
fn failing(part: Part, reason: String) -> Part {
    let Part { kind, description, .. } = &part;
    let whole = (kind.clone(), description.clone());
    let attempt = Part { description: "First attempt".to_owned(), ..part };
    in_turn(
        whole.0,
        whole.1,
        vec![attempt, work(Executing, format!("Failed: {reason}"), 1).ending(Outcome::Fails)],
    )
}
