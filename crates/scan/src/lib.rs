//! What is done with every byte of an answer: finding where a value ends, its fingerprint, reading JSON.
//!
//! A crate of its own, since this is compiled for speed in a page that is compiled for size.
#![forbid(unsafe_code)]

mod extent;
mod json;
mod print;

pub use extent::Extent;
pub use json::{Flaw, Json, Value, quote};
pub use print::{Print, Printer};
