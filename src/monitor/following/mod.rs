//! Following tasks: how fresh the rows are, holding them still, and being told of ends without looking.

mod announcer;
mod ends;
mod freshness;
mod hold;

pub(super) use announcer::announcer;
pub(super) use ends::tell_ends;
pub(super) use freshness::link_state;
pub(super) use hold::hold;
