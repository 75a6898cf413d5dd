//! An action that did not come back as done, in words that people can act on.

use client::ClientError;

use super::Action;
use crate::text::msg;

/// Why an action was not done, or is not known to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// The engine refused it.
    Refused,
    /// The user may not.
    NotPermitted,
    /// The job or step is gone.
    Gone,
    /// The session has expired; nothing was done.
    SessionExpired,
    /// No readable answer came: it may be done or not, and must be looked up before it is repeated.
    Unanswered,
    /// It was done, but the user may not read what came of it (contract 6): this is an answer in form only.
    Unread,
    /// No readable answer came, and a look at the engine shows that it was not done.
    NotDone,
    /// No readable answer came, and the engine can't be asked either: it would be the same for anything else.
    OutOfReach,
    /// The job was lost at an engine restart: nothing ends it any more.
    Lost,
    /// The very same action is on its way already.
    InFlight,
}

/// An action that did not come back as done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Sort of refusal.
    pub kind: RefusalKind,
    /// What happened and what to do next, in plain words.
    pub sentence: String,
    /// The engine's words, verbatim.
    pub fault: Option<String>,
}

impl Refusal {
    /// The same action is being sent already.
    pub(super) fn in_flight() -> Self {
        Self { kind: RefusalKind::InFlight, sentence: msg::act_in_flight(), fault: None }
    }

    /// No answer came, and it was not done.
    pub(super) fn not_done() -> Self {
        Self { kind: RefusalKind::NotDone, sentence: msg::act_not_done(), fault: None }
    }

    /// No answer came, and what it was for is gone.
    pub(super) fn gone() -> Self {
        Self { kind: RefusalKind::Gone, sentence: msg::act_gone(), fault: None }
    }

    /// It was lost at an engine restart.
    pub(super) fn lost() -> Self {
        Self { kind: RefusalKind::Lost, sentence: msg::reason_stays_unknown(), fault: None }
    }

    /// Words what went wrong with `action`.
    pub(super) fn of(action: &Action, error: &ClientError) -> Self {
        let kind = match kind(error) {
            RefusalKind::Refused if is_unread(action, error) => RefusalKind::Unread,
            kind => kind,
        };
        let sentence = match (kind, action) {
            // Who may add steps but not read them gets an error for a step that was created (contract 6).
            (RefusalKind::Refused, Action::AddStep { .. }) => msg::act_refused_step(),
            (RefusalKind::Refused | RefusalKind::InFlight, _) => msg::act_refused(),
            (RefusalKind::NotPermitted | RefusalKind::Unread, _) => msg::act_not_permitted(),
            (RefusalKind::Gone, _) => msg::act_gone(),
            (RefusalKind::SessionExpired, _) => msg::act_session_expired(),
            (
                RefusalKind::Unanswered | RefusalKind::NotDone | RefusalKind::OutOfReach | RefusalKind::Lost,
                _,
            ) => msg::act_unanswered(),
        };
        Self { kind, sentence, fault: error.fault().map(ToString::to_string) }
    }
}

/// Who may add steps but not read them gets an error of the query that reads the new step back; an engine that speaks
/// another language says it otherwise.
fn is_unread(action: &Action, error: &ClientError) -> bool {
    let is_query = |fault: &tasks::Fault| {
        fault.detail.contains("query execution failed due to insufficient permissions")
    };
    matches!(action, Action::AddStep { .. }) && error.fault().is_some_and(is_query)
}

fn kind(error: &ClientError) -> RefusalKind {
    match error {
        ClientError::SessionExpired => RefusalKind::SessionExpired,
        ClientError::Forbidden { .. } => RefusalKind::NotPermitted,
        ClientError::NotFound { .. } => RefusalKind::Gone,
        ClientError::Refused { .. } => RefusalKind::Refused,
        // Each of these can come after the engine has committed.
        ClientError::Unreachable { .. }
        | ClientError::TimedOut { .. }
        | ClientError::Aborted
        | ClientError::EngineFailed { .. }
        | ClientError::Malformed { .. } => RefusalKind::Unanswered,
    }
}
