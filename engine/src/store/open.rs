//! Opening the database of a folder without ever spoiling what is there.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, OpenFlags};

use super::{FILE_NAME, History, schema};
use crate::error::{Error, Result};

/// The file whose lock says that an engine works on the folder. The lock ends with its process,
/// however that ends.
const LOCK_NAME: &str = "task-engine.lock";

/// An opened folder.
pub(super) struct Opened {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    pub(super) history: History,
    pub(super) lock: File,
}

/// Opens or makes the database in `data`.
pub(super) fn in_folder(data: &Path) -> Result<Opened> {
    let folder_error = |reason| Error::DataFolder { path: data.to_owned(), reason };
    fs::create_dir_all(data).map_err(folder_error)?;
    let path = data.join(FILE_NAME);
    let lock = File::create(data.join(LOCK_NAME)).map_err(folder_error)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(Error::DatabaseInUse(path)),
        Err(TryLockError::Error(reason)) => return Err(folder_error(reason)),
    }
    let unusable =
        |error: rusqlite::Error| Error::UnusableDatabase { path: path.clone(), reason: error.to_string() };
    let mut connection = Connection::open(&path).map_err(unusable)?;
    let history = if is_blank(&connection).map_err(unusable)? {
        History::None
    } else {
        check(&connection, &path, unusable)?
    };
    prepare(&mut connection).map_err(unusable)?;
    schema::migrate(&mut connection).map_err(unusable)?;
    Ok(Opened { connection, path, history, lock })
}

/// Whether nobody has put anything into the database yet: what SQLite leaves when an engine is killed between
/// making the file and laying out its tables.
fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    Ok(count("PRAGMA application_id")? == 0
        && count("PRAGMA user_version")? == 0
        && count("SELECT count(*) FROM sqlite_schema")? == 0)
}

/// Refuses a database that is newer, damaged or another program's, before anything is written.
fn check(
    connection: &Connection,
    path: &Path,
    unusable: impl Fn(rusqlite::Error) -> Error,
) -> Result<History> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let (application, found) =
        (pragma("application_id").map_err(&unusable)?, pragma("user_version").map_err(&unusable)?);
    let damaged = |reason: String| Error::UnusableDatabase { path: path.to_owned(), reason };
    let history = match application {
        schema::APPLICATION_ID => History::Served,
        schema::UNSERVED_ID => History::Filled,
        _ => return Err(damaged("it belongs to another program".to_owned())),
    };
    if found > schema::LATEST {
        return Err(Error::NewerDatabase { path: path.to_owned(), found, known: schema::LATEST });
    }
    flaw(connection, "quick_check").map_or(Ok(history), |flaw| Err(damaged(flaw)))
}

/// What is damaged in a database, by one of SQLite's own looks at it: the first flaw, and how many more there are.
pub(super) fn flaw(connection: &Connection, look: &str) -> Option<String> {
    let told: rusqlite::Result<String> = connection.pragma_query_value(None, look, |row| row.get(0));
    let told = told.unwrap_or_else(|error| error.to_string());
    // A line of stars names the table that the flaws after it are in.
    let mut flaws = told.lines().filter(|line| !line.starts_with("***"));
    let first = flaws.next().filter(|first| *first != "ok")?;
    Some(match flaws.count() {
        0 => first.to_owned(),
        more => format!("{first} (and {more} more flaws)"),
    })
}

/// Opens any file of a database for reading only, after the same checks.
pub(super) fn looking(file: &Path) -> Result<Connection> {
    let unusable =
        |error: rusqlite::Error| Error::UnusableDatabase { path: file.to_owned(), reason: error.to_string() };
    if !file.exists() {
        return Err(Error::NoDatabase(file.to_owned()));
    }
    let connection = reader(file).map_err(unusable)?;
    if is_blank(&connection).map_err(unusable)? {
        return Err(Error::NoDatabase(file.to_owned()));
    }
    check(&connection, file, unusable)?;
    Ok(connection)
}

/// Sets a connection up for writing.
pub(super) fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    tell_statements(connection)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // FULL syncs each commit: what was answered outlives even a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)
}

/// A further connection that only reads.
pub(super) fn reader(file: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(file, flags)?;
    tell_statements(&mut connection)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    Ok(connection)
}

/// Tells every statement, without its values, where the log goes down to that.
fn tell_statements(connection: &mut Connection) -> rusqlite::Result<()> {
    let tell = |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(_, sql) = event {
            tracing::debug!(sql, "statement");
        }
    };
    if !tracing::enabled!(tracing::Level::DEBUG) {
        return Ok(());
    }
    connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(tell))
}

#[cfg(test)]
mod tests {
    use super::super::Store;
    use super::*;

    fn refusal(data: &Path) -> String {
        Store::in_folder(data).expect_err("the database is refused").to_string()
    }

    #[test]
    fn a_new_folder_is_no_restart_and_an_old_one_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("new");
        assert!(!Store::in_folder(&data).expect("it opens").is_reopened());
        assert!(Store::in_folder(&data).expect("it opens again").is_reopened());
    }

    #[test]
    fn a_database_without_tables_is_new() {
        for journal in ["WAL", "DELETE"] {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join(FILE_NAME);
            Connection::open(&path)
                .and_then(|connection| {
                    connection.pragma_update(None, "journal_mode", journal)?;
                    connection.execute_batch("CREATE TABLE draft (x); DROP TABLE draft;")
                })
                .expect("an engine begins");
            assert!(fs::metadata(&path).expect("it is there").len() > 0);
            assert!(!Store::in_folder(folder.path()).expect("it opens").is_reopened());
            assert!(Store::in_folder(folder.path()).expect("it opens again").is_reopened());
        }
    }

    #[test]
    fn commits_are_on_the_disk_before_they_are_answered() {
        let folder = tempfile::tempdir().expect("a folder");
        let opened = in_folder(folder.path()).expect("it opens");
        let journal: String =
            opened.connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).expect("a mode");
        let synchronous: i64 =
            opened.connection.pragma_query_value(None, "synchronous", |row| row.get(0)).expect("a level");
        const FULL: i64 = 2;
        assert_eq!((journal.as_str(), synchronous), ("wal", FULL));
    }

    #[test]
    fn two_engines_do_not_share_a_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let _first = Store::in_folder(folder.path()).expect("it opens");
        assert!(refusal(folder.path()).contains("in use by another task-engine"));
    }

    #[test]
    fn a_newer_database_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(Store::in_folder(folder.path()).expect("it opens"));
        let path = folder.path().join(FILE_NAME);
        Connection::open(&path)
            .and_then(|connection| connection.pragma_update(None, "user_version", 99))
            .expect("the version is set");
        let before = fs::read(&path).expect("it is there");
        assert!(refusal(folder.path()).contains("layout 99"));
        assert_eq!(fs::read(&path).expect("it is there"), before);
    }

    #[test]
    fn what_is_no_database_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE_NAME);
        let text = "my notes, not a database. ".repeat(200);
        fs::write(&path, &text).expect("it is written");
        assert!(refusal(folder.path()).contains("not a database"));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), text);
    }

    #[test]
    fn a_damaged_database_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(Store::in_folder(folder.path()).expect("it opens"));
        let path = folder.path().join(FILE_NAME);
        let mut bytes = fs::read(&path).expect("it is there");
        let page = bytes.len() / 2;
        bytes[page..].fill(0xa5);
        fs::write(&path, &bytes).expect("it is written");
        let refusal = refusal(folder.path());
        assert!(refusal.contains("It was left as it is"));
        assert_eq!(refusal.lines().count(), 1, "{refusal}");
        assert_eq!(fs::read(&path).expect("it is there"), bytes);
    }

    #[test]
    fn the_database_of_another_program_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE_NAME);
        Connection::open(&path)
            .and_then(|connection| connection.execute_batch("CREATE TABLE recipe (name TEXT)"))
            .expect("it is made");
        assert!(refusal(folder.path()).contains("another program"));
    }
}
