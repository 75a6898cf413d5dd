//! The things of the site, to read: lists and single ones, the same for every kind.
//!
//! Whoever is no administrator has permissions on none of them: such callers are shown an empty site, and nothing at
//! all where they ask to see everything (contract 6).

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use uuid::Uuid;

use super::exchange::Exchange;
use super::reply::{Answer, Reply};
use crate::app::App;
use crate::error::Result;
use crate::ids::parse_lenient;
use crate::inventory::{
    Cluster, DataCenter, Disk, DiskAttachment, GlusterVolume, Host, Network, Quota, Snapshot, StorageDomain,
    Template, Vm, VmPool,
};
use crate::repr::Fault;
use crate::repr::inventory::{self, Represented};
use crate::rules::{self, Query};
use crate::search::Search;
use crate::store::{Filter, Page, Tx};

/// The routes to everything on the site.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .merge(things::<DataCenter>("/datacenters"))
        .merge(things::<Cluster>("/clusters"))
        .merge(things::<Host>("/hosts"))
        .merge(things::<StorageDomain>("/storagedomains"))
        .merge(things::<Network>("/networks"))
        .merge(things::<Template>("/templates"))
        .merge(things::<Vm>("/vms"))
        .merge(things::<VmPool>("/vmpools"))
        .merge(things::<Disk>("/disks"))
        .merge(parts::<Quota>("/datacenters/{whole}/quotas"))
        .merge(parts::<GlusterVolume>("/clusters/{whole}/glustervolumes"))
        .merge(parts::<DiskAttachment>("/vms/{whole}/diskattachments"))
        .merge(parts::<Snapshot>("/vms/{whole}/snapshots"))
}

/// A kind of thing that stands by itself.
fn things<I: Represented>(path: &str) -> Router<App> {
    Router::new().route(path, get(list::<I>)).route(&format!("{path}/{{id}}"), get(one::<I>))
}

/// A kind of thing that is a part of another.
fn parts<I: Represented>(path: &str) -> Router<App> {
    Router::new().route(path, get(list_parts::<I>)).route(&format!("{path}/{{id}}"), get(one_part::<I>))
}

/// `GET /{things}`: those that the search finds, by name, at most `max`.
async fn list<I: Represented>(exchange: Exchange) -> Answer {
    let parameters = &exchange.parameters;
    let max = exchange.max()?;
    let case_sensitive = parameters.flag("case_sensitive").unwrap_or(true);
    let search = parameters.get("search").unwrap_or_default();
    // What cannot be understood finds nothing, without a word.
    let items = match Search::parse(search, exchange.app.clock.now()) {
        None => Vec::new(),
        Some(search) => {
            let (filter, page) = (Filter::things(&search, case_sensitive), Page { max, page: search.page });
            exchange.items::<I>(move |tx| tx.find_items(&filter, page)).await?
        }
    };
    Ok(Reply::Found(inventory::list(exchange.base, &items)))
}

/// `GET /{things}/{id}`.
async fn one<I: Represented>(exchange: Exchange, Path(id): Path<String>) -> Answer {
    let Some(id) = parse_lenient(&id) else {
        return Ok(Reply::Missing);
    };
    found(&exchange, exchange.items::<I>(move |tx| Ok(tx.item(id)?.into_iter().collect())).await?)
}

/// `GET /{wholes}/{whole}/{parts}`. No whole, no parts, no error.
async fn list_parts<I: Represented>(exchange: Exchange, Path(whole): Path<String>) -> Answer {
    let Some(whole) = parse_lenient(&whole) else {
        return Ok(Reply::Missing);
    };
    let mut items = exchange.items::<I>(move |tx| tx.items_of(whole)).await?;
    // Here, unlike for what stands by itself, a negative number is no limit.
    let max = exchange.parameters.integer("max").and_then(|max| usize::try_from(max).ok());
    items.truncate(max.unwrap_or(usize::MAX));
    Ok(Reply::Found(inventory::list(exchange.base, &items)))
}

/// `GET /{wholes}/{whole}/{parts}/{id}`: the part, if it is one of this whole.
async fn one_part<I: Represented>(exchange: Exchange, Path((whole, id)): Path<(String, String)>) -> Answer {
    let (Some(whole), Some(id)) = (parse_lenient(&whole), parse_lenient(&id)) else {
        return Ok(Reply::Missing);
    };
    let items = exchange.items::<I>(move |tx| part(tx, whole, id)).await?;
    found(&exchange, items)
}

fn part<I: Represented>(tx: &Tx<'_>, whole: Uuid, id: Uuid) -> Result<Vec<I>> {
    let item: Option<I> = tx.item(id)?;
    Ok(item.into_iter().filter(|item| item.parent() == Some(whole)).collect())
}

fn found<I: Represented>(exchange: &Exchange, items: Vec<I>) -> Answer {
    let item = items.first();
    Ok(item.map_or(Reply::Missing, |item| Reply::Found(inventory::document(exchange.base, item))))
}

impl Exchange {
    /// Things of the site, as far as the caller may see them.
    pub(super) async fn items<I: Represented>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<Vec<I>> + Send + 'static,
    ) -> std::result::Result<Vec<I>, Fault> {
        rules::may_query(&self.caller, Query::Thing, self.filtered)?;
        if !rules::sees_everything(&self.caller) {
            return Ok(Vec::new());
        }
        Ok(self.app.store.read(work).await?)
    }
}
