//! Faults that a test orders for coming requests.

/// The faults that are still to happen.
#[derive(Debug, Default)]
pub struct Faults {}
