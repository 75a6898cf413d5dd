//! `/vms/{vm}/{action}`.

use axum::extract::Path;
use uuid::Uuid;

use super::{act, action_of, naming, unknown};
use crate::api::body::Body;
use crate::api::exchange::Exchange;
use crate::api::reply::{Answer, Reply};
use crate::commands::Command;
use crate::commands::vm::{MigrateVm, ShutdownVm, StartVm, StopVm};
use crate::ids::parse_lenient;
use crate::inventory::{Host, Item, Vm};

/// `POST .../start`.
pub(super) async fn start(exchange: Exchange, Path(id): Path<String>, body: Body) -> Answer {
    simple(exchange, &id, body, "start", |vm| StartVm { vm }).await
}

/// `POST .../shutdown`.
pub(super) async fn shutdown(exchange: Exchange, Path(id): Path<String>, body: Body) -> Answer {
    simple(exchange, &id, body, "shutdown", |vm| ShutdownVm { vm }).await
}

/// `POST .../stop`.
pub(super) async fn stop(exchange: Exchange, Path(id): Path<String>, body: Body) -> Answer {
    simple(exchange, &id, body, "stop", |vm| StopVm { vm }).await
}

/// `POST .../migrate`: to the host that the body names, or to one that the engine chooses.
pub(super) async fn migrate(exchange: Exchange, Path(id): Path<String>, body: Body) -> Answer {
    let Some(vm) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    let sent = action_of(&exchange, &body, "vm", "migrate")?;
    act::<Vm, _>(&exchange, vm, sent, async |sent| {
        let destination = match naming(sent, "host") {
            Some(part) => Some(exchange.named::<Host>(part).await?.ok_or_else(|| unknown(part))?.id()),
            None => None,
        };
        Ok(MigrateVm { vm, destination })
    })
    .await
}

/// An action for which the machine says everything.
async fn simple<C: Command>(
    exchange: Exchange,
    id: &str,
    body: Body,
    method: &str,
    command: impl FnOnce(Uuid) -> C,
) -> Answer {
    let Some(vm) = parse_lenient(id) else {
        return Ok(Reply::Missing);
    };
    let sent = action_of(&exchange, &body, "vm", method)?;
    act::<Vm, _>(&exchange, vm, sent, async |_| Ok(command(vm))).await
}
