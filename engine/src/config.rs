//! How an engine was started.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use crate::accounts::Account;
use crate::model::Millis;

/// Everything that can be chosen about a running engine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 takes a free one.
    pub port: u16,
    /// The folder of the database; `None` keeps everything in memory.
    pub data: Option<PathBuf>,
    /// Who can sign in.
    pub accounts: Vec<Account>,
    /// When ended jobs are deleted.
    pub retention: Retention,
    /// The folders of plug-in descriptors.
    pub plugins: Vec<PathBuf>,
    /// Whether the demonstration runs.
    pub demo: bool,
    /// Whether `/dev` is there.
    pub dev: bool,
    /// Whether plug-in files are served with a strict content security policy.
    pub strict_csp: bool,
    /// The media type of plug-in files that end in `.wasm`.
    pub wasm_mime: String,
}

impl Default for Settings {
    /// Loopback, a free port, in memory, the default account, the engine's own periods.
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            data: None,
            accounts: vec![Account::default_administrator()],
            retention: Retention::default(),
            plugins: Vec::new(),
            demo: false,
            dev: false,
            strict_csp: false,
            wasm_mime: DEFAULT_WASM_MIME.to_owned(),
        }
    }
}

/// The media type that a real engine gives to WASM files, which it does not know.
pub const DEFAULT_WASM_MIME: &str = "application/octet-stream";

/// When ended jobs are deleted (contract 4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The time between two sweeps, and before the first one.
    pub sweep_every: Millis,
    /// How long a finished job stays.
    pub succeeded: Millis,
    /// How long a failed, aborted or unknown job stays.
    pub failed: Millis,
}

impl Retention {
    /// The three periods in minutes, as the engine's configuration has them.
    pub const fn minutes(sweep_every: u32, succeeded: u32, failed: u32) -> Self {
        const MINUTE: Millis = 60_000;
        Self {
            sweep_every: sweep_every as Millis * MINUTE,
            succeeded: succeeded as Millis * MINUTE,
            failed: failed as Millis * MINUTE,
        }
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self::minutes(10, 10, 60)
    }
}
