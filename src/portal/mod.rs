//! The portal around this page: WebAdmin's plug-in API, typed (plug-in contract 2, 3).

mod api;
mod config;
mod links;
mod setting;
mod subject;

pub use api::Portal;
pub use config::Config;
pub use links::Target;
pub use setting::Slip;
pub use subject::{Subject, take_correlation};

/// Name of the plug-in, as its descriptor has it.
pub const PLUGIN: &str = "task-monitor";

/// Token of the place that this page is the content of, as `host/host.js` adds it.
pub const PLACE: &str = "task-monitor";
