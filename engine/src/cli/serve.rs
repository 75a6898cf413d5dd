//! `task-engine serve`.

use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use clap::builder::BoolishValueParser;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args};
use tokio::signal::unix::{SignalKind, signal};

use super::{LogFormat, LogLevel, say};
use crate::accounts::AccountText;
use crate::config::{ConfigFile, Settings};
use crate::error::{Error, Result};
use crate::server::Server;

/// What can be said on the command line. What is not said there comes from the environment, then
/// from the file of `--config`, then from the default.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  task-engine serve --demo --ephemeral            look around; nothing is kept
  task-engine serve --data jobs --port 9000       jobs outlive the engine
  task-engine serve --plugin dist/plugin          with the plug-in that `make dist` built
  task-engine serve --log-level info --log-format json

A file for --config names the same settings with `_` for `-`:
  port = 9000
  data = \"jobs\"
  users = [\"vendor@internal:secret:external-tasks-creator\"]
  plugins = [\"dist/plugin\"]

SIGINT (Ctrl-C) and SIGTERM stop it: requests that were begun get their answers, for 2 seconds at most.")]
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
    #[arg(long, env = "TASK_ENGINE_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Keep everything in memory and forget it at the end.
    #[arg(long, env = "TASK_ENGINE_EPHEMERAL", value_name = "BOOL", num_args = 0..=1, require_equals = true,
        default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub ephemeral: Option<bool>,
    /// An account; ROLE is administrator, external-tasks-creator, external-events-creator or user.
    /// Repeatable; in the environment one a line. The account admin@internal with the password admin is there by
    /// itself, but on loopback only.
    #[arg(
        long = "user",
        env = "TASK_ENGINE_USERS",
        hide_env_values = true,
        value_delimiter = '\n',
        value_name = "NAME:PASSWORD:ROLE"
    )]
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
    /// A folder of plug-in descriptors (*.json). Repeatable; in the environment one a line.
    #[arg(long = "plugin", env = "TASK_ENGINE_PLUGINS", value_delimiter = '\n', value_name = "DIR")]
    pub plugins: Vec<PathBuf>,
    /// The folder of the site's settings for plug-ins (*-config.json) [default: beside the descriptors].
    #[arg(long, env = "TASK_ENGINE_PLUGIN_CONFIG", value_name = "DIR")]
    pub plugin_config: Option<PathBuf>,
    /// The media type of plug-in files that end in .wasm [default: application/octet-stream, as a
    /// real engine].
    #[arg(long, env = "TASK_ENGINE_WASM_MIME", value_name = "TYPE")]
    pub wasm_mime: Option<String>,
    /// Serve plug-in files with a strict content security policy.
    #[arg(long, env = "TASK_ENGINE_STRICT_CSP", value_name = "BOOL", num_args = 0..=1, require_equals = true,
        default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub strict_csp: Option<bool>,
    /// An origin whose pages may use the API, https://portal.example.org for example, or * for any. Repeatable; in the
    /// environment one a line. Without one CORS is off, as on a real engine by default.
    #[arg(
        long = "cors-allowed-origin",
        env = "TASK_ENGINE_CORS_ALLOWED_ORIGINS",
        value_delimiter = '\n',
        value_name = "ORIGIN"
    )]
    pub cors_allowed_origins: Vec<String>,
    /// Protect sessions against forged requests if they ask for it with `Prefer: csrf-protection`.
    #[arg(long, env = "TASK_ENGINE_CSRF_PROTECTION", value_name = "BOOL", num_args = 0..=1, require_equals = true,
        default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub csrf_protection: Option<bool>,
    /// Begin in maintenance mode, in which every command gets a 409.
    #[arg(long, env = "TASK_ENGINE_MAINTENANCE", value_name = "BOOL", num_args = 0..=1, require_equals = true,
        default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub maintenance: Option<bool>,
    /// Keep jobs of several vendors and of the engine itself going.
    #[arg(long, env = "TASK_ENGINE_DEMO", value_name = "BOOL", num_args = 0..=1, require_equals = true,
        default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub demo: Option<bool>,
    /// Add /dev, with which anybody on this machine can change the clock and the jobs. For tests, on
    /// loopback only.
    #[arg(long, env = "TASK_ENGINE_DEV", value_name = "BOOL", num_args = 0..=1, require_equals = true,
        default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub dev: Option<bool>,
    /// The least important to tell on stderr; info tells each request [default: warn].
    #[arg(long, env = "TASK_ENGINE_LOG_LEVEL", value_name = "LEVEL", value_enum)]
    pub log_level: Option<LogLevel>,
    /// How to tell it: lines for people, or JSON objects [default: text].
    #[arg(long, env = "TASK_ENGINE_LOG_FORMAT", value_name = "FORMAT", value_enum)]
    pub log_format: Option<LogFormat>,
}

impl Serve {
    /// `--data` and `--ephemeral` exclude each other: of the two, one that was typed wins over one that stands in
    /// the environment.
    pub(super) fn let_typed_win(&mut self, matches: &ArgMatches) {
        let typed = |name| matches.value_source(name) == Some(ValueSource::CommandLine);
        match (typed("data"), typed("ephemeral")) {
            (true, false) => self.ephemeral = None,
            (false, true) => self.data = None,
            _ => {}
        }
    }
}

/// Says so where a folder holds no plug-in: nothing else would, and the portal shows up without it. One may still be put
/// there while the engine runs.
fn warn_of_none(folder: &Path) {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    if !files.map(|file| file.path()).any(|path| path.extension().is_some_and(|ext| ext == "json")) {
        tracing::warn!("There is no plug-in in {}: nothing there ends in .json", folder.display());
    }
}

pub(super) async fn run(serve: Serve) -> Result<()> {
    let file = ConfigFile::read_if_given(serve.config.as_deref())?;
    let settings = Settings::new(serve, file)?;
    settings.logs.begin();
    settings.plugins.iter().for_each(|folder| warn_of_none(folder));
    let server = Server::start(settings).await?;
    // Whoever reads the announcement may ask for a stop at once.
    let mut interrupted = signal(SignalKind::interrupt()).map_err(Error::Server)?;
    let mut terminated = signal(SignalKind::terminate()).map_err(Error::Server)?;
    say(&format!("Task Monitor is at {}", server.url()?));
    server
        .serve(async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        })
        .await
}
