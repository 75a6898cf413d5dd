//! Lengths of time by the browser's units. `Intl.DurationFormat` would do, but Firefox has it only since its version 136,
//! so the units are made one by one and put together as a list of them.

use std::cell::OnceCell;

use js_sys::Array;

use super::{ListFormat, NumberFormat, options};

/// The units from the largest, with their seconds.
const UNITS: [(&str, i64); 4] = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];

/// The formatters of one locale.
#[derive(Default)]
pub(super) struct Lengths {
    /// Of each unit: by itself, and behind a larger one, where it has two digits: what ticks must not move.
    units: [[OnceCell<NumberFormat>; 2]; UNITS.len()],
    together: OnceCell<ListFormat>,
}

impl Lengths {
    /// So many whole seconds, by their two largest units.
    pub(super) fn format(&self, locales: &Array, seconds: i64) -> String {
        let words = Array::new();
        let mut left = seconds;
        for ((name, size), unit) in UNITS.into_iter().zip(&self.units) {
            let behind = words.length() == 1;
            if behind || left >= size || name == "second" {
                let made = || {
                    let unit = [
                        ("style", "unit"),
                        ("unit", name),
                        ("unitDisplay", "short"),
                        ("minimumIntegerDigits", if behind { "2" } else { "1" }),
                    ];
                    NumberFormat::new(locales, &options(&unit))
                };
                let format = unit[usize::from(behind)].get_or_init(made);
                words.push(&format.format((left / size) as f64).into());
                left %= size;
            }
            if behind {
                break;
            }
        }
        let made = || ListFormat::new(locales, &options(&[("type", "unit"), ("style", "narrow")]));
        self.together.get_or_init(made).format(&words)
    }
}
