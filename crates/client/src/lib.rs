//! Typed client of the engine's REST API, for the browser.
//!
//! One file a resource. Every request carries the token of that very moment, gives up after a silence, and is
//! aborted when whoever waits for it goes away. Bodies are read as bytes; what they mean is the business of `tasks`.

mod breath;
mod change;
mod correlation;
mod engine;
mod entities;
mod error;
mod events;
mod feed;
mod flight;
mod jobs;
mod request;
mod sso;
mod steps;
mod users;

pub use breath::breathe;
pub use change::Change;
pub use correlation::correlation_id;
pub use engine::Engine;
pub use entities::EntityKind;
pub use error::ClientError;
pub use feed::Feed;
pub use request::{Answered, Sink};
