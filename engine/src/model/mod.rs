//! What the engine stores: jobs, steps and users (contract 3).

mod job;
mod status;
mod step;
mod user;

pub use job::{ADD_EXTERNAL_JOB, Job};
pub use status::Status;
pub use step::{ExternalSystem, Step, StepType};
pub use user::{Role, User};

/// Milliseconds: since 1970 for a point in time, or the length of a span.
pub type Millis = i64;
