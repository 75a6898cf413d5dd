//! An engine that listens.

use std::future::Future;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::app::App;
use crate::clock::Clock;
use crate::config::Settings;
use crate::demo::Demonstration;
use crate::error::{Error, Result};
use crate::ids::Ids;
use crate::store::Store;
use crate::{api, commands, dated, demo, dev, portal, request_log, rules, sweep};

/// How long requests that were begun may hold up a stop.
const PATIENCE: Duration = Duration::from_secs(2);

/// Everything that the engine serves.
pub fn router(app: &App) -> Router {
    let served = Router::new().merge(api::router(app)).merge(portal::router(app.clone()));
    let served = if app.settings.dev {
        // Faults concern what is served to everybody, never the way to cancel them.
        served.layer(from_fn_with_state(app.clone(), dev::inject)).merge(dev::router(app))
    } else {
        served
    };
    served.layer(from_fn(request_log::tell)).layer(from_fn_with_state(app.clone(), dated::date))
}

/// Opens the database that the settings name, and does what a restart does to the jobs in it
/// (contract 4.7).
///
/// # Errors
/// When the database cannot be used.
pub fn open(settings: Settings, clock: Clock, ids: Ids) -> Result<App> {
    let store = match &settings.data {
        Some(data) => Store::in_folder(data)?,
        None => Store::in_memory()?,
    };
    if store.was_served() {
        store.write_blocking(|tx| {
            // Whatever became of the machine's clock, or of one that was advanced: time does not run back.
            let now = clock.advance(tx.latest_time()?.unwrap_or(0) - clock.now());
            rules::restart(tx, now)?;
            commands::resume(tx, now)
        })?;
    }
    App::new(settings, store, clock, ids)
}

/// An engine that holds its port but answers nobody yet.
#[derive(Debug)]
pub struct Server {
    app: App,
    listener: TcpListener,
    /// With its history behind it.
    demonstration: Option<Demonstration>,
}

impl Server {
    /// Takes the port, and only then opens the database: a second engine started by mistake must
    /// not restart the jobs of the first. The history of a demonstration comes before the first request as well.
    ///
    /// # Errors
    /// When the port is taken, the address is not this machine's, or the database cannot be used.
    pub async fn start(settings: Settings) -> Result<Self> {
        let (host, port) = (settings.host, settings.port);
        let listener = TcpListener::bind((host, port)).await.map_err(|reason| match reason.kind() {
            ErrorKind::AddrInUse => Error::PortTaken { host, port },
            _ => Error::Listen { host, port, reason },
        })?;
        let app = open(settings, Clock::system(), Ids::random())?;
        let demonstration = if app.settings.demo {
            let mut demonstration = Demonstration::new(app.clone(), demo::SEED);
            demonstration.rehearse().await?;
            Some(demonstration)
        } else {
            None
        };
        Ok(Self { app, listener, demonstration })
    }

    /// The URL of the portal page, with the port that was really taken.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn url(&self) -> Result<String> {
        let address: SocketAddr = self.listener.local_addr().map_err(Error::Server)?;
        Ok(format!("http://{address}{}", portal::HOME))
    }

    /// Serves until `stop` ends; requests that were begun are then answered first, if that does not
    /// take long.
    ///
    /// # Errors
    /// When the system takes the port away.
    pub async fn serve(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let app = self.app;
        tokio::spawn(sweep::keep_sweeping(app.clone()));
        if let Some(demonstration) = self.demonstration {
            tokio::spawn(demonstration.go_on());
        }
        let stopping = Arc::new(Notify::new());
        let stopped = stopping.clone();
        let serving = axum::serve(self.listener, router(&app)).with_graceful_shutdown(async move {
            stop.await;
            stopped.notify_one();
        });
        tokio::select! {
            served = async { serving.await } => served.map_err(Error::Server),
            () = async { stopping.notified().await; tokio::time::sleep(PATIENCE).await } => Ok(()),
        }
    }
}
