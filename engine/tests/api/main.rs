//! The engine's API against the contract, feature by feature, in JSON and in XML.
//!
//! Each test has an engine of its own in memory, with a clock that it moves itself. Names of
//! sections in the tests are those of the contract.

mod actions;
mod commands;
mod concurrency;
mod contract;
mod cross_origin;
mod dev;
mod engine;
mod events;
mod inventory;
mod negotiation;
mod nonsense;
mod permissions;
mod prediction;
mod properties;
mod reading;
mod representation;
mod restart;
mod servlet_sessions;
mod sign_in;
mod steps;
mod sweep;
mod validation;
mod wire;
