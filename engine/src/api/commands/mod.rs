//! What can be done to the things of the site: the engine's own [commands](crate::commands) behind the routes.

mod disk_attachments;
mod disks;
mod snapshots;
mod vm;
mod vms;

use axum::Router;
use axum::routing::{delete, post};
use uuid::Uuid;

use super::body::Body;
use super::exchange::{Done, Exchange};
use super::reply::{Answer, Reply};
use crate::app::App;
use crate::commands::Command;
use crate::ids::parse_lenient;
use crate::inventory::Item;
use crate::repr::input::Object;
use crate::repr::input::schema::ACTION;
use crate::repr::inventory::{self, Represented};
use crate::repr::{Fault, action};

/// The routes to every command. Those that [`inventory`](super::inventory) reads have its names for what varies.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/vms", post(vms::add))
        .route("/vms/{id}", delete(vms::remove))
        .route("/vms/{vm}/start", post(vm::start))
        .route("/vms/{vm}/shutdown", post(vm::shutdown))
        .route("/vms/{vm}/stop", post(vm::stop))
        .route("/vms/{vm}/migrate", post(vm::migrate))
        .route("/vms/{whole}/snapshots", post(snapshots::add))
        .route("/vms/{whole}/snapshots/{id}", delete(snapshots::remove))
        .route("/vms/{whole}/diskattachments", post(disk_attachments::add))
        .route("/vms/{whole}/diskattachments/{id}", delete(disk_attachments::remove))
        .route("/disks", post(disks::add))
        .route("/disks/{id}", delete(disks::remove))
        .route("/disks/{disk}/copy", post(disks::copy))
}

/// Carries out an action on a thing: waits as the body asks, runs the command, and repeats the body in the answer.
async fn act<I: Represented, C: Command>(
    exchange: &Exchange,
    id: Uuid,
    sent: Object,
    command: impl AsyncFnOnce(&Object) -> Result<C, Fault>,
) -> Answer {
    super::action::wait(&sent).await;
    let done = match command(&sent).await {
        Ok(command) => exchange.run(command).await,
        Err(fault) => Err(fault),
    };
    Ok(match done {
        Ok(done) => {
            let thing = exchange.thing::<I>(id).await?;
            Reply::Found(action::completed_on(&sent, exchange.base, done.job, thing.as_ref()))
        }
        Err(fault) => Reply::Failed(fault.status, action::failed(&sent, &fault)),
    })
}

/// Carries out the removal of a thing, which has an action as its answer although none was sent.
async fn remove<I: Represented, C: Command>(exchange: &Exchange, command: C) -> Answer {
    let done = exchange.run(command).await?;
    let sent = Object::default();
    Ok(Reply::Found(action::completed_on::<I>(&sent, exchange.base, done.job, None)))
}

/// Answers an addition with what was added, even if hosts are still making it.
async fn added<I: Represented, C>(exchange: &Exchange, id: Uuid, done: Done<C>) -> Answer {
    let thing = exchange.thing::<I>(id).await?.ok_or_else(|| Fault::gone(id))?;
    if done.tasks {
        return Ok(Reply::Accepted(inventory::pending(exchange.base, &thing)));
    }
    let location = exchange.absolute(&thing.href(exchange.base));
    Ok(Reply::Created(inventory::document(exchange.base, &thing), location))
}

/// The body of an action; without one an empty one counts.
fn action_of(exchange: &Exchange, body: &Body, service: &str, method: &str) -> Result<Object, Fault> {
    Ok(body.read(exchange, &ACTION, service, method)?.unwrap_or_default())
}

impl Exchange {
    /// A thing, as far as the caller may see it.
    async fn thing<I: Represented>(&self, id: Uuid) -> Result<Option<I>, Fault> {
        Ok(self.items(move |tx| Ok(tx.item(id)?.into_iter().collect())).await?.pop())
    }

    /// The thing that a part of a body names by its id, or else by its name.
    async fn named<I: Item>(&self, part: &Object) -> Result<Option<I>, Fault> {
        if let Some(id) = part.text("id") {
            let id = parse_lenient(id).ok_or_else(|| Fault::malformed_id(id))?;
            return Ok(self.app.store.read(move |tx| tx.item(id)).await?);
        }
        let name = part.text("name").unwrap_or_default().to_owned();
        Ok(self.app.store.read(move |tx| tx.item_named(&name)).await?)
    }
}

/// The part of a body that names a thing by its id or its name.
fn naming<'sent>(sent: &'sent Object, name: &str) -> Option<&'sent Object> {
    sent.object(name).filter(|part| part.text("id").is_some() || part.text("name").is_some())
}

/// What a part of a body names is not there.
fn unknown(part: &Object) -> Fault {
    Fault::not_found(part.text("id").or_else(|| part.text("name")).unwrap_or_default())
}
