//! Failures of commands that a test orders.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::COMMANDS;
use super::command::Command;

/// Where a command fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// While it is checked: it is refused, as if something else worked on the same thing.
    Validating,
    /// While it is carried out: at once if nothing is left to hosts, else at the end of their last task.
    Executing,
}

/// An order: the next commands of a name fail.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The engine's name of the command, `RemoveSnapshot` for example.
    pub command: CommandName,
    /// Where it fails.
    pub stage: Stage,
    /// How many of them.
    #[serde(default = "once")]
    pub times: u32,
}

impl Order {
    /// The next command of a kind fails.
    pub fn of<C: Command>(stage: Stage) -> Self {
        Self { command: CommandName(C::ACTION_TYPE.to_owned()), stage, times: once() }
    }
}

/// A name that a command has: one that none has would never fail.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub struct CommandName(String);

impl TryFrom<String> for CommandName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        if COMMANDS.iter().any(|command| command.action_type == name) {
            return Ok(Self(name));
        }
        let names: Vec<_> = COMMANDS.iter().map(|command| command.action_type).collect();
        Err(format!("there is no command {name}, but {}", names.join(", ")))
    }
}

fn once() -> u32 {
    1
}

/// The failures that are still to happen; always none without `--dev`.
#[derive(Debug, Default)]
pub struct Orders(Mutex<Vec<Order>>);

impl Orders {
    /// Where this command is to fail. The order is used up by it.
    pub(super) fn take(&self, action_type: &str) -> Option<Stage> {
        let mut orders = self.orders();
        let index = orders.iter().position(|order| order.command.0 == action_type)?;
        let order = &mut orders[index];
        let stage = order.stage;
        order.times -= 1;
        if order.times == 0 {
            orders.remove(index);
        }
        Some(stage)
    }

    /// Takes an order; one for no times is none.
    pub fn place(&self, order: Order) {
        if order.times > 0 {
            self.orders().push(order);
        }
    }

    /// What is still to happen.
    pub fn list(&self) -> Vec<Order> {
        self.orders().clone()
    }

    /// Cancels everything.
    pub fn cancel(&self) {
        self.orders().clear();
    }

    fn orders(&self) -> MutexGuard<'_, Vec<Order>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
