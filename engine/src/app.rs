//! What the parts of the engine share while it runs.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use uuid::Uuid;

use crate::accounts::Accounts;
use crate::clock::Clock;
use crate::config::Settings;
use crate::dev::faults::Faults;
use crate::error::Result;
use crate::ids::Ids;
use crate::model::User;
use crate::rules::{self, Call};
use crate::sessions::Sessions;
use crate::store::{Store, Tx};

/// The running engine; clones are the same engine.
#[derive(Clone, Debug)]
pub struct App(Arc<Shared>);

/// The parts of a running engine.
#[derive(Debug)]
pub struct Shared {
    /// The time.
    pub clock: Clock,
    /// New ids and tokens.
    pub ids: Ids,
    /// The database.
    pub store: Store,
    /// Who can sign in.
    pub accounts: Accounts,
    /// Who is signed in.
    pub sessions: Sessions,
    /// How it was started.
    pub settings: Settings,
    /// Faults that a test asked for; always empty without `--dev`.
    pub faults: Faults,
    maintenance: AtomicBool,
}

impl App {
    /// Puts an engine together over a store and stores its accounts, so that owners have names.
    ///
    /// # Errors
    /// When the accounts cannot be stored.
    pub fn new(settings: Settings, store: Store, clock: Clock, ids: Ids) -> Result<Self> {
        let accounts = Accounts::new(&settings.accounts);
        store.write_blocking(|tx| {
            for user in accounts.users() {
                tx.put_user(user)?;
            }
            Ok(())
        })?;
        Ok(Self(Arc::new(Shared {
            clock,
            ids,
            store,
            accounts,
            sessions: Sessions::default(),
            settings,
            faults: Faults::default(),
            maintenance: AtomicBool::new(false),
        })))
    }

    /// Carries out commands in one transaction: all of it is stored, or nothing.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] when a rule refuses, else when the database fails.
    pub async fn command<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.store.write(work).await
    }

    /// A call by `caller` at the present time, with a correlation id or a new one.
    pub fn call(&self, caller: Arc<User>, correlation_id: Option<String>) -> Call {
        let correlation_id = correlation_id.unwrap_or_else(|| Uuid::new_v4().to_string());
        Call { caller, now: self.clock.now(), correlation_id, ids: self.ids.clone() }
    }

    /// Deletes the jobs whose time is over (contract 4.6); returns how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep(&self) -> Result<usize> {
        let (now, retention) = (self.clock.now(), self.settings.retention);
        self.command(move |tx| rules::sweep(tx, now, &retention)).await
    }

    /// Whether the engine refuses every command (contract 4.1, the 409).
    pub fn in_maintenance(&self) -> bool {
        self.maintenance.load(Ordering::Relaxed)
    }

    /// Enters or leaves maintenance mode.
    pub fn set_maintenance(&self, on: bool) {
        self.maintenance.store(on, Ordering::Relaxed);
    }
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}
