//! Administrators who have the engine do things on its site, by the same commands as over REST.

use std::ops::RangeInclusive;
use std::sync::Arc;

use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::lane::call;
use super::site;
use crate::commands::disk::{AddDisk, CopyDisk, RemoveDisk};
use crate::commands::snapshot::{AddSnapshot, RemoveSnapshot};
use crate::commands::vm::{MigrateVm, ShutdownVm, StartVm};
use crate::commands::{self, Agenda, Command, Order, Orders, Stage};
use crate::error::Result;
use crate::ids::Ids;
use crate::inventory::{
    Disk, DiskAttachment, DiskFormat, DiskStatus, GIB, Host, Snapshot, SnapshotKind, SnapshotStatus,
    StorageDomain, Vm, VmStatus,
};
use crate::model::{Millis, User};
use crate::rules::Call;
use crate::store::Tx;

/// How often a command goes wrong.
const FAILS: f64 = 0.04;

/// How many machines may be down, disks be nobody's, and snapshots be kept of a machine before somebody tidies up.
const MOST_DOWN: usize = 4;
const MOST_SPARE: usize = 5;
const MOST_SNAPSHOTS: usize = 2;

/// An administrator who wants one thing after the other.
#[derive(Clone, Debug)]
pub(super) struct Operator {
    /// Finds something to do on the site as it is, and has it done.
    pub(super) wish: fn(&mut StdRng, &Desk<'_>) -> Result<()>,
    /// Who it is.
    pub(super) caller: Arc<User>,
    /// How long it takes until the next wish.
    pub(super) pause: RangeInclusive<Millis>,
    /// Dice of their own, as everybody has.
    pub(super) rng: StdRng,
    /// When the next wish comes.
    pub(super) due: Millis,
}

impl Operator {
    /// Has the engine do the next thing.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) fn play(&mut self, tx: &Tx<'_>, ids: &Ids, agenda: &Agenda) -> Result<()> {
        let correlation_id = ids.next().to_string();
        let call = call(&self.caller, self.due, &correlation_id, ids);
        let desk = Desk { tx, call: &call, agenda, fails: self.rng.random_bool(FAILS) };
        (self.wish)(&mut self.rng, &desk)?;
        self.due += self.rng.random_range(self.pause.clone());
        Ok(())
    }
}

/// Where an administrator sits: the site in view, the engine at hand.
pub(super) struct Desk<'a> {
    tx: &'a Tx<'a>,
    call: &'a Call,
    agenda: &'a Agenda,
    fails: bool,
}

impl Desk<'_> {
    fn run<C: Command>(&self, command: C) -> Result<()> {
        let orders = Orders::default();
        if self.fails {
            orders.place(Order::of::<C>(Stage::Executing));
        }
        commands::run(self.tx, self.call, (self.agenda, &orders), None, command).map(drop)
    }
}

/// Disks are added, copied and removed again.
pub(super) fn disks(rng: &mut StdRng, desk: &Desk<'_>) -> Result<()> {
    let disks = desk.tx.items::<Disk>()?;
    let mut spare = Vec::new();
    for disk in disks.iter().filter(|disk| disk.status != DiskStatus::Locked) {
        if desk.tx.item::<DiskAttachment>(disk.id)?.is_none() {
            spare.push(disk);
        }
    }
    let (spare_one, dice) = (spare.choose(rng), rng.random_range(0..3));
    if let Some(disk) = spare_one.filter(|_| dice == 0 || spare.len() >= MOST_SPARE) {
        return desk.run(RemoveDisk { disk: disk.id });
    }
    let alias = new_alias(rng, &disks);
    let copied = spare_one.filter(|disk| dice == 1 && disk.status == DiskStatus::Ok);
    let mut domains = desk.tx.items::<StorageDomain>()?;
    domains.retain(|domain| copied.is_none_or(|disk| disk.storage_domain != domain.id));
    let Some(domain) = domains.choose(rng) else { return Ok(()) };
    let (id, storage_domain) = (desk.call.new_id(), domain.id);
    match copied {
        Some(disk) => desk.run(CopyDisk { disk: disk.id, copy: id, alias: Some(alias), storage_domain }),
        None => desk.run(AddDisk {
            disk: id,
            alias,
            description: String::new(),
            provisioned_size: rng.random_range(20..=200) * GIB,
            format: DiskFormat::Cow,
            sparse: true,
            storage_domain,
            attach: None,
        }),
    }
}

/// A name that no disk has yet.
fn new_alias(rng: &mut StdRng, disks: &[Disk]) -> String {
    let machine = site::machine(rng);
    let names = (3_usize..).map(|number| format!("{machine}_Disk{number}"));
    let is_free = |name: &String| disks.iter().all(|disk| disk.alias != *name);
    names.into_iter().find(is_free).unwrap_or_default()
}

/// Machines move from host to host, where there is more than one.
pub(super) fn migrations(rng: &mut StdRng, desk: &Desk<'_>) -> Result<()> {
    let hosts = desk.tx.items::<Host>()?;
    let mut vms = machines(desk, VmStatus::Up)?;
    vms.retain(|vm| hosts.iter().filter(|host| host.cluster == vm.cluster).count() > 1);
    vms.choose(rng).map_or(Ok(()), |vm| desk.run(MigrateVm { vm: vm.id, destination: None }))
}

/// Machines are started and shut down; most of them run.
pub(super) fn power(rng: &mut StdRng, desk: &Desk<'_>) -> Result<()> {
    let (up, down) = (machines(desk, VmStatus::Up)?, machines(desk, VmStatus::Down)?);
    let start = down.len() >= MOST_DOWN || rng.random_bool(0.5);
    match down.choose(rng).filter(|_| start) {
        Some(vm) => desk.run(StartVm { vm: vm.id }),
        None => up.choose(rng).map_or(Ok(()), |vm| desk.run(ShutdownVm { vm: vm.id })),
    }
}

/// Snapshots come and go.
pub(super) fn snapshots(rng: &mut StdRng, desk: &Desk<'_>) -> Result<()> {
    let mut vms = machines(desk, VmStatus::Up)?;
    vms.extend(machines(desk, VmStatus::Down)?);
    let Some(vm) = vms.choose(rng) else { return Ok(()) };
    let snapshots = desk.tx.items_of::<Snapshot>(vm.id)?;
    if snapshots.iter().any(|snapshot| snapshot.status == SnapshotStatus::Locked) {
        return Ok(());
    }
    let taken: Vec<_> = snapshots.iter().filter(|snapshot| snapshot.kind == SnapshotKind::Regular).collect();
    let remove = taken.len() >= MOST_SNAPSHOTS || rng.random_bool(0.5);
    match taken.first().filter(|_| remove) {
        Some(oldest) => desk.run(RemoveSnapshot { snapshot: oldest.id, vm: vm.id }),
        None => desk.run(AddSnapshot {
            snapshot: desk.call.new_id(),
            vm: vm.id,
            description: site::one_of(rng, &["before-upgrade", "weekly", "clean", "before-migration"])
                .to_owned(),
            memory: false,
        }),
    }
}

/// The machines of a status.
fn machines(desk: &Desk<'_>, status: VmStatus) -> Result<Vec<Vm>> {
    Ok(desk.tx.items::<Vm>()?.into_iter().filter(|vm| vm.status == status).collect())
}
