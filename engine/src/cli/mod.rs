//! The command line.

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::accounts::AccountText;
use crate::config::{ConfigFile, Settings};
use crate::error::{Error, Result};
use crate::server::Server;

/// The exit code when the engine cannot start.
const CANNOT_START: u8 = 2;

/// The embedded engine of Task Monitor for oVirt: the engine's jobs and steps API and a page that
/// hosts plug-ins as the Administration Portal does.
#[derive(Debug, Parser)]
#[command(name = "task-engine", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves until it is interrupted; prints the URL of the portal page.
    Serve(Box<Serve>),
}

/// What can be said on the command line. What is not said there comes from the environment, then
/// from the file of `--config`, then from the default.
#[derive(Debug, Default, Args)]
pub struct Serve {
    /// A TOML file with any of these settings, named as here with `_` for `-`.
    #[arg(long, env = "TASK_ENGINE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The address to listen on [default: 127.0.0.1].
    #[arg(long, env = "TASK_ENGINE_HOST", value_name = "ADDRESS")]
    pub host: Option<IpAddr>,
    /// The port to listen on; 0 takes a free one [default: 8080].
    #[arg(long, env = "TASK_ENGINE_PORT", value_name = "PORT")]
    pub port: Option<u16>,
    /// The folder to keep the database in [default: task-engine-data].
    #[arg(long, env = "TASK_ENGINE_DATA", value_name = "DIR", conflicts_with = "ephemeral")]
    pub data: Option<PathBuf>,
    /// Keep everything in memory and forget it at the end.
    #[arg(long)]
    pub ephemeral: bool,
    /// An account; ROLE is administrator, external-tasks-creator, external-events-creator or user.
    /// Repeatable. The account admin@internal with the password admin is there by itself, but on
    /// loopback only.
    #[arg(long = "user", value_name = "NAME:PASSWORD:ROLE")]
    pub users: Vec<AccountText>,
    /// Minutes between two sweeps of ended jobs [default: 10].
    #[arg(long, env = "TASK_ENGINE_JOB_CLEANUP_RATE", value_name = "MINUTES")]
    pub job_cleanup_rate: Option<u32>,
    /// Minutes that a finished job is kept [default: 10].
    #[arg(long, env = "TASK_ENGINE_SUCCEEDED_JOB_CLEANUP", value_name = "MINUTES")]
    pub succeeded_job_cleanup: Option<u32>,
    /// Minutes that a failed, aborted or unknown job is kept [default: 60].
    #[arg(long, env = "TASK_ENGINE_FAILED_JOB_CLEANUP", value_name = "MINUTES")]
    pub failed_job_cleanup: Option<u32>,
    /// A folder of plug-in descriptors (*.json). Repeatable.
    #[arg(long = "plugin", value_name = "DIR")]
    pub plugins: Vec<PathBuf>,
    /// The folder of the site's settings for plug-ins (*-config.json) [default: beside the descriptors].
    #[arg(long, env = "TASK_ENGINE_PLUGIN_CONFIG", value_name = "DIR")]
    pub plugin_config: Option<PathBuf>,
    /// The media type of plug-in files that end in .wasm [default: application/octet-stream, as a
    /// real engine].
    #[arg(long, env = "TASK_ENGINE_WASM_MIME", value_name = "TYPE")]
    pub wasm_mime: Option<String>,
    /// Serve plug-in files with a strict content security policy.
    #[arg(long)]
    pub strict_csp: bool,
    /// Keep jobs of several vendors and of the engine itself going.
    #[arg(long)]
    pub demo: bool,
    /// Add /dev, with which anybody on this machine can change the clock and the jobs. For tests, on
    /// loopback only.
    #[arg(long)]
    pub dev: bool,
}

/// Runs the program with its arguments.
pub fn main() -> ExitCode {
    let Command::Serve(serve) = Cli::parse().command;
    let filter = EnvFilter::try_from_env("TASK_ENGINE_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(*serve) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("task-engine: {error}");
            ExitCode::from(CANNOT_START)
        }
    }
}

#[tokio::main]
async fn run(serve: Serve) -> Result<()> {
    let file = serve.config.as_deref().map(ConfigFile::read).transpose()?.unwrap_or_default();
    let server = Server::start(Settings::new(serve, file)?).await?;
    // Whoever reads the announcement may ask for a stop at once.
    let mut interrupted = signal(SignalKind::interrupt()).map_err(Error::Server)?;
    let mut terminated = signal(SignalKind::terminate()).map_err(Error::Server)?;
    announce(&server.url()?);
    server
        .serve(async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        })
        .await
}

/// The one line for people; programs read the URL from it.
#[expect(clippy::print_stdout, reason = "this line is what the program has to say")]
fn announce(url: &str) {
    println!("Task Monitor is at {url}");
}
