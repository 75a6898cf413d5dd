//! Plug-in binary.
fn main() {}
