//! Who is signed in.

mod servlet;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::model::User;

pub use servlet::{ServletSession, ServletSessions};

/// How long a session lasts without activity (contract 7).
pub const IDLE_TIMEOUT: Duration = Duration::from_secs(30 * 60);

/// The open sessions: those of the engine by their token, and those of the container by their cookie.
///
/// They live in memory, as a restart of the engine ends them. Idle time is the machine's, not that
/// of the engine's [clock](crate::clock::Clock): whoever advances that one wants to see jobs swept
/// and not to sign in again.
#[derive(Default)]
pub struct Sessions {
    by_token: Mutex<HashMap<String, Session>>,
    /// What clients of the API keep by a cookie.
    pub servlet: ServletSessions,
}

struct Session {
    user: Arc<User>,
    purpose: Purpose,
    last_used: Instant,
}

/// What a session was opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The API alone: whatever is asked keeps it open.
    Api,
    /// The portal: only commands keep it open, not the queries of a page that polls (plug-in contract 4).
    Portal,
}

/// What a session is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// To look at something.
    Query,
    /// To do something.
    Command,
}

impl Sessions {
    /// Opens a session for `user` under this token.
    pub fn open(&self, token: String, user: Arc<User>, purpose: Purpose) {
        let mut open = self.open_ones();
        let now = Instant::now();
        // Opening is rare: a good moment to forget those who left without signing out.
        open.retain(|_, session| now.duration_since(session.last_used) < IDLE_TIMEOUT);
        open.insert(token, Session { user, purpose, last_used: now });
    }

    /// Whose session this is, if it is still open.
    pub fn user(&self, token: &str, used: Use) -> Option<Arc<User>> {
        let mut open = self.open_ones();
        let now = Instant::now();
        let session = open.get_mut(token)?;
        if now.duration_since(session.last_used) >= IDLE_TIMEOUT {
            open.remove(token);
            return None;
        }
        if used == Use::Command || session.purpose == Purpose::Api {
            session.last_used = now;
        }
        Some(session.user.clone())
    }

    /// Ends one session; says whether it was open.
    pub fn end(&self, token: &str) -> bool {
        self.open_ones().remove(token).is_some()
    }

    /// Ends every session, as an expiry does; returns how many there were.
    pub fn end_all(&self) -> usize {
        self.open_ones().drain().count() + self.servlet.end_all()
    }

    fn open_ones(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        // Every change is one call on the map: even after a panic it is whole.
        self.by_token.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Sessions {
    /// How many there are: a token is as good as a password.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sessions").field("open", &self.open_ones().len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;

    const MOMENT: Duration = Duration::from_millis(1);

    /// Sessions with one for the portal and one for the API.
    fn opened() -> Sessions {
        let sessions = Sessions::default();
        let user = Arc::new(User::new("admin", Role::Administrator));
        sessions.open("portal".into(), user.clone(), Purpose::Portal);
        sessions.open("api".into(), user, Purpose::Api);
        sessions
    }

    #[test]
    fn a_session_lasts_until_it_is_ended() {
        let sessions = opened();
        assert_eq!(
            sessions.user("portal", Use::Query).map(|user| user.login()),
            Some("admin@internal".into())
        );
        assert_eq!(sessions.user("other", Use::Query), None);
        assert!(sessions.end("portal"));
        assert!(!sessions.end("portal"));
        assert_eq!(sessions.user("portal", Use::Command), None);
        assert_eq!(sessions.end_all(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn an_idle_session_ends() {
        let sessions = opened();
        tokio::time::advance(IDLE_TIMEOUT - MOMENT).await;
        assert!(sessions.user("portal", Use::Command).is_some());
        tokio::time::advance(IDLE_TIMEOUT - MOMENT).await;
        assert!(sessions.user("portal", Use::Command).is_some());
        tokio::time::advance(IDLE_TIMEOUT).await;
        assert_eq!(sessions.user("portal", Use::Command), None);
        assert_eq!(sessions.user("api", Use::Command), None);
    }

    #[tokio::test(start_paused = true)]
    async fn queries_keep_a_session_of_the_api_but_none_of_the_portal() {
        let sessions = opened();
        for _ in 0..2 {
            tokio::time::advance(IDLE_TIMEOUT / 2 - MOMENT).await;
            assert!(sessions.user("portal", Use::Query).is_some());
            assert!(sessions.user("api", Use::Query).is_some());
        }
        tokio::time::advance(MOMENT * 2).await;
        assert_eq!(sessions.user("portal", Use::Query), None);
        assert!(sessions.user("api", Use::Query).is_some());
    }

    #[test]
    fn tokens_are_not_shown() {
        let shown = format!("{:?}", opened());
        assert!(shown.contains('2') && !shown.contains("portal"), "{shown}");
    }
}
