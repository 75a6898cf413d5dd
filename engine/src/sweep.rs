//! The sweep as it goes on by itself (contract 4.6).

use crate::app::App;

/// Sweeps again and again on the engine's clock: first after one period, then one period after the
/// end of the one before.
pub async fn keep_sweeping(app: App) {
    loop {
        app.clock.sleep_until(app.clock.now() + app.settings.retention.sweep_every).await;
        match app.sweep().await {
            Ok(deleted) => tracing::info!(deleted, "swept"),
            // The next sweep takes what this one left.
            Err(error) => tracing::error!(%error, "the sweep failed"),
        }
    }
}
