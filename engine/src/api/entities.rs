//! What jobs, steps and events link to, read to stand in their place (contract 1.11).

use std::collections::BTreeMap;

use uuid::Uuid;

use super::exchange::Exchange;
use crate::inventory::{Cluster, DataCenter, Host, StorageDomain, Template, Vm};
use crate::model::EntityKind;
use crate::repr::inventory::Represented;
use crate::repr::{Element, Fault, user};

/// Linked things, each read once, however many link to it.
pub(super) struct Entities<'exchange> {
    exchange: &'exchange Exchange,
    read: BTreeMap<(EntityKind, Uuid), Option<Element>>,
}

impl<'exchange> Entities<'exchange> {
    pub(super) fn new(exchange: &'exchange Exchange) -> Self {
        Self { exchange, read: BTreeMap::new() }
    }

    /// A thing in full, if it is there.
    pub(super) async fn find(&mut self, kind: EntityKind, id: Uuid) -> Result<Option<Element>, Fault> {
        if let Some(found) = self.read.get(&(kind, id)) {
            return Ok(found.clone());
        }
        let found = match kind {
            EntityKind::Cluster => self.item::<Cluster>(id).await,
            EntityKind::DataCenter => self.item::<DataCenter>(id).await,
            EntityKind::Host => self.item::<Host>(id).await,
            EntityKind::StorageDomain => self.item::<StorageDomain>(id).await,
            EntityKind::Template => self.item::<Template>(id).await,
            EntityKind::User => self.user(id).await,
            EntityKind::Vm => self.item::<Vm>(id).await,
        }?;
        self.read.insert((kind, id), found.clone());
        Ok(found)
    }

    async fn item<I: Represented>(&self, id: Uuid) -> Result<Option<Element>, Fault> {
        let items = self.exchange.items::<I>(move |tx| Ok(tx.item(id)?.into_iter().collect())).await?;
        Ok(items.first().map(|item| item.element(self.exchange.base)))
    }

    async fn user(&self, id: Uuid) -> Result<Option<Element>, Fault> {
        let found = self.exchange.app.store.read(move |tx| tx.user(id)).await?;
        Ok(found.map(|found| user::element(self.exchange.base, &found)))
    }
}
