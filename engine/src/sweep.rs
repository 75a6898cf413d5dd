//! The sweep as it goes on by itself (contract 4.6).

use crate::app::App;
use crate::error::Result;

/// Sweeps again and again on the engine's clock: first after one period, then one period after the
/// end of the one before.
pub async fn keep_sweeping(app: App) {
    loop {
        match after_a_period(&app).await {
            Ok(deleted) => tracing::info!(deleted, "swept"),
            // The next sweep takes what this one left.
            Err(error) => tracing::error!(%error, "the sweep failed"),
        }
    }
}

/// Waits for one period and sweeps; returns how many jobs went.
///
/// # Errors
/// When the database fails.
pub async fn after_a_period(app: &App) -> Result<usize> {
    app.clock.sleep_until(app.clock.now() + app.settings.retention.sweep_every).await;
    app.sweep().await
}
