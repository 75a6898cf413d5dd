//! Users in the database: whoever could ever sign in, so that old jobs keep an owner with a name.

use rusqlite::{OptionalExtension, params};
use uuid::Uuid;

use super::Tx;
use super::jobs::uuid_column;
use crate::error::Result;
use crate::model::{Role, User};

impl Tx<'_> {
    /// The user with this id.
    pub fn user(&self, id: Uuid) -> Result<Option<User>> {
        let mut query = self.0.prepare_cached("SELECT id, name, domain, role FROM user WHERE id = ?")?;
        let user = query.query_row([id.to_string()], |row| {
            Ok(User {
                id: uuid_column(row, 0)?,
                name: row.get(1)?,
                domain: row.get(2)?,
                // An unknown role has no rights.
                role: Role::from_name(row.get_ref(3)?.as_str()?).unwrap_or(Role::User),
            })
        });
        Ok(user.optional()?)
    }

    /// Stores a user, or the user's new role.
    pub fn put_user(&self, user: &User) -> Result<()> {
        self.0
            .prepare_cached(
                "INSERT INTO user (id, name, domain, role) VALUES (?, ?, ?, ?) \
                 ON CONFLICT (id) DO UPDATE SET role = excluded.role",
            )?
            .execute(params![user.id.to_string(), user.name, user.domain, user.role.name()])?;
        Ok(())
    }
}
