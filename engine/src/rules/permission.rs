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
        Role::ExternalEventsCreator | Role::User => Err(Refusal::bare([Reason::NotAuthorized]).into()),
    }
}

/// Refuses a caller who may not inject external events. Who may inject tasks may lack this (contract 13.6).
pub(super) fn may_inject_events(caller: &User) -> Result<()> {
    match caller.role {
        Role::Administrator | Role::ExternalEventsCreator => Ok(()),
        Role::ExternalTasksCreator | Role::User => Err(Refusal::bare([Reason::NotAuthorized]).into()),
    }
}

/// Whether a caller may run commands on the site: here only administrators have permissions on any of it.
pub fn may_manage(caller: &User) -> bool {
    caller.role == Role::Administrator
}

/// A query, by who may run it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Query {
    /// One job: also for those who are no administrators, then only their own.
    Job,
    /// All jobs or the steps of a job: for administrators who see everything only.
    JobsOrSteps,
    /// The list of events: also for those who are no administrators, then only events about what is theirs.
    Events,
    /// One event: for administrators who see everything only.
    Event,
    /// Things of the site: also for those who are no administrators, then only what they have permissions on.
    Thing,
}

/// Whether a caller's answers are filtered unless the request says otherwise.
pub fn filtered_by_default(caller: &User) -> bool {
    !sees_everything(caller)
}

/// Whether a caller has permissions on everything that there is.
pub fn sees_everything(caller: &User) -> bool {
    caller.role == Role::Administrator
}

/// Refuses a query that the caller may not run in this way.
///
/// A filtered run is refused to every query that is for administrators only, an unfiltered run to
/// everybody else but administrators.
///
/// # Errors
/// [`Error::Query`] in the engine's words, which it prints in lower case.
pub fn may_query(caller: &User, query: Query, filtered: bool) -> Result<()> {
    let is_for_users = matches!(query, Query::Job | Query::Events | Query::Thing);
    let allowed = if filtered { is_for_users } else { sees_everything(caller) };
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
            (Role::User, Query::Events, true, true),
            (Role::ExternalEventsCreator, Query::Events, false, false),
            (Role::ExternalEventsCreator, Query::Event, true, false),
            (Role::Administrator, Query::Event, false, true),
            (Role::Administrator, Query::Thing, true, true),
            (Role::User, Query::Thing, true, true),
            (Role::User, Query::Thing, false, false),
        ];
        for (role, query, filtered, allowed) in table {
            let caller = User::new("somebody", role);
            assert_eq!(may_query(&caller, query, filtered).is_ok(), allowed, "{role:?} {query:?} {filtered}");
        }
    }

    #[test]
    fn tasks_and_events_are_injected_by_different_people() {
        let table = [
            (Role::Administrator, true, true),
            (Role::ExternalTasksCreator, true, false),
            (Role::ExternalEventsCreator, false, true),
            (Role::User, false, false),
        ];
        for (role, tasks, events) in table {
            let caller = User::new("somebody", role);
            assert_eq!((may_inject(&caller).is_ok(), may_inject_events(&caller).is_ok()), (tasks, events));
        }
    }
}
