//! What the engine itself does beside commands on its site: work that it takes up by itself, and volumes.

use rand::Rng;
use rand::rngs::StdRng;

use super::script::{Origin, Task};
use super::site;
use crate::model::StepType::{self, Executing, Finalizing, Validating};
use crate::plan::{Outcome, Part, in_turn, work};

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
        about: None,
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
