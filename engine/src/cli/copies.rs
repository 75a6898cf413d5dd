//! `task-engine snapshot` and `restore`: a database as one file, and back.

use std::path::PathBuf;

use clap::Args;

use super::place::Place;
use super::say;
use crate::error::Result;
use crate::store;

/// What can be said about a snapshot.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  task-engine snapshot monday.db                  of the engine in task-engine-data
  task-engine snapshot --data /srv/engine monday.db

An engine may go on working meanwhile: the snapshot is its state at one moment.
A file that is there already is never overwritten.")]
pub(super) struct Snapshot {
    #[command(flatten)]
    place: Place,
    /// The file to make.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// What can be said about a restoration.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  task-engine restore monday.db --data tuesday && task-engine serve --data tuesday

Jobs that were under way are unknown to the engine that is started on them, as after any restart.
A folder that holds a database already is never touched.")]
pub(super) struct Restore {
    #[command(flatten)]
    place: Place,
    /// The snapshot.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn snapshot(Snapshot { place, file }: Snapshot) -> Result<()> {
    store::copy(&place.database()?, &file)?;
    say(&format!("The snapshot is {}", file.display()));
    Ok(())
}

pub(super) fn restore(Restore { place, file }: Restore) -> Result<()> {
    let folder = place.folder()?;
    store::restore(&file, &folder)?;
    say(&format!("Restored into {0}. To serve it: task-engine serve --data {0}", folder.display()));
    Ok(())
}
