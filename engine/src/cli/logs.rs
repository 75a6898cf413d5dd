//! What the program tells on stderr while it runs.

use std::io::{IsTerminal, stderr};

use clap::ValueEnum;
use serde::Deserialize;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// How the log is written, and how much of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Logs {
    /// For people or for programs.
    pub format: LogFormat,
    /// The least important that is told.
    pub level: LogLevel,
}

/// How an entry of the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// A line for people.
    #[default]
    Text,
    /// A line that is a JSON object, for programs.
    Json,
}

/// The least important that is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// Nothing at all.
    Off,
    /// What went wrong in the engine itself.
    Error,
    /// What somebody should look at.
    #[default]
    Warn,
    /// Each request with its answer's status.
    Info,
    /// Each statement to the database as well, without its values.
    Debug,
}

impl From<LogLevel> for LevelFilter {
    fn from(level: LogLevel) -> Self {
        match level {
            LogLevel::Off => Self::OFF,
            LogLevel::Error => Self::ERROR,
            LogLevel::Warn => Self::WARN,
            LogLevel::Info => Self::INFO,
            LogLevel::Debug => Self::DEBUG,
        }
    }
}

impl Logs {
    /// Begins to tell. The libraries below the engine tell their warnings only: what they call information is
    /// about bytes and sockets.
    pub(super) fn begin(self) {
        let level = LevelFilter::from(self.level);
        let targets =
            Targets::new().with_default(level.min(LevelFilter::WARN)).with_target("task_engine", level);
        let layer = fmt::layer().with_writer(stderr);
        let layer = match self.format {
            LogFormat::Text => layer.with_ansi(stderr().is_terminal()).boxed(),
            LogFormat::Json => layer.json().flatten_event(true).boxed(),
        };
        tracing_subscriber::registry().with(layer.with_filter(targets)).init();
    }
}
