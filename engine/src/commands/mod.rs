//! The engine's own commands on its [site](crate::inventory), as it runs them: checked, carried out, and told of by a
//! job with steps while hosts work on them (contract 3, 4.8, 5).
//!
//! One command is one file: what it is called, what speaks against it, what it does at once, what hosts have to
//! do then, and what comes of that; and a line in [`COMMANDS`]. Everything else is the same for all of them: [`run`]
//! carries a command out, and what it leaves to do is [`Running`] until its time has come.
//!
//! Nothing here waits. What is due is done, each thing at its own time, before the next request is looked at, so a
//! clock that stands still or leaps makes no difference.

mod agenda;
mod command;
pub mod disk;
mod monitor;
mod orders;
mod run;
mod running;
pub mod snapshot;
pub mod vm;

pub use agenda::Agenda;
use command::Entry;
pub use command::{Command, Work};
pub use orders::{Order, Orders, Stage};
pub use run::{Report, Verdict, run};
pub use running::{Running, call_off, catch_up, resume};

/// Every command.
const COMMANDS: [Entry; 13] = [
    Entry::of::<disk::AddDisk>(),
    Entry::of::<disk::AttachDisk>(),
    Entry::of::<disk::CopyDisk>(),
    Entry::of::<disk::DetachDisk>(),
    Entry::of::<disk::RemoveDisk>(),
    Entry::of::<snapshot::AddSnapshot>(),
    Entry::of::<snapshot::RemoveSnapshot>(),
    Entry::of::<vm::AddVm>(),
    Entry::of::<vm::MigrateVm>(),
    Entry::of::<vm::RemoveVm>(),
    Entry::of::<vm::ShutdownVm>(),
    Entry::of::<vm::StartVm>(),
    Entry::of::<vm::StopVm>(),
];
