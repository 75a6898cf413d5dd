//! Times as a field of the browser writes them: `2026-11-25T14:20`, in its own zone.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// A time in milliseconds since 1970, for a field.
pub(super) fn write(time: i64) -> String {
    let date = Date::new(&JsValue::from_f64(time as f64));
    let two = |number: u32| format!("{number:02}");
    let day = [date.get_full_year().to_string(), two(date.get_month() + 1), two(date.get_date())].join("-");
    [&*day, "T", &two(date.get_hours()), ":", &two(date.get_minutes())].concat()
}

/// What a field holds, in milliseconds since 1970; `None` where it holds no time.
pub(super) fn read(text: &str) -> Option<i64> {
    // Without a zone in the text it is the browser's.
    let time = Date::parse(text);
    (!time.is_nan()).then_some(time as i64)
}
