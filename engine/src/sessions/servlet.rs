//! Sessions of the servlet container, which clients of the API keep by a cookie (contract 7).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::IDLE_TIMEOUT;
use crate::model::User;

/// The open sessions by the value of their cookie. Like those of the engine they end with it.
#[derive(Default)]
pub struct ServletSessions(Mutex<HashMap<String, Open>>);

/// A session of the container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServletSession {
    /// Whose it is.
    pub user: Arc<User>,
    /// Whether each request must repeat the cookie in a header, if the engine protects against forged requests.
    pub guarded: bool,
}

struct Open {
    session: ServletSession,
    idle: Duration,
    last_used: Instant,
}

impl ServletSessions {
    /// Opens a session. It ends without activity for `idle`, and for as long as the engine's own session behind it
    /// lasts at most.
    pub fn open(&self, id: String, session: ServletSession, idle: Option<Duration>) {
        let now = Instant::now();
        let mut open = self.open_ones();
        open.retain(|_, other| now.duration_since(other.last_used) < other.idle);
        let idle = idle.unwrap_or(IDLE_TIMEOUT).min(IDLE_TIMEOUT);
        open.insert(id, Open { session, idle, last_used: now });
    }

    /// The session with this cookie, if it is still open; to ask for it is to use it.
    pub fn find(&self, id: &str) -> Option<ServletSession> {
        let now = Instant::now();
        let mut open = self.open_ones();
        let found = open.get_mut(id)?;
        if now.duration_since(found.last_used) >= found.idle {
            open.remove(id);
            return None;
        }
        found.last_used = now;
        Some(found.session.clone())
    }

    /// Ends a session; says whether it was open.
    pub fn end(&self, id: &str) -> bool {
        self.open_ones().remove(id).is_some()
    }

    /// Ends every session; returns how many there were.
    pub(super) fn end_all(&self) -> usize {
        self.open_ones().drain().count()
    }

    fn open_ones(&self) -> MutexGuard<'_, HashMap<String, Open>> {
        // Every change is one call on the map: even after a panic it is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;

    const MINUTE: Duration = Duration::from_secs(60);

    fn session() -> ServletSession {
        ServletSession { user: Arc::new(User::new("admin", Role::Administrator)), guarded: false }
    }

    #[tokio::test(start_paused = true)]
    async fn a_session_lasts_as_long_as_it_asked_for_but_no_longer_than_the_engines() {
        let sessions = ServletSessions::default();
        for (asked, lasts) in
            [(Some(MINUTE), MINUTE), (None, IDLE_TIMEOUT), (Some(100 * MINUTE), IDLE_TIMEOUT)]
        {
            sessions.open("a".into(), session(), asked);
            tokio::time::advance(lasts - Duration::from_millis(1)).await;
            assert_eq!(sessions.find("a"), Some(session()));
            tokio::time::advance(lasts).await;
            assert_eq!(sessions.find("a"), None);
            assert!(!sessions.end("a"));
        }
    }

    #[test]
    fn a_session_can_be_ended() {
        let sessions = ServletSessions::default();
        sessions.open("a".into(), session(), None);
        assert!(sessions.end("a"));
        assert_eq!((sessions.find("a"), sessions.end_all()), (None, 0));
    }
}
