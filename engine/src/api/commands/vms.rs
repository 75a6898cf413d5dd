//! `/vms`, to add machines and to remove them.

use axum::extract::Path;

use super::{added, naming, unknown};
use crate::api::body::Body;
use crate::api::exchange::Exchange;
use crate::api::reply::{Answer, Reply};
use crate::commands::vm::{AddVm, RemoveVm};
use crate::ids::parse_lenient;
use crate::inventory::{Cluster, Item, Template, Vm};
use crate::repr::Fault;
use crate::repr::input::things::VM;

/// `POST /vms`: a machine after a template.
pub(super) async fn add(exchange: Exchange, body: Body) -> Answer {
    let sent = body.read(&exchange, &VM, "vms", "add")?.ok_or_else(|| Fault::missing("vm"))?;
    let missing = |parts: &str| Fault::incomplete("Vm", parts, "add");
    let cluster = naming(&sent, "cluster").ok_or_else(|| missing("cluster.id|name"))?;
    let name = sent.text("name").ok_or_else(|| missing("name"))?.to_owned();
    let template = naming(&sent, "template").ok_or_else(|| missing("template.id|name"))?;
    let command = AddVm {
        vm: exchange.app.ids.next(),
        name,
        description: sent.text("description").unwrap_or_default().to_owned(),
        cluster: exchange.named::<Cluster>(cluster).await?.ok_or_else(|| unknown(cluster))?.id(),
        template: exchange.named::<Template>(template).await?.ok_or_else(|| unknown(template))?.id(),
        memory: sent.number("memory"),
    };
    let done = exchange.run(command).await?;
    added::<Vm, _>(&exchange, done.command.vm, done).await
}

/// `DELETE /vms/{vm}`; with `detach_only` its disks stay.
pub(super) async fn remove(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Some(vm) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    if exchange.thing::<Vm>(vm).await?.is_none() {
        return Ok(Reply::Missing);
    }
    let detach_only = exchange.parameters.flag("detach_only").unwrap_or(false);
    super::remove::<Vm, _>(&exchange, RemoveVm { vm, detach_only }).await
}
