//! The command line, one command a file.

mod check;
mod copies;
mod logs;
mod place;
mod seed;
mod serve;

use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::error::Result;

pub use logs::{LogFormat, LogLevel, Logs};
pub use serve::Serve;

/// The exit code of a command that cannot do what it is asked to.
const REFUSED: u8 = 2;

/// The embedded engine of Task Monitor for oVirt: the engine's jobs and steps API and a page that
/// hosts plug-ins as the Administration Portal does.
#[derive(Debug, Parser)]
#[command(
    name = "task-engine",
    version,
    after_help = "\
A setting comes from the command line, else from the environment, else from the file of --config.
`task-engine COMMAND --help` shows what a command takes, with examples."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves until it is interrupted; prints the URL of the portal page.
    Serve(Box<Serve>),
    /// Fills a data folder that no engine is working on with jobs.
    Seed(seed::Seed),
    /// Copies the database of an engine, running or not, into one file.
    Snapshot(copies::Snapshot),
    /// Makes a data folder out of a snapshot.
    Restore(copies::Restore),
    /// Says whether a database is sound and what is in it.
    Check(check::Check),
}

/// Runs the program with its arguments.
pub fn main() -> ExitCode {
    let matches = Cli::command().version(version(option_env!("TASK_ENGINE_COMMIT"))).get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    match run(cli.command, &matches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("task-engine: {error}");
            ExitCode::from(REFUSED)
        }
    }
}

#[tokio::main]
async fn run(command: Command, matches: &ArgMatches) -> Result<()> {
    match command {
        Command::Serve(mut serve) => {
            if let Some((_, matches)) = matches.subcommand() {
                serve.let_typed_win(matches);
            }
            serve::run(*serve).await
        }
        Command::Seed(seed) => seed::run(seed).await,
        Command::Snapshot(snapshot) => copies::snapshot(snapshot),
        Command::Restore(restore) => copies::restore(restore),
        Command::Check(check) => check::run(check),
    }
}

/// The version, with the commit of what was built where the build knows it.
fn version(commit: Option<&str>) -> String {
    match commit {
        Some(commit) if !commit.is_empty() => format!("{} ({commit})", env!("CARGO_PKG_VERSION")),
        _ => env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// What a command has to say, on a line of its own; of `serve`, programs read the URL from it.
#[expect(clippy::print_stdout, reason = "this is the program's output")]
fn say(line: &str) {
    println!("{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_version_names_its_commit_where_that_is_known() {
        let number = env!("CARGO_PKG_VERSION");
        assert_eq!(version(Some("11f44ab")), format!("{number} (11f44ab)"));
        assert_eq!(version(Some("")), number);
        assert_eq!(version(None), number);
    }
}
