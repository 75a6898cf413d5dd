//! The built program as people run it: start, answers over HTTP, sudden death, wrong arguments.

mod durability;
mod engine;
mod serving;
mod starting;
