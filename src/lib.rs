//! The plug-in's page: every job of the engine as a live tree, and what can be done to it.
//!
//! ```text
//! engine ── client (bytes) ──> sync ──> tasks::Forest ──> state::Board ──> monitor (rows) ──> people
//!    ^                                                                                          │
//!    └────────────────────────── task::Actor <── task (dialogs) <───────────────────────────────┘
//! ```
//! `state` is the border: `sync` writes it, `monitor` and `task` read it. `ui` knows no domain type.

pub mod alone;
pub mod app;
pub mod desk;
pub mod detail;
pub mod entry;
pub mod format;
pub mod language;
pub mod letters;
pub mod live;
pub mod marks;
pub mod monitor;
pub mod part;
pub mod portal;
pub mod spawn;
pub mod state;
pub mod sync;
pub mod task;
pub mod text;
pub mod ui;
pub mod watched;
pub mod words;
