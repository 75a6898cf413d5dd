//! The demonstration: an engine on which something is always going on.
//!
//! Three vendors and the engine itself do believable work for as long as it runs, all through the same
//! [`rules`](crate::rules) as REST. It begins with a history: what happened in the last hour, an engine's
//! restart included, is performed at once at the times at which it would have happened.

mod clearing;
mod engine_jobs;
mod lane;
mod script;
mod site;
mod stage;
mod timeline;
mod vendors;

use std::sync::{Arc, Mutex, PoisonError};

use crate::app::App;
use crate::error::Result;
use crate::model::Millis;
use crate::rules;
use stage::Stage;

const MINUTE: Millis = 60_000;

/// How long before the start the history begins: long enough that the first failures have been swept.
const HISTORY: Millis = 80 * MINUTE;

/// How long before the start the engine of the history was restarted.
const RESTART: Millis = 40 * MINUTE;

/// How many things are done in one transaction: requests of others come in between.
const AT_ONCE: usize = 200;

/// What a visitor gets to see: with this seed the first look shows every status and all vendors at work.
pub const SEED: u64 = 14;

/// A demonstration on an engine.
#[derive(Clone, Debug)]
pub struct Demonstration {
    app: App,
    stage: Arc<Mutex<Stage>>,
    begin: Millis,
}

/// Demonstrates for as long as the engine runs. Stops, with a word in the log, when the database fails.
pub async fn run(app: App) {
    let demonstration = Demonstration::new(app, SEED);
    if let Err(error) = demonstration.go_on().await {
        tracing::error!(%error, "the demonstration has stopped");
    }
}

impl Demonstration {
    /// A demonstration that begins an hour and more ago, or now on an engine that has a history of its own.
    ///
    /// The same seed makes the same demonstration.
    pub fn new(app: App, seed: u64) -> Self {
        let now = app.clock.now();
        let begin = if app.store.is_reopened() { now } else { now - HISTORY };
        Self { stage: Arc::new(Mutex::new(Stage::new(seed, begin))), begin, app }
    }

    /// Performs the history up to now, with the sweeps that the engine would have made.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rehearse(&self) -> Result<()> {
        let (now, retention) = (self.app.clock.now(), self.app.settings.retention);
        let stage = self.stage.clone();
        self.app.command(move |tx| lock(&stage).introduce(tx)).await?;
        let restart = now - RESTART;
        let mut sweep = self.begin + retention.sweep_every;
        let mut restarted = restart < self.begin;
        loop {
            let at = if restarted { sweep } else { sweep.min(restart) }.min(now);
            self.play_until(at).await?;
            if at == restart && !restarted {
                restarted = true;
                self.app.command(move |tx| rules::restart(tx, at)).await?;
            }
            if at == sweep {
                sweep += retention.sweep_every;
                self.app.command(move |tx| rules::sweep(tx, at, &retention)).await?;
            }
            if at == now {
                return Ok(());
            }
        }
    }

    /// Performs everything that is due until `until`, each thing at its own time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn play_until(&self, until: Millis) -> Result<()> {
        loop {
            let (stage, ids) = (self.stage.clone(), self.app.ids.clone());
            if self.app.command(move |tx| lock(&stage).play(tx, &ids, until, AT_ONCE)).await? {
                return Ok(());
            }
        }
    }

    async fn go_on(&self) -> Result<()> {
        self.rehearse().await?;
        loop {
            let due = lock(&self.stage).next_due();
            self.app.clock.sleep_until(due).await;
            self.play_until(self.app.clock.now()).await?;
        }
    }
}

fn lock(stage: &Mutex<Stage>) -> std::sync::MutexGuard<'_, Stage> {
    // After a panic the stage may have lost a task, which it would have given up anyway.
    stage.lock().unwrap_or_else(PoisonError::into_inner)
}
