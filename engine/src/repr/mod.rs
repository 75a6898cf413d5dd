//! How things look on the wire, in both directions (contract 2).
//!
//! An answer is a [`Document`] that knows neither JSON nor XML; [`json`] and [`xml`] print it. A
//! request body is read into an [`Object`](input::Object) of the members that its type has.

pub(crate) mod action;
pub(crate) mod document;
pub(crate) mod event;
pub(crate) mod fault;
pub(crate) mod input;
pub(crate) mod inventory;
pub(crate) mod job;
pub(crate) mod json;
pub(crate) mod negotiate;
pub(crate) mod root;
pub(crate) mod step;
pub(crate) mod user;
pub(crate) mod xml;

pub(crate) use document::{Document, Element, Value};
pub(crate) use fault::Fault;
