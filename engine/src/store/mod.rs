//! The database: one SQLite file, or memory.
//!
//! A write is committed to the disk before its answer is sent, so whoever got an answer can kill
//! the engine. Work runs on threads that may block. Writes come one after the other; reads of a file
//! run beside them on connections of their own and see what was committed when they began.

mod copy;
mod entities;
mod events;
mod filter;
mod inventory;
mod jobs;
mod open;
mod rows;
mod running;
mod schema;
mod steps;
mod users;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Error, Result};

pub use copy::{Contents, copy, inspect, restore};
pub use filter::{Filter, Page};

/// The name of the database's file in the data folder.
pub const FILE_NAME: &str = "task-engine.db";

/// The database; clones are the same database.
#[derive(Clone, Debug)]
pub struct Store(Arc<Connections>);

/// What became of a database before it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum History {
    /// It is new.
    None,
    /// It was filled for an engine that is still to begin.
    Filled,
    /// An engine worked on it.
    Served,
}

#[derive(Debug)]
struct Connections {
    /// Readers that nobody uses right now. A database in memory has none: it belongs to its writer.
    readers: Mutex<Vec<Connection>>,
    /// Closed after the readers: the last one to go puts everything into the one file, and a reader cannot.
    writer: Mutex<Connection>,
    file: Option<PathBuf>,
    history: History,
    /// Held as long as this engine works on the folder.
    _lock: Option<File>,
}

impl Store {
    /// A new database in memory.
    ///
    /// # Errors
    /// When SQLite has no memory for it.
    pub fn in_memory() -> Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        open::prepare(&mut connection)?;
        schema::migrate(&mut connection)?;
        Ok(Self::over(connection, None, History::None, None))
    }

    /// The database in the folder `data`, which is made if it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made or is in use, and when its database is newer than this
    /// version, damaged or another program's. The file is then left as it is.
    pub fn in_folder(data: &Path) -> Result<Self> {
        let opened = open::in_folder(data)?;
        Ok(Self::over(opened.connection, Some(opened.path), opened.history, Some(opened.lock)))
    }

    fn over(writer: Connection, file: Option<PathBuf>, history: History, lock: Option<File>) -> Self {
        let writer = Mutex::new(writer);
        Self(Arc::new(Connections { readers: Mutex::default(), writer, file, history, _lock: lock }))
    }

    /// Whether the database was there before.
    pub fn is_reopened(&self) -> bool {
        self.0.history != History::None
    }

    /// Whether an engine worked on the database before, so that opening it is a restart (contract 4.7).
    pub fn was_served(&self) -> bool {
        self.0.history == History::Served
    }

    /// Leaves the database for an engine that begins on it instead of restarting: what is under way goes on.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_unserved(&self) -> Result<()> {
        let writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(writer.pragma_update(None, "application_id", schema::UNSERVED_ID)?)
    }

    /// Runs `work` in a transaction that is on the disk when this returns.
    ///
    /// # Errors
    /// The error of `work`, after which nothing is stored, or that of the database.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        off_thread(move || store.write_blocking(work)).await
    }

    /// [`Store::write`] for a thread that may wait.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        // A panic in `work` drops its transaction, which undoes it: the connection stays good.
        let mut writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tx = Tx(transaction);
        let done = work(&tx)?;
        tx.0.commit()?;
        Ok(done)
    }

    /// Runs queries on one state of the database.
    ///
    /// # Errors
    /// The error of `work` or that of the database.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        off_thread(move || store.read_blocking(work)).await
    }

    fn read_blocking<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let Some(file) = &self.0.file else {
            let mut writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
            return work(&Tx(writer.transaction()?));
        };
        let idle = self.0.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = idle.map_or_else(|| open::reader(file), Ok)?;
        let done = work(&Tx(reader.transaction()?));
        self.0.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        done
    }
}

/// Blocking work must not hold up the requests of others.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Error::Interrupted))
}

/// A transaction: what rules and queries work on.
#[derive(Debug)]
pub struct Tx<'connection>(Transaction<'connection>);

impl Tx<'_> {
    /// Does something, and undoes it within the transaction unless it is to be kept.
    ///
    /// # Errors
    /// The error of `work`, which also undoes it, or that of the database.
    pub fn attempt<T>(&self, work: impl FnOnce() -> Result<T>, keep: impl FnOnce(&T) -> bool) -> Result<T> {
        self.0.execute_batch("SAVEPOINT attempt")?;
        let done = work();
        if !done.as_ref().is_ok_and(keep) {
            self.0.execute_batch("ROLLBACK TO attempt")?;
        }
        self.0.execute_batch("RELEASE attempt")?;
        done
    }
}
