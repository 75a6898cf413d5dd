//! What a task of the demonstration is.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::error::Result;
use crate::inventory::{Cluster, Vm};
use crate::model::EntityKind;
use crate::plan::Part;
use crate::store::Tx;

/// A task that somebody performs from its beginning to its end.
#[derive(Debug)]
pub(super) struct Task {
    /// What people read.
    pub(super) description: String,
    /// Where it comes from.
    pub(super) origin: Origin,
    /// What it works on, where there is something that events can be about.
    pub(super) about: Option<About>,
    /// Its steps, one after the other.
    pub(super) parts: Vec<Part>,
}

/// What a task works on, by its name.
#[derive(Clone, Copy, Debug)]
pub(super) enum About {
    /// A virtual machine.
    Machine(&'static str),
    /// Many machines, all of one cluster.
    Cluster(&'static str),
}

impl About {
    /// It as events name it; nothing where it is not there any more.
    pub(super) fn entities(self, tx: &Tx<'_>) -> Result<BTreeMap<EntityKind, Uuid>> {
        let found = match self {
            Self::Machine(name) => tx.item_named::<Vm>(name)?.map(|vm| (EntityKind::Vm, vm.id)),
            Self::Cluster(name) => {
                tx.item_named::<Cluster>(name)?.map(|cluster| (EntityKind::Cluster, cluster.id))
            }
        };
        Ok(found.into_iter().collect())
    }
}

/// Where a task comes from, and with that which rules it goes by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin {
    /// Outside the engine, over the same rules as REST.
    Vendor {
        /// Whether the vendor lets the sweep take the job.
        auto_cleared: bool,
        /// Whether it tells its plan and progress by task notes.
        writes_notes: bool,
    },
    /// A command of the engine itself.
    Engine {
        /// The engine's name of the command.
        action_type: &'static str,
        /// Whether somebody asked for it; nobody did for what the engine does by itself.
        owned: bool,
    },
}
