//! Everything that can go wrong in the engine, in plain sentences.

use std::net::IpAddr;
use std::path::PathBuf;

use crate::rules::Refusal;

/// The result of whatever can go wrong in the engine.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A command was refused by a business rule (contract 4.1).
    #[error("{0}")]
    Refused(Refusal),
    /// A command on the site went wrong while it was carried out; the text is the engine's own.
    #[error("[Internal Engine Error]")]
    CommandFailed,
    /// A query was refused or cannot be run (contract 1.9, 6); the text is the engine's own.
    #[error("{0}")]
    Query(String),
    /// The database failed in the middle of the work.
    #[error("The database failed: {0}. Nothing of this request was stored.")]
    Database(#[from] rusqlite::Error),
    /// The thread that worked on the database ended before its work did.
    #[error("The work on the database was cut short. Nothing of this request was stored.")]
    Interrupted,
    /// The database was written by a newer version.
    #[error(
        "The database {path} has layout {found}, and this version knows layouts up to {known}. \
         Start the version of task-engine that wrote it, or give another folder with --data."
    )]
    NewerDatabase {
        /// The database's file.
        path: PathBuf,
        /// The layout that it has.
        found: i64,
        /// The newest layout that this version knows.
        known: i64,
    },
    /// The file is no database, or a damaged one.
    #[error(
        "{path} cannot be used as a database: {reason}. It was left as it is. \
         Restore it from a copy, or give another folder with --data."
    )]
    UnusableDatabase {
        /// The database's file.
        path: PathBuf,
        /// SQLite's own words.
        reason: String,
    },
    /// The data folder cannot be made.
    #[error(
        "The data folder {path} cannot be made: {reason}. Give a folder that you can write to with --data."
    )]
    DataFolder {
        /// The folder.
        path: PathBuf,
        /// The system's own words.
        reason: std::io::Error,
    },
    /// Another engine works on the same data.
    #[error(
        "The database {0} is in use by another task-engine. Stop that one, or give another folder with --data."
    )]
    DatabaseInUse(PathBuf),
    /// There is nothing to copy or to look at.
    #[error("There is no database of a task-engine at {0}. Name another one, or its folder with --data.")]
    NoDatabase(PathBuf),
    /// What is to be made is there already.
    #[error("{0} is there already, and was left as it is. Choose another place.")]
    AlreadyThere(PathBuf),
    /// A copy of the database cannot be written.
    #[error("{path} cannot be written: {reason}. Choose a place that you can write to.")]
    Copy {
        /// The copy.
        path: PathBuf,
        /// The system's or SQLite's own words.
        reason: String,
    },
    /// A file of jobs cannot be read.
    #[error("The scenario {path} cannot be used: {reason}. `task-engine seed --help` shows one.")]
    Scenario {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The configuration file cannot be read.
    #[error(
        "The configuration file {path} cannot be used: {reason}. Mend it, or give another one with --config; \
         `task-engine serve --help` names the settings."
    )]
    ConfigFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A setting has a value that makes no sense.
    #[error("{0}")]
    Setting(String),
    /// Nobody but this machine may use the default account.
    #[error(
        "Listening on {0} lets other machines in, so the default account is not accepted there. \
         Give at least one account with --user NAME:PASSWORD:ROLE, or listen on 127.0.0.1."
    )]
    DefaultAccountExposed(IpAddr),
    /// Nobody but this machine may use `/dev`.
    #[error(
        "Listening on {0} lets other machines in, and with --dev they could change jobs and clock without an \
         account. Leave out --dev, or listen on 127.0.0.1."
    )]
    DevExposed(IpAddr),
    /// Somebody else listens on the port.
    #[error(
        "Port {port} on {host} is taken by another program. Stop that one, or choose another port: \
         PORT={other} make run, or --port {other}.",
        other = port.checked_add(1).unwrap_or(8080)
    )]
    PortTaken {
        /// The address.
        host: IpAddr,
        /// The port.
        port: u16,
    },
    /// The address cannot be listened on for another reason.
    #[error("Cannot listen on {host}, port {port}: {reason}. Choose others with --host and --port.")]
    Listen {
        /// The address.
        host: IpAddr,
        /// The port.
        port: u16,
        /// The system's own words.
        reason: std::io::Error,
    },
    /// The server ended by itself.
    #[error("The server stopped: {0}")]
    Server(std::io::Error),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal)
    }
}
