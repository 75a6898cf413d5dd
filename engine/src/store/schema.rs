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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_layout_becomes_the_present_one_with_all_that_is_in_it() {
        let mut connection = Connection::open_in_memory().expect("memory");
        connection.execute_batch(MIGRATIONS[0]).expect("the first layout");
        connection.pragma_update(None, "user_version", 1).expect("its number");
        let insert =
            "INSERT INTO job VALUES ('J', 'AddExternalJob', 'Clone', 'started', NULL, 1, 0, 1, NULL, 1, '')";
        connection.execute_batch(insert).expect("a job");
        // Once more finds nothing to do.
        for _ in 0..2 {
            migrate(&mut connection).expect("the present layout");
            let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).expect(sql);
            assert_eq!(count("PRAGMA user_version"), LATEST);
            assert_eq!(count("SELECT count(*) FROM job WHERE description = 'Clone'"), 1);
            assert_eq!(count("SELECT count(*) FROM event"), 0);
        }
    }
}
