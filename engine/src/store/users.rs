//! Users in the database: whoever could ever sign in, so that old jobs keep an owner with a name.

use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::Tx;
use super::filter::{Column, Filter, Page};
use super::jobs::uuid_column;
use crate::error::Result;
use crate::model::{Role, User};
use crate::search::{Search, UserField};

impl Column for UserField {
    fn column(self) -> &'static str {
        match self {
            UserField::Name => "name",
            UserField::UserName => "name || '@' || domain",
        }
    }

    const TEXTS: &'static [&'static str] = &["name || '@' || domain"];
}

impl Filter {
    /// The users whom a search finds.
    pub fn users(search: &Search<UserField>, case_sensitive: bool) -> Self {
        Self::of(search, case_sensitive)
    }
}

impl Tx<'_> {
    /// The user with this id.
    pub fn user(&self, id: Uuid) -> Result<Option<User>> {
        let mut query = self.0.prepare_cached("SELECT id, name, domain, role FROM user WHERE id = ?")?;
        Ok(query.query_row([id.to_string()], read_user).optional()?)
    }

    /// A page of the users whom a filter lets through, by their names unless it says otherwise.
    pub fn users(&self, filter: &Filter, page: Page) -> Result<Vec<User>> {
        let (clauses, values) = filter.clauses("name, domain", page);
        let mut query =
            self.0.prepare_cached(&format!("SELECT id, name, domain, role FROM user {clauses}"))?;
        let rows = query.query_map(values, read_user)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
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

fn read_user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        id: uuid_column(row, 0)?,
        name: row.get(1)?,
        domain: row.get(2)?,
        // An unknown role has no rights.
        role: Role::from_name(row.get_ref(3)?.as_str()?).unwrap_or(Role::User),
    })
}
