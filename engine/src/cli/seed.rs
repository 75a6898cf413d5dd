//! `task-engine seed`: jobs for a data folder before anybody serves it.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::place::Place;
use super::say;
use crate::app::App;
use crate::clock::Clock;
use crate::config::Settings;
use crate::demo::{self, Demonstration};
use crate::error::{Error, Result};
use crate::ids::Ids;
use crate::scenario::{self, PlannedJob};
use crate::store::Store;

/// How many jobs are stored in one transaction.
const AT_ONCE: usize = 1_000;

/// Where the jobs come from.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  task-engine seed --data demo --demo             the history of `serve --demo`
  task-engine seed --data full --jobs 20000       made-up jobs of five steps each
  task-engine seed --data mine --scenario my.json

A scenario is a JSON list of jobs in any state. Only `description` is mandatory:
  [ { \"description\": \"Backup of web01\", \"status\": \"failed\", \"auto_cleared\": true,
      \"external\": true, \"owner\": \"vendor@internal\",
      \"started_ms_ago\": 90000, \"ended_ms_ago\": 30000,
      \"steps\": [ { \"description\": \"Copy\", \"type\": \"executing\", \"steps\": [] } ] } ]

What is under way is still so when the folder is served for the first time. In a folder that was served
before, the next start is a restart, which makes it unknown.")]
pub(super) struct Seed {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    source: Source,
    /// How many steps each of --jobs has.
    #[arg(long, value_name = "N", default_value_t = 5, requires = "jobs")]
    steps: u32,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Source {
    /// A file of jobs.
    #[arg(long, value_name = "FILE")]
    scenario: Option<PathBuf>,
    /// The last hour of several vendors and of the engine itself; for a new folder only.
    #[arg(long)]
    demo: bool,
    /// So many made-up jobs, the same ones each time.
    #[arg(long, value_name = "N")]
    jobs: Option<u32>,
}

pub(super) async fn run(Seed { place, source, steps }: Seed) -> Result<()> {
    // Read first: a mistake in the file makes no folder.
    let planned = source.scenario.as_deref().map(read).transpose()?;
    let folder = place.folder()?;
    let store = Store::in_folder(&folder)?;
    let served_before = store.was_served();
    let app = App::new(Settings::default(), store, Clock::system(), Ids::random())?;
    if source.demo {
        rehearse(&app, &folder).await?;
    } else if let Some(planned) = planned {
        app.store.write_blocking(|tx| scenario::perform(&app, tx, planned))?;
    } else {
        let mut planned = scenario::made_up(source.jobs.unwrap_or(0), steps).peekable();
        while planned.peek().is_some() {
            let some = planned.by_ref().take(AT_ONCE).collect();
            app.store.write_blocking(|tx| scenario::perform(&app, tx, some))?;
        }
    }
    if !served_before {
        app.store.mark_unserved()?;
    }
    let jobs = app.store.read(|tx| tx.count_jobs()).await?;
    let jobs = if jobs == 1 { "1 job".to_owned() } else { format!("{jobs} jobs") };
    say(&format!("{0} holds {jobs} now. To serve it: task-engine serve --data {0}", folder.display()));
    Ok(())
}

/// The history of the demonstration, which holds a restart: jobs that were there before would suffer from it.
async fn rehearse(app: &App, folder: &Path) -> Result<()> {
    if app.store.is_reopened() {
        let folder = folder.display();
        return Err(Error::Setting(format!(
            "{folder} holds a database already, which was left as it is. Give --demo a new folder with --data."
        )));
    }
    Demonstration::new(app.clone(), demo::SEED).rehearse().await
}

fn read(path: &Path) -> Result<Vec<PlannedJob>> {
    let error = |reason: String| Error::Scenario { path: path.to_owned(), reason };
    let text = fs::read_to_string(path).map_err(|reason| error(reason.to_string()))?;
    serde_json::from_str(&text).map_err(|reason| error(reason.to_string()))
}
