//! `/dev/inventory`: the site as a test wants it.
//!
//! `POST` puts things in the place of those with their ids, all or none; `DELETE` brings the site back that a new
//! engine has, and forgets the commands that run on it. `GET` shows every thing as it is stored, which is what `POST`
//! takes:
//!
//! ```json
//! { "vm": [ { "id": "…", "name": "web09", "status": "paused", "cluster": "…", "template": "…", "memory": 1073741824,
//!             "cores": 1, "os": "other", "created": 0 } ] }
//! ```

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::Failed;
use crate::app::App;
use crate::error::Result;
use crate::inventory::{
    Cluster, DataCenter, Disk, DiskAttachment, GlusterVolume, Host, Item, Network, Quota, Snapshot,
    StorageDomain, Template, Vm, VmPool, site,
};
use crate::store::Tx;

/// Things of every kind.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Things {
    data_center: Vec<DataCenter>,
    cluster: Vec<Cluster>,
    host: Vec<Host>,
    storage_domain: Vec<StorageDomain>,
    network: Vec<Network>,
    template: Vec<Template>,
    vm: Vec<Vm>,
    vm_pool: Vec<VmPool>,
    disk: Vec<Disk>,
    disk_attachment: Vec<DiskAttachment>,
    snapshot: Vec<Snapshot>,
    gluster_volume: Vec<GlusterVolume>,
    quota: Vec<Quota>,
}

impl Things {
    fn of(tx: &Tx<'_>) -> Result<Self> {
        Ok(Self {
            data_center: tx.items()?,
            cluster: tx.items()?,
            host: tx.items()?,
            storage_domain: tx.items()?,
            network: tx.items()?,
            template: tx.items()?,
            vm: tx.items()?,
            vm_pool: tx.items()?,
            disk: tx.items()?,
            disk_attachment: tx.items()?,
            snapshot: tx.items()?,
            gluster_volume: tx.items()?,
            quota: tx.items()?,
        })
    }

    fn store(&self, tx: &Tx<'_>) -> Result<()> {
        put(tx, &self.data_center)?;
        put(tx, &self.cluster)?;
        put(tx, &self.host)?;
        put(tx, &self.storage_domain)?;
        put(tx, &self.network)?;
        put(tx, &self.template)?;
        put(tx, &self.vm)?;
        put(tx, &self.vm_pool)?;
        put(tx, &self.disk)?;
        put(tx, &self.disk_attachment)?;
        put(tx, &self.snapshot)?;
        put(tx, &self.gluster_volume)?;
        put(tx, &self.quota)
    }
}

fn put<I: Item>(tx: &Tx<'_>, items: &[I]) -> Result<()> {
    items.iter().try_for_each(|item| tx.put_item(item))
}

pub(super) async fn show(State(app): State<App>) -> std::result::Result<Json<Things>, Failed> {
    Ok(Json(app.store.read(Things::of).await?))
}

pub(super) async fn put_things(
    State(app): State<App>,
    Json(things): Json<Things>,
) -> std::result::Result<StatusCode, Failed> {
    app.store.write(move |tx| things.store(tx)).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn restore(State(app): State<App>) -> std::result::Result<StatusCode, Failed> {
    let site = |tx: &Tx<'_>| {
        tx.delete_inventory()?;
        site::found(tx)
    };
    app.store.write(site).await?;
    Ok(StatusCode::NO_CONTENT)
}
