//! The layout of the database and how older layouts become the present one.

use rusqlite::{Connection, TransactionBehavior};

/// Marks a file as a database of this engine ("tMon").
pub(super) const APPLICATION_ID: i64 = 0x744d_6f6e;

/// Marks one that was filled with jobs and never served ("tMof").
pub(super) const UNSERVED_ID: i64 = 0x744d_6f66;

/// The layouts, each a step from the one before. Only ever add to the end.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/1-jobs-steps-users.sql"),
    include_str!("schema/2-events.sql"),
    include_str!("schema/3-inventory.sql"),
];

/// The newest layout.
pub(super) const LATEST: i64 = MIGRATIONS.len() as i64;

/// Brings the database to the newest layout: entirely, or not at all.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let present: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let missing = MIGRATIONS.iter().skip(usize::try_from(present).unwrap_or(0));
    for script in missing {
        transaction.execute_batch(script)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", LATEST)?;
    transaction.commit()
}
