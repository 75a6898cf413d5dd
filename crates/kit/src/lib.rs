//! Task kit: a vendor's work as an external task of the engine.
//!
//! A [`Kit`] starts a [`Task`] with a plan and runs its steps as futures. Whatever becomes of them, the engine is told
//! the truth: a step that fails fails its task with the reason in a note, and a task that was run is ended.
//!
//! ```no_run
//! # async fn clone(kit: &kit::Kit) -> Result<(), kit::Failure<String>> {
//! use kit::{Plan, TaskOptions};
//!
//! let plan = Plan::new().step("clone", "Clone the disk").step("check", "Compare the checksums");
//! kit.run(TaskOptions::new("Clone VM web01", plan), async |task| {
//!     task.step("clone", async |step| {
//!         step.progress(42, "12.4 of 29.5 GiB").await;
//!         Ok(())
//!     })
//!     .await?;
//!     task.step("check", async |_| Ok(())).await.map(drop)
//! })
//! .await
//! # }
//! ```
//!
//! Everything that it needs of the world comes through [`Platform`]: requests, time, chance, and who drives a task.
#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

#[cfg(doctest)]
#[doc = include_str!("../../../docs/vendor-guide.md")]
struct Guide;

mod calls;
mod command;
mod drive;
mod error;
mod kit;
mod notes;
mod plan;
mod platform;
mod resume;
mod step;
mod task;
mod turn;

#[cfg(target_family = "wasm")]
mod browser;
#[cfg(target_family = "wasm")]
mod js;

#[cfg(all(target_family = "wasm", feature = "package"))]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

pub use client::ClientError;
pub use command::Command;
pub use error::{Failure, KitError};
pub use kit::{Kit, TaskOptions};
pub use plan::Plan;
pub use platform::{Call, Drive, Later, Platform, Verb};
pub use step::Step;
pub use task::Task;
