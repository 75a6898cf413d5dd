//! What all actions have in common (contract 1.7).

use std::time::Duration;

use crate::repr::input::Object;

/// Waits as long as the body's grace period says, in milliseconds of the machine's time.
pub(super) async fn wait(sent: &Object) {
    let expiry = sent.object("grace_period").and_then(|period| period.number("expiry"));
    if let Some(expiry) = expiry.and_then(|expiry| u64::try_from(expiry).ok()) {
        tokio::time::sleep(Duration::from_millis(expiry)).await;
    }
}
