//! Who may do what (contract 6).

use super::refusal::{Reason, Refusal};
use crate::error::{Error, Result};
use crate::model::{Role, User};

/// Refuses a caller who may not inject external tasks.
///
/// Nobody owns a task for this purpose: who may inject may end and clear anybody's.
pub(super) fn may_inject(caller: &User) -> Result<()> {
    match caller.role {
        Role::Administrator | Role::ExternalTasksCreator => Ok(()),
        Role::User => Err(Refusal::bare([Reason::NotAuthorized]).into()),
    }
}

/// A query, by who may run it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Query {
    /// One job: also for those who are no administrators, then only their own.
    Job,
    /// All jobs or the steps of a job: for administrators who see everything only.
    JobsOrSteps,
}

/// Whether a caller's answers are filtered unless the request says otherwise.
pub fn filtered_by_default(caller: &User) -> bool {
    caller.role != Role::Administrator
}

/// Refuses a query that the caller may not run in this way.
///
/// A filtered run is refused to every query that is for administrators only, an unfiltered run to
/// everybody else but administrators.
///
/// # Errors
/// [`Error::Query`] in the engine's words, which it prints in lower case.
pub fn may_query(caller: &User, query: Query, filtered: bool) -> Result<()> {
    let allowed = if filtered { query == Query::Job } else { caller.role == Role::Administrator };
    if allowed {
        Ok(())
    } else {
        Err(Error::Query("query execution failed due to insufficient permissions.".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_follow_the_table_of_the_contract() {
        let table = [
            (Role::Administrator, Query::JobsOrSteps, false, true),
            (Role::Administrator, Query::JobsOrSteps, true, false),
            (Role::Administrator, Query::Job, true, true),
            (Role::ExternalTasksCreator, Query::JobsOrSteps, true, false),
            (Role::ExternalTasksCreator, Query::JobsOrSteps, false, false),
            (Role::ExternalTasksCreator, Query::Job, true, true),
            (Role::User, Query::Job, false, false),
        ];
        for (role, query, filtered, allowed) in table {
            let caller = User::new("somebody", role);
            assert_eq!(may_query(&caller, query, filtered).is_ok(), allowed, "{role:?} {query:?} {filtered}");
        }
    }

    #[test]
    fn plain_users_inject_nothing() {
        for (role, allowed) in
            [(Role::Administrator, true), (Role::ExternalTasksCreator, true), (Role::User, false)]
        {
            assert_eq!(may_inject(&User::new("somebody", role)).is_ok(), allowed);
        }
    }
}
