//! The binary of the embedded engine.
fn main() {}
