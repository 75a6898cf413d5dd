//! `task-engine check`: whether a database is sound.

use std::path::PathBuf;

use clap::Args;

use super::place::Place;
use super::say;
use crate::error::Result;
use crate::store;

/// What can be said about a check.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  task-engine check                               the database in task-engine-data
  task-engine check monday.db                     a snapshot

It only reads. The exit code is 0 for a sound database and 2 otherwise.")]
pub(super) struct Check {
    #[command(flatten)]
    place: Place,
    /// A snapshot to check instead of a data folder's database.
    #[arg(value_name = "FILE", conflicts_with_all = ["data", "config"])]
    file: Option<PathBuf>,
}

pub(super) fn run(Check { place, file }: Check) -> Result<()> {
    let path = match file {
        Some(file) => file,
        None => place.database()?,
    };
    let found = store::inspect(&path)?;
    let counted = |n: i64, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    say(&format!(
        "{} is sound: {}, {}, layout {}",
        path.display(),
        counted(found.jobs, "job"),
        counted(found.steps, "step"),
        found.layout
    ));
    Ok(())
}
