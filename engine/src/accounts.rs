//! Who can sign in.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::Deserialize;

use crate::error::Error;
use crate::model::{Role, User};

/// A user with a password, as given by `--user NAME:PASSWORD:ROLE`.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The user.
    pub user: User,
    /// The password, compared as it is.
    pub password: String,
}

impl Account {
    /// The name of the account that is there without being asked for, on loopback only.
    pub const DEFAULT_LOGIN: &'static str = "admin@internal";

    /// The default account, `admin@internal` with the password `admin`.
    pub fn default_administrator() -> Self {
        Self { user: User::new(Self::DEFAULT_LOGIN, Role::Administrator), password: "admin".to_owned() }
    }

    /// Whether this name and password are those of the account.
    pub fn is(&self, login: &str, password: &str) -> bool {
        self.user.login() == login && self.password == password
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Account").field("user", &self.user).finish_non_exhaustive()
    }
}

impl FromStr for Account {
    type Err = Error;

    /// Reads `NAME:PASSWORD:ROLE`. The password may hold colons, the name and the role cannot.
    fn from_str(text: &str) -> Result<Self, Error> {
        let form = || {
            let roles = Role::ALL.map(Role::name).join(", ");
            // The text holds a password, so it is not repeated.
            Error::Setting(format!(
                "An account is written NAME:PASSWORD:ROLE, vendor@internal:secret:administrator for \
                 example. The roles are {roles}."
            ))
        };
        let (login, rest) = text.split_once(':').ok_or_else(form)?;
        let (password, role) = rest.rsplit_once(':').ok_or_else(form)?;
        let role = Role::from_name(role).ok_or_else(form)?;
        if login.is_empty() || login.starts_with('@') || login.ends_with('@') || password.is_empty() {
            return Err(form());
        }
        Ok(Self { user: User::new(login, role), password: password.to_owned() })
    }
}

/// An account as somebody wrote it. It is read later and shown never, not even by whoever refuses it: there is a
/// password in it.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct AccountText(String);

impl AccountText {
    /// Reads the account.
    ///
    /// # Errors
    /// When it is no account.
    pub fn read(&self) -> Result<Account, Error> {
        self.0.parse()
    }
}

impl From<String> for AccountText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for AccountText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("AccountText").finish_non_exhaustive()
    }
}

/// Every account of a running engine.
pub struct Accounts(Vec<(Arc<User>, String)>);

impl Accounts {
    /// These accounts; of two for the same user the later one counts.
    pub fn new(accounts: &[Account]) -> Self {
        let mut known: Vec<(Arc<User>, String)> = Vec::new();
        for Account { user, password } in accounts.iter().cloned() {
            known.retain(|(other, _)| other.id != user.id);
            known.push((Arc::new(user), password));
        }
        Self(known)
    }

    /// The user who signs in with this name and password.
    pub fn sign_in(&self, login: &str, password: &str) -> Option<Arc<User>> {
        let (user, expected) = self.0.iter().find(|(user, _)| user.login() == login)?;
        same(expected.as_bytes(), password.as_bytes()).then(|| user.clone())
    }

    /// Everybody who can sign in.
    pub fn users(&self) -> impl Iterator<Item = &Arc<User>> {
        self.0.iter().map(|(user, _)| user)
    }
}

impl fmt::Debug for Accounts {
    /// The users without their passwords.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.users()).finish()
    }
}

/// Compares without telling by its time how much was right.
fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && left.iter().zip(right).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_name_password_role() {
        let account: Account =
            "vendor@internal:a:b:external-tasks-creator".parse().expect("it is well formed");
        assert_eq!(account.user.login(), "vendor@internal");
        assert_eq!(account.password, "a:b");
        assert_eq!(account.user.role, Role::ExternalTasksCreator);
        assert!(!format!("{account:?}").contains("a:b"));
    }

    #[test]
    fn a_malformed_account_is_explained_without_its_password() {
        for text in [
            "vendor",
            "vendor:secret",
            "vendor:secret:king",
            ":secret:user",
            "vendor::user",
            "@x:secret:user",
        ] {
            let error = text.parse::<Account>().expect_err(text).to_string();
            assert!(error.contains("NAME:PASSWORD:ROLE") && error.contains("administrator"), "{error}");
            assert!(!error.contains(": secret") && !error.contains("king"), "{error}");
        }
    }

    #[test]
    fn passwords_are_not_shown() {
        let text = AccountText::from("vendor@internal:geheim:administrator".to_owned());
        let accounts = Accounts::new(&[text.read().expect("it is well formed")]);
        let shown = format!("{text:?} {accounts:?}");
        assert!(shown.contains("vendor") && !shown.contains("geheim"), "{shown}");
    }

    #[test]
    fn the_later_of_two_accounts_counts() {
        let again = "admin@internal:other:administrator".parse().expect("it is well formed");
        let accounts = Accounts::new(&[Account::default_administrator(), again]);
        assert!(accounts.sign_in("admin@internal", "admin").is_none());
        assert!(accounts.sign_in("admin@internal", "other").is_some());
        assert_eq!(accounts.users().count(), 1);
    }
}
