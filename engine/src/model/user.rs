//! Users and what they may do.

use uuid::Uuid;

use crate::ids::derived_id;

/// What an account may do (contract 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Everything; sees every job.
    Administrator,
    /// Makes and ends external tasks, yet is no administrator.
    ExternalTasksCreator,
    /// Reports events, yet is no administrator.
    ExternalEventsCreator,
    /// Signs in, nothing else.
    User,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 4] =
        [Role::Administrator, Role::ExternalTasksCreator, Role::ExternalEventsCreator, Role::User];

    /// The word on the command line and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::ExternalTasksCreator => "external-tasks-creator",
            Role::ExternalEventsCreator => "external-events-creator",
            Role::User => "user",
        }
    }

    /// The role with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Somebody who can own jobs; with a password also somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The id, the same for the same name in every engine and every run.
    pub id: Uuid,
    /// The name before the `@`.
    pub name: String,
    /// The domain after the `@`.
    pub domain: String,
    /// What the user may do.
    pub role: Role,
}

impl User {
    /// The user `name@domain` in a role. Without `@` the domain is `internal`.
    pub fn new(login: &str, role: Role) -> Self {
        let (name, domain) = login.rsplit_once('@').unwrap_or((login, "internal"));
        let id = derived_id(&format!("user {name}@{domain}"));
        Self { id, name: name.to_owned(), domain: domain.to_owned(), role }
    }

    /// The name to sign in with, `name@domain`.
    pub fn login(&self) -> String {
        format!("{}@{}", self.name, self.domain)
    }

    /// The id of the user's domain.
    pub fn domain_id(&self) -> Uuid {
        derived_id(&format!("domain {}", self.domain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_the_same_id_in_every_run() {
        let user = User::new("admin@internal", Role::Administrator);
        assert_eq!(user.id, User::new("admin", Role::User).id);
        assert_ne!(user.id, User::new("vendor@internal", Role::User).id);
        assert_eq!(user.login(), "admin@internal");
    }
}
