//! The demonstration.

use crate::app::App;

/// Keeps jobs going for as long as the engine runs.
pub async fn run(_app: App) {}
