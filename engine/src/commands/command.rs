//! What a command is.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::error::Result;
use crate::inventory::Item;
use crate::model::Millis;
use crate::plan::Part;
use crate::rules::{Call, Reason};
use crate::store::Tx;

/// A command with its arguments. It is stored while hosts work on it.
pub trait Command: Serialize + DeserializeOwned + Send + 'static {
    /// The engine's name of it.
    const ACTION_TYPE: &'static str;

    /// What refusals call it: what it does, and to what.
    const CALLED: (&'static str, &'static str);

    /// Whether jobs tell of it. Others cannot run under a job that the caller names either (contract 5).
    const MONITORED: bool = true;

    /// The thing that it changes.
    fn subject(&self) -> Uuid;

    /// What people read of its job.
    ///
    /// # Errors
    /// When the database fails.
    fn description(&self, tx: &Tx<'_>) -> Result<String>;

    /// What speaks against it now; nothing is changed yet.
    ///
    /// # Errors
    /// When the database fails.
    fn obstacles(&self, tx: &Tx<'_>) -> Result<Vec<Reason>>;

    /// Changes what changes at once and says what is left to do.
    ///
    /// # Errors
    /// When the database fails.
    fn execute(&mut self, tx: &Tx<'_>, call: &Call) -> Result<Work>;

    /// Changes what changes when that has been done, or has gone wrong.
    ///
    /// # Errors
    /// When the database fails.
    fn end(&self, _tx: &Tx<'_>, _now: Millis, _succeeded: bool) -> Result<()> {
        Ok(())
    }
}

/// What is left to do when a command has done its own part.
#[derive(Debug)]
pub enum Work {
    /// Nothing: the command has ended.
    Nothing,
    /// Something goes its way for so long, but the command has ended: a guest that was told to shut down.
    SetOff(Millis),
    /// The command lasts until something has gone its way for so long: a machine that boots.
    Awaited(Millis),
    /// Hosts work on tasks, and the command ends after them.
    Tasks(Tasks),
}

/// Tasks of hosts, in turn.
#[derive(Debug)]
pub struct Tasks(pub(crate) Vec<Part>);

/// What is known of a command by its name alone.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) action_type: &'static str,
    /// Ends one that was stored with these arguments; says whether they could be read.
    pub(super) end: fn(Value, &Tx<'_>, Millis, bool) -> Result<bool>,
}

impl Entry {
    pub(super) const fn of<C: Command>() -> Self {
        Self { action_type: C::ACTION_TYPE, end: end::<C> }
    }
}

fn end<C: Command>(arguments: Value, tx: &Tx<'_>, now: Millis, succeeded: bool) -> Result<bool> {
    match serde_json::from_value::<C>(arguments) {
        Ok(command) => command.end(tx, now, succeeded).map(|()| true),
        Err(_) => Ok(false),
    }
}

/// The name of a thing, or what the engine's messages say in its place.
pub(super) fn name_of<I: Item>(tx: &Tx<'_>, id: Uuid) -> Result<String> {
    Ok(tx.item::<I>(id)?.map_or_else(|| "<UNKNOWN>".to_owned(), |item| item.name().to_owned()))
}
