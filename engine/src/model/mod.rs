//! What the engine stores: jobs, steps, users (contract 3) and events (contract 13).

mod entity;
mod event;
mod job;
mod status;
mod step;
mod user;

pub use entity::{Entity, EntityKind};
pub use event::{Event, Severity};
pub use job::{ADD_EXTERNAL_JOB, Job};
pub use status::Status;
pub use step::{ExternalSystem, Step, StepType};
pub use user::{Role, User};

/// Milliseconds: since 1970 for a point in time, or the length of a span.
pub type Millis = i64;
