//! Lengths of time by the browser's units. `Intl.DurationFormat` would do, but Firefox has it only since its version 136,
//! so the units are made one by one and put together as a list of them.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{ListFormat, NumberFormat, options};

/// The units from the largest, with their seconds.
const UNITS: [(&str, i64); 4] = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];

/// The formatters of one locale.
pub(super) struct Lengths {
    /// Of each unit: by itself, and behind a larger one, where it has two digits: what ticks must not move.
    units: Vec<[NumberFormat; 2]>,
    together: ListFormat,
}

impl Lengths {
    /// Fails for a locale that the browser does not take.
    pub(super) fn new(locales: &Array) -> Result<Self, JsValue> {
        let unit = |unit, digits| {
            let unit = [
                ("style", "unit"),
                ("unit", unit),
                ("unitDisplay", "short"),
                ("minimumIntegerDigits", digits),
            ];
            NumberFormat::new(locales, &options(&unit))
        };
        let both = |&(name, _): &(&'static str, i64)| Ok([unit(name, "1")?, unit(name, "2")?]);
        Ok(Self {
            units: UNITS.iter().map(both).collect::<Result<_, JsValue>>()?,
            together: ListFormat::new(locales, &options(&[("type", "unit"), ("style", "narrow")]))?,
        })
    }

    /// So many whole seconds, by their two largest units.
    pub(super) fn format(&self, seconds: i64) -> String {
        let words = Array::new();
        let mut left = seconds;
        for (&(name, size), [alone, behind]) in UNITS.iter().zip(&self.units) {
            if words.length() == 1 {
                words.push(&behind.format((left / size) as f64).into());
                break;
            }
            if left >= size || name == "second" {
                words.push(&alone.format((left / size) as f64).into());
                left %= size;
            }
        }
        self.together.format(&words)
    }
}
