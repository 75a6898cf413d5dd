//! `/vms/{vm}/snapshots`, to take snapshots and to remove them.

use axum::extract::Path;

use super::added;
use crate::api::body::Body;
use crate::api::exchange::Exchange;
use crate::api::reply::{Answer, Reply};
use crate::commands::snapshot::{AddSnapshot, RemoveSnapshot};
use crate::ids::parse_lenient;
use crate::inventory::Snapshot;
use crate::repr::Fault;
use crate::repr::input::things::SNAPSHOT;

/// `POST /vms/{vm}/snapshots`: with the memory of the machine unless the body says otherwise.
pub(super) async fn add(exchange: Exchange, Path(vm): Path<String>, body: Body) -> Answer {
    let Some(vm) = parse_lenient(&vm) else {
        return Ok(Reply::Missing);
    };
    let sent =
        body.read(&exchange, &SNAPSHOT, "snapshots", "add")?.ok_or_else(|| Fault::missing("snapshot"))?;
    let description = sent.text("description").ok_or_else(|| Fault::missing("snapshot.description"))?;
    let command = AddSnapshot {
        snapshot: exchange.app.ids.next(),
        vm,
        description: description.to_owned(),
        memory: sent.flag("persist_memorystate").unwrap_or(true),
    };
    let done = exchange.run(command).await?;
    added::<Snapshot, _>(&exchange, done.command.snapshot, done).await
}

/// `DELETE /vms/{vm}/snapshots/{snapshot}`.
pub(super) async fn remove(exchange: Exchange, Path((vm, id)): Path<(String, String)>) -> Answer {
    let (Some(vm), Some(snapshot)) = (parse_lenient(&vm), parse_lenient(&id)) else {
        return Ok(Reply::Missing);
    };
    match exchange.thing::<Snapshot>(snapshot).await? {
        Some(found) if found.vm == vm => {
            super::remove::<Snapshot, _>(&exchange, RemoveSnapshot { snapshot, vm }).await
        }
        _ => Ok(Reply::Missing),
    }
}
