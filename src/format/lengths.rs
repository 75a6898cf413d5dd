//! Lengths of time by the browser's units. `Intl.DurationFormat` would do, but Firefox has it only since its version 136,
//! so the units are made one by one and put together as a list of them.

use std::cell::OnceCell;

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::known::Known;
use super::{ListFormat, NumberFormat, options};

/// The units from the largest, with their seconds.
const UNITS: [(&str, i64); 4] = [("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];

/// More are only days, of which there is no end.
const KEPT: i64 = 60;

/// What stands for the larger unit and for the smaller one where two are put together.
const PLACES: [char; 2] = ['\u{1}', '\u{2}'];

/// The formatters of one locale.
#[derive(Default)]
pub(super) struct Lengths {
    /// Of each unit: by itself, and behind a larger one, where it has two digits: what ticks must not move.
    units: [[Unit; 2]; UNITS.len()],
    together: OnceCell<String>,
}

#[derive(Default)]
struct Unit {
    format: OnceCell<NumberFormat>,
    known: Known,
}

impl Lengths {
    /// So many whole seconds, by their two largest units.
    pub(super) fn format(&self, locales: &Array, seconds: i64) -> String {
        let at = UNITS.iter().position(|(_, size)| seconds >= *size).unwrap_or(UNITS.len() - 1);
        let size = UNITS[at].1;
        let larger = self.unit(locales, at, false, seconds / size);
        if at + 1 == UNITS.len() {
            return larger;
        }
        let smaller = self.unit(locales, at + 1, true, seconds % size / UNITS[at + 1].1);
        let together = self.together.get_or_init(|| {
            let format = ListFormat::new(locales, &options(&[("type", "unit"), ("style", "narrow")]));
            format.format(&PLACES.iter().map(|place| JsValue::from(place.to_string())).collect())
        });
        let mut text = String::new();
        for letter in together.chars() {
            match PLACES.iter().position(|place| *place == letter) {
                Some(0) => text.push_str(&larger),
                Some(_) => text.push_str(&smaller),
                None => text.push(letter),
            }
        }
        text
    }

    fn unit(&self, locales: &Array, at: usize, behind: bool, number: i64) -> String {
        let unit = &self.units[at][usize::from(behind)];
        let write = || {
            let made = || {
                let unit = [
                    ("style", "unit"),
                    ("unit", UNITS[at].0),
                    ("unitDisplay", "short"),
                    ("minimumIntegerDigits", if behind { "2" } else { "1" }),
                ];
                NumberFormat::new(locales, &options(&unit))
            };
            unit.format.get_or_init(made).format(number as f64)
        };
        if number < KEPT { unit.known.text(number as usize, &write) } else { write() }
    }
}
