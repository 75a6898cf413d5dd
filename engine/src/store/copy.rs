//! Databases seen from outside an engine: whole copies, and what is in a file.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::{FILE_NAME, open};
use crate::error::{Error, Result};

/// What a sound database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contents {
    /// How many jobs.
    pub jobs: i64,
    /// How many steps.
    pub steps: i64,
    /// Its layout; this version knows those up to its own.
    pub layout: i64,
}

/// Copies the database `from` into the new file `to`: its state at one moment, whether an engine works on it or not.
///
/// # Errors
/// When `from` is no sound database of this version or an older one, when `to` is there already, and when it cannot
/// be written. Nothing is left of it then.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let source = open::looking(from)?;
    let unwritable = |reason: String| Error::Copy { path: to.to_owned(), reason };
    // Made in one step with the question whether it is there: nobody's file is overwritten.
    File::create_new(to).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::AlreadyThere(to.to_owned()),
        _ => unwritable(error.to_string()),
    })?;
    let copied = copy_pages(&source, to).map_err(|error| unwritable(error.to_string()));
    if copied.is_err() {
        // The error is told already; what is left is empty.
        let _ = fs::remove_file(to);
    }
    copied
}

/// All pages in one go: a writer that comes in between would make it begin again and again.
fn copy_pages(source: &Connection, to: &Path) -> rusqlite::Result<()> {
    const ALL: i32 = -1;
    let mut target = Connection::open(to)?;
    Backup::new(source, &mut target)?.step(ALL)?;
    // A copy is one file: whoever only looks at one with a write-ahead log leaves two more beside it.
    target.pragma_update(None, "journal_mode", "DELETE")
}

/// Makes the data folder `data` out of the copy `from`.
///
/// # Errors
/// As [`copy`], and when the folder cannot be made or holds a database already.
pub fn restore(from: &Path, data: &Path) -> Result<()> {
    // Before the folder is made: a mistake leaves nothing behind.
    open::looking(from)?;
    fs::create_dir_all(data).map_err(|reason| Error::DataFolder { path: data.to_owned(), reason })?;
    copy(from, &data.join(FILE_NAME))
}

/// What is in a database, after a look at every page of it.
///
/// # Errors
/// When it is no sound database of this version or an older one.
pub fn inspect(file: &Path) -> Result<Contents> {
    let connection = open::looking(file)?;
    let unusable = |reason: String| Error::UnusableDatabase { path: file.to_owned(), reason };
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    if let Some(flaw) = open::flaw(&connection, "integrity_check") {
        return Err(unusable(flaw));
    }
    let orphans = number("SELECT count(*) FROM pragma_foreign_key_check")?;
    if orphans > 0 {
        return Err(unusable(format!("{orphans} rows belong to jobs that are not there")));
    }
    Ok(Contents {
        jobs: number("SELECT count(*) FROM job")?,
        steps: number("SELECT count(*) FROM step")?,
        layout: number("SELECT * FROM pragma_user_version")?,
    })
}
