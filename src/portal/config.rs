//! What the site has set for the plug-in, in `task-monitor-config.json`.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The site's settings. What is missing or makes no sense counts as not set: a slip in the file must not take the
/// tab away.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Time between two polls, in milliseconds.
    pub poll_every: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self { poll_every: 5_000 }
    }
}

impl Config {
    /// Reads the portal's `configObject()`.
    pub fn read(object: &JsValue) -> Self {
        let mut config = Self::default();
        if let Some(every) = number(object, "pollSeconds").and_then(poll_every) {
            config.poll_every = every;
        }
        config
    }
}

/// Seconds to milliseconds; from one second to an hour, so that a slip neither floods the engine nor stops the tab.
fn poll_every(seconds: f64) -> Option<u32> {
    (1.0..=3_600.0).contains(&seconds).then_some((seconds * 1_000.0) as u32)
}

fn number(object: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(object, &name.into()).ok()?.as_f64()
}

#[cfg(test)]
mod tests {
    use super::poll_every;

    #[test]
    fn only_sensible_intervals_count() {
        let cases =
            [(5.0, Some(5_000)), (1.5, Some(1_500)), (0.5, None), (0.0, None), (-3.0, None), (1e9, None)];
        for (seconds, millis) in cases {
            assert_eq!(poll_every(seconds), millis, "{seconds} s");
        }
        assert_eq!(poll_every(f64::NAN), None);
    }
}
