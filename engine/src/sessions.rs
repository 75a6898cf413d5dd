//! Who is signed in.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::model::User;

/// How long a session lasts without a request (contract 7).
pub const IDLE_TIMEOUT: Duration = Duration::from_secs(30 * 60);

/// The open sessions by their token.
///
/// They live in memory, as a restart of the engine ends them. Idle time is the machine's, not that
/// of the engine's [clock](crate::clock::Clock): whoever advances that one wants to see jobs swept
/// and not to sign in again.
#[derive(Debug, Default)]
pub struct Sessions(Mutex<HashMap<String, Session>>);

#[derive(Debug)]
struct Session {
    user: Arc<User>,
    last_used: Instant,
}

impl Sessions {
    /// Opens a session for `user` under this token.
    pub fn open(&self, token: String, user: Arc<User>) {
        let mut open = self.open_ones();
        let now = Instant::now();
        // Opening is rare: a good moment to forget those who left without signing out.
        open.retain(|_, session| now.duration_since(session.last_used) < IDLE_TIMEOUT);
        open.insert(token, Session { user, last_used: now });
    }

    /// Whose session this is; the request counts as activity.
    pub fn user(&self, token: &str) -> Option<Arc<User>> {
        let mut open = self.open_ones();
        let now = Instant::now();
        let session = open.get_mut(token)?;
        if now.duration_since(session.last_used) >= IDLE_TIMEOUT {
            open.remove(token);
            return None;
        }
        session.last_used = now;
        Some(session.user.clone())
    }

    /// Ends one session; says whether it was open.
    pub fn end(&self, token: &str) -> bool {
        self.open_ones().remove(token).is_some()
    }

    /// Ends every session, as an expiry does; returns how many there were.
    pub fn end_all(&self) -> usize {
        self.open_ones().drain().count()
    }

    fn open_ones(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        // Every change is one call on the map: even after a panic it is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;

    #[test]
    fn a_session_lasts_until_it_is_ended() {
        let sessions = Sessions::default();
        let user = Arc::new(User::new("admin", Role::Administrator));
        sessions.open("token".into(), user.clone());
        assert_eq!(sessions.user("token"), Some(user));
        assert_eq!(sessions.user("other"), None);
        assert!(sessions.end("token"));
        assert!(!sessions.end("token"));
        assert_eq!(sessions.user("token"), None);
    }
}
