//! The embedded engine of Task Monitor: a server that behaves towards plug-ins and REST clients as
//! an oVirt engine does, with the engine's rules for jobs and steps, quirks included.
//!
//! | part | what it does |
//! |---|---|
//! | [`model`] | jobs, steps, users, events |
//! | [`rules`] | the business rules, one command a file |
//! | [`search`] | the search language |
//! | [`inventory`] | the site: machines, hosts, storage |
//! | [`commands`] | the engine's own commands on the site, monitored by jobs |
//! | [`store`] | the SQLite database |
//! | [`clock`], [`ids`] | time and ids, which tests can choose |
//! | [`accounts`], [`sessions`] | who can sign in, who is signed in |
//! | [`app`] | what all parts share |
//! | [`portal`] | the page that hosts plug-ins as the Administration Portal does |
//! | [`scenario`] | jobs in any state, from a list |
//! | [`demo`] | the demonstration that keeps jobs going |
//! | [`dev`] | what tests get beside the engine's own API |
//! | [`api`] | the REST API and the token endpoint; `repr` has its JSON and XML |
//! | [`sweep`] | the deletion of ended jobs, again and again |
//! | [`server`] | an engine that listens; `request_log` tells what it is asked |
//! | [`cli`], [`config`] | how an engine is started |
//!
//! "Contract" in the documentation of the parts means `docs/contract/engine.md`, and "plug-in contract"
//! `docs/contract/portal.md` beside it; numbers are sections.

pub mod accounts;
pub mod api;
pub mod app;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
mod cookies;
mod dated;
pub mod demo;
pub mod dev;
pub mod error;
pub mod ids;
pub mod inventory;
mod loopback;
pub mod model;
mod plan;
pub mod portal;
mod repr;
mod request_log;
pub mod rules;
pub mod scenario;
pub mod search;
pub mod server;
pub mod sessions;
pub mod store;
pub mod sweep;

pub use app::App;
pub use error::{Error, Result};
