//! The demonstration: an engine on which something is always going on.
//!
//! Three vendors and the engine itself do believable work for as long as it runs, all through the same
//! [`rules`](crate::rules) as REST. It begins with a history: what happened in the last hour, an engine's
//! restart included, is performed at once at the times at which it would have happened.

mod clearing;
mod engine_jobs;
mod lane;
mod notes;
mod operators;
mod script;
mod site;
mod stage;
mod vendors;

use std::time::Duration;

use crate::app::App;
use crate::commands;
use crate::error::{Error, Result};
use crate::model::Millis;
use crate::rules;
use crate::store::Tx;
use stage::Stage;

const MINUTE: Millis = 60_000;

/// How long before the start the history begins: long enough that the first failures have been swept.
const HISTORY: Millis = 80 * MINUTE;

/// How long before the start the engine of the history was restarted.
const RESTART: Millis = 40 * MINUTE;

/// How many things are done in one transaction: requests of others come in between.
const AT_ONCE: usize = 200;

/// The longest time that is made up for. After a longer one, that of a suspended machine or of a clock that was
/// advanced by a year, everybody goes on as if it had not been.
const LONGEST_GAP: Millis = 120 * MINUTE;

/// When those whose calls are refused in maintenance mode call again.
const PATIENCE: Millis = 10_000;

/// How long a failed database is left alone.
const RECOVERY: Duration = Duration::from_secs(5);

/// What a visitor gets to see: with this seed the first look shows every status and all vendors at work.
pub const SEED: u64 = 7;

/// A demonstration on an engine.
#[derive(Debug)]
pub struct Demonstration {
    app: App,
    stage: Stage,
    begin: Millis,
}

impl Demonstration {
    /// A demonstration that begins an hour and more ago, or now on an engine that has a history of its own.
    ///
    /// The same seed makes the same demonstration.
    pub fn new(app: App, seed: u64) -> Self {
        let now = app.clock.now();
        let begin = if app.store.is_reopened() { now } else { now - HISTORY };
        Self { stage: Stage::new(seed, begin), begin, app }
    }

    /// Performs the history up to now, with the sweeps that the engine would have made.
    ///
    /// The restart in it would concern everybody's jobs, so nobody may have any yet: it is for an engine that
    /// does not serve.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rehearse(&mut self) -> Result<()> {
        let (now, retention) = (self.app.clock.now(), self.app.settings.retention);
        let stage = self.stage.clone();
        self.app.store.write(move |tx| stage.introduce(tx)).await?;
        let restart = now - RESTART;
        let mut sweep = self.begin + retention.sweep_every;
        let mut restarted = restart < self.begin;
        loop {
            let at = if restarted { sweep } else { sweep.min(restart) }.min(now);
            self.play_until(at).await?;
            if at == restart && !restarted {
                restarted = true;
                let restart = move |tx: &Tx<'_>| {
                    rules::restart(tx, at)?;
                    commands::resume(tx, at)
                };
                self.app.store.write(restart).await?;
            }
            if at == sweep {
                sweep += retention.sweep_every;
                self.app.store.write(move |tx| rules::sweep(tx, at, &retention)).await?;
            }
            if at == now {
                return Ok(());
            }
        }
    }

    /// Performs everything that is due until `until`, each thing at its own time.
    ///
    /// In maintenance mode nothing is done, and everybody waits.
    ///
    /// # Errors
    /// When the database fails. What is due can then be tried again.
    pub async fn play_until(&mut self, until: Millis) -> Result<()> {
        if until - self.stage.next_due() > LONGEST_GAP {
            self.stage.put_off_to(until);
        }
        while self.stage.next_due() <= until || self.app.agenda.is_due(until) {
            // On a copy: what is not stored has not happened.
            let (mut stage, app) = (self.stage.clone(), self.app.clone());
            let played = self.app.store.write(move |tx| {
                app.take_commands()?;
                stage.play(tx, &app.ids, &app.agenda, until, AT_ONCE)?;
                Ok(stage)
            });
            match played.await {
                Ok(stage) => self.stage = stage,
                Err(Error::Refused(_)) => {
                    self.stage.put_off_to(until + PATIENCE);
                    break;
                }
                Err(error) => {
                    self.app.agenda.note(Millis::MIN);
                    return Err(error);
                }
            }
        }
        Ok(())
    }

    /// Demonstrates for as long as the engine runs.
    pub async fn go_on(mut self) {
        loop {
            self.app.clock.sleep_until(self.stage.next_due()).await;
            if let Err(error) = self.play_until(self.app.clock.now()).await {
                tracing::error!(%error, "the demonstration tries again");
                tokio::time::sleep(RECOVERY).await;
            }
        }
    }
}
