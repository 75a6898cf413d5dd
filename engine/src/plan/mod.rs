//! Plans: what is done in turn or side by side, how long each part takes, and how it ends.
//!
//! Commands of the engine and the tasks of the demonstration lay out their work as [parts](Part);
//! [`timeline`] turns these into the single things to do, each at its time.

mod part;
mod timeline;

pub(crate) use part::{Content, Outcome, Part, in_turn, together, work};
pub(crate) use timeline::{Cue, timeline, until_failure};
