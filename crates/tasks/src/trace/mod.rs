//! What the engine's events tell of one job, which tells no correlation id by itself (contract 9).
//!
//! The events are searched for ids that the job may have been started under, the likeliest first; which of them it is,
//! only the engine's own search of jobs can say. Nothing here is a guess when it is shown.

mod candidates;
mod record;

pub use candidates::candidates;
pub use record::{About, Record, Severity, records};
