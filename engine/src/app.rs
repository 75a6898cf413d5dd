//! What the parts of the engine share while it runs.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::HeaderMap;
use uuid::Uuid;

use crate::accounts::{Account, Accounts};
use crate::clock::Clock;
use crate::commands::{self, Agenda, Command, Orders, Report};
use crate::config::Settings;
use crate::dev::faults::Faults;
use crate::error::Result;
use crate::ids::Ids;
use crate::inventory::site;
use crate::loopback;
use crate::model::{Millis, User};
use crate::rules::{self, Call, Reason, Refusal};
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
    /// Failures of commands that a test asked for; always empty without `--dev`.
    pub orders: Orders,
    /// When the commands that run have something due.
    pub agenda: Agenda,
    maintenance: AtomicBool,
}

impl App {
    /// Puts an engine together over a store and stores its accounts, so that owners have names, and a site if
    /// it has none.
    ///
    /// # Errors
    /// When accounts and site cannot be stored.
    pub fn new(settings: Settings, store: Store, clock: Clock, ids: Ids) -> Result<Self> {
        let accounts = Accounts::new(&settings.accounts);
        store.write_blocking(|tx| {
            for user in accounts.users() {
                tx.put_user(user)?;
            }
            site::found(tx)
        })?;
        let maintenance = AtomicBool::new(settings.maintenance);
        Ok(Self(Arc::new(Shared {
            clock,
            ids,
            store,
            accounts,
            sessions: Sessions::default(),
            settings,
            faults: Faults::default(),
            orders: Orders::default(),
            agenda: Agenda::default(),
            maintenance,
        })))
    }

    /// Carries out a command of `caller` in one transaction: all of it is stored, or nothing.
    ///
    /// The command's time is read when its turn has come, so that times are in the order of the commands even
    /// where many wait for each other.
    ///
    /// # Errors
    /// [`crate::Error::Refused`] in maintenance mode and when a rule refuses, else when the database fails.
    pub async fn command<T: Send + 'static>(
        &self,
        caller: Arc<User>,
        correlation_id: Option<String>,
        work: impl FnOnce(&Tx<'_>, &Call) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let app = self.clone();
        self.store
            .write(move |tx| {
                app.take_commands()?;
                work(tx, &app.call(caller, correlation_id))
            })
            .await
    }

    /// Runs one of the engine's own commands on the site for `caller`, under the job that the caller names if there is
    /// one (contract 5).
    ///
    /// # Errors
    /// [`crate::Error::Refused`] in maintenance mode and for a command that cannot run under a job, else when the
    /// database fails. Any other refusal is in the report.
    pub async fn run<C: Command>(
        &self,
        caller: Arc<User>,
        correlation_id: Option<String>,
        under: Option<Uuid>,
        command: C,
    ) -> Result<Report<C>> {
        let app = self.clone();
        self.command(caller, correlation_id, move |tx, call| {
            commands::run(tx, call, (&app.agenda, &app.orders), under, command)
        })
        .await
    }

    /// Does what is due for the commands that run, each thing at its own time. Whoever looks at jobs or the site calls
    /// this first.
    ///
    /// # Errors
    /// When the database fails; what is due is then done by the next who calls.
    pub async fn catch_up(&self) -> Result<()> {
        if !self.agenda.is_due(self.clock.now()) {
            return Ok(());
        }
        let app = self.clone();
        let caught_up =
            self.store.write(move |tx| commands::catch_up(tx, &app.ids, &app.agenda, app.clock.now())).await;
        if caught_up.is_err() {
            self.agenda.note(Millis::MIN);
        }
        caught_up
    }

    /// Refuses every command in maintenance mode, before anything else is looked at, even the permission
    /// (contract 4.1, the 409).
    ///
    /// # Errors
    /// [`crate::Error::Refused`] in maintenance mode.
    pub fn take_commands(&self) -> Result<()> {
        if self.in_maintenance() { Err(Refusal::bare([Reason::Maintenance]).into()) } else { Ok(()) }
    }

    /// The user who signs in to a request with this name and password.
    ///
    /// The default password is no secret, so it counts on this machine only, by one of its own names: a page from
    /// elsewhere must not get in either.
    pub fn sign_in(&self, request: &HeaderMap, login: &str, password: &str) -> Option<Arc<User>> {
        let user = self.accounts.sign_in(login, password)?;
        let is_default = Account::default_administrator().is(login, password);
        if is_default && self.settings.host.is_loopback() && !loopback::is_named(request) {
            tracing::warn!(
                "the default account was refused: the request does not name this machine as its host"
            );
            return None;
        }
        Some(user)
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
        self.catch_up().await?;
        let app = self.clone();
        self.store.write(move |tx| rules::sweep(tx, app.clock.now(), &app.settings.retention)).await
    }

    /// Whether the engine refuses every command.
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
