//! The portal around this page: WebAdmin's plug-in API, typed (plug-in contract 2, 3).

mod api;
mod config;

pub use api::Portal;
pub use config::Config;

/// Name of the plug-in, as its descriptor has it.
pub const PLUGIN: &str = "task-monitor";

/// Token of the place that this page is the content of, as `host/host.js` adds it.
pub const PLACE: &str = "task-monitor";
