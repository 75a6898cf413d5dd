//! Where the database is, for the commands that work on one without serving it.

use std::path::PathBuf;

use clap::Args;

use crate::config::{ConfigFile, DEFAULT_DATA};
use crate::error::Result;
use crate::store;

/// Which data folder.
#[derive(Debug, Args)]
pub(super) struct Place {
    /// A TOML file with settings of the engine, of which `data` counts here.
    #[arg(long, env = "TASK_ENGINE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the database [default: task-engine-data].
    #[arg(long, env = "TASK_ENGINE_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Place {
    /// The data folder, by the same precedence as for `serve`.
    pub(super) fn folder(self) -> Result<PathBuf> {
        let file = ConfigFile::read_if_given(self.config.as_deref())?;
        Ok(self.data.or(file.data).unwrap_or_else(|| PathBuf::from(DEFAULT_DATA)))
    }

    /// The database in the data folder.
    pub(super) fn database(self) -> Result<PathBuf> {
        Ok(self.folder()?.join(store::FILE_NAME))
    }
}
