//! The file of `--config`.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::accounts::AccountText;
use crate::cli::{LogFormat, LogLevel};
use crate::error::{Error, Result};

/// The settings of the command line in a file, with `_` for `-`, all optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConfigFile {
    pub(crate) host: Option<IpAddr>,
    pub(crate) port: Option<u16>,
    pub(crate) data: Option<PathBuf>,
    pub(crate) ephemeral: Option<bool>,
    pub(crate) users: Vec<AccountText>,
    pub(crate) job_cleanup_rate: Option<u32>,
    pub(crate) succeeded_job_cleanup: Option<u32>,
    pub(crate) failed_job_cleanup: Option<u32>,
    pub(crate) plugins: Vec<PathBuf>,
    pub(crate) plugin_config: Option<PathBuf>,
    pub(crate) wasm_mime: Option<String>,
    pub(crate) cors_allowed_origins: Vec<String>,
    pub(crate) csrf_protection: Option<bool>,
    pub(crate) maintenance: Option<bool>,
    pub(crate) strict_csp: Option<bool>,
    pub(crate) demo: Option<bool>,
    pub(crate) dev: Option<bool>,
    pub(crate) log_level: Option<LogLevel>,
    pub(crate) log_format: Option<LogFormat>,
}

impl ConfigFile {
    /// Reads a file, if there is one to read.
    ///
    /// # Errors
    /// When it is not there, no TOML, or has a setting that does not exist.
    pub fn read_if_given(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else { return Ok(Self::default()) };
        let error = |reason: String| Error::ConfigFile { path: path.to_owned(), reason };
        let text = std::fs::read_to_string(path).map_err(|reason| error(reason.to_string()))?;
        toml::from_str(&text).map_err(|wrong: toml::de::Error| {
            // Without the line itself, which may hold a password.
            let before = wrong.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            error(format!("line {}: {}", before.matches('\n').count() + 1, wrong.message()))
        })
    }
}
