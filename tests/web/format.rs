//! What is kept of formatted texts says the same as the browser, whatever was told before it.

use js_sys::{Date, Function};
use monitor::format;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// The clock before, between or behind the rest, other digits, other ways to put units together.
const LOCALES: [&str; 7] = ["en-US", "de-DE", "ko-KR", "ar-EG", "fa-IR", "mr-IN", "ja-JP"];

const DAY: i64 = 86_400_000;

/// Noon, wherever it runs.
fn noon() -> i64 {
    Date::new_with_year_month_day_hr(2023, 10, 14, 12).get_time() as i64
}

/// What the browser itself says of a number.
fn said(says: &str, locale: &str, number: i64) -> String {
    let says = Function::new_with_args("locale, number", &format!("return {says}"));
    let said = says.call2(&JsValue::NULL, &locale.into(), &(number as f64).into());
    said.ok().and_then(|said| said.as_string()).unwrap_or_default()
}

#[wasm_bindgen_test]
fn moments_are_told_as_the_browser_tells_them() {
    let clock = "new Intl.DateTimeFormat(locale, {hour: '2-digit', minute: '2-digit', second: '2-digit'}).format(number)";
    let day = "new Intl.DateTimeFormat(locale, {month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit'}).format(number)";
    let now = noon();
    for locale in LOCALES {
        format::install(locale);
        for turn in 0..200 {
            // Some eleven hours back, at every minute and second, each quarter of an hour asked for more than once, and
            // two of them that fall to the same place by turns.
            let time = now - (turn * 223 + turn % 2 * 32 * 15 * 60) % 40_000 * 1_000;
            assert_eq!(format::moment(time, now), said(clock, locale, time), "{locale}");
        }
        for hour in 13..200 {
            // Not today, but this year.
            let time = now - (hour * 3_601 + 7) * 1_000;
            assert_eq!(format::moment(time, now), said(day, locale, time), "{locale}");
        }
        // The same moment, once the next day has come and when its own is back.
        assert_eq!(format::moment(now, now + DAY), said(day, locale, now), "{locale}");
        assert_eq!(format::moment(now, now), said(clock, locale, now), "{locale}");
    }
    format::install("en-US");
}

#[wasm_bindgen_test]
fn durations_are_told_as_the_browser_tells_them() {
    let unit = |digits: u8, name: &str, number: &str| {
        format!(
            "new Intl.NumberFormat(locale, {{style: 'unit', unit: '{name}', unitDisplay: 'short', minimumIntegerDigits: {digits}}}).format({number})"
        )
    };
    let two = |[larger, smaller]: [&str; 2], size: i64, part: i64| {
        let larger = unit(1, larger, &format!("Math.trunc(number / {size})"));
        let smaller = unit(2, smaller, &format!("Math.trunc(number % {size} / {part})"));
        format!(
            "new Intl.ListFormat(locale, {{type: 'unit', style: 'narrow'}}).format([{larger}, {smaller}])"
        )
    };
    for locale in LOCALES {
        format::install(locale);
        for (seconds, says) in [
            (0, unit(1, "second", "number")),
            (59, unit(1, "second", "number")),
            (60, two(["minute", "second"], 60, 1)),
            (3_599, two(["minute", "second"], 60, 1)),
            (3_600, two(["hour", "minute"], 3_600, 60)),
            (86_399, two(["hour", "minute"], 3_600, 60)),
            (86_400 * 100 + 7_300, two(["day", "hour"], 86_400, 3_600)),
        ] {
            for _ in 0..2 {
                assert_eq!(format::duration(seconds * 1_000), said(&says, locale, seconds), "{locale}");
            }
        }
    }
    format::install("en-US");
}

#[wasm_bindgen_test]
fn percents_are_told_as_the_browser_tells_them() {
    for locale in LOCALES {
        format::install(locale);
        for percent in [100, 0, 7, 100, 7] {
            let says = "new Intl.NumberFormat(locale, {style: 'percent'}).format(number / 100)";
            assert_eq!(format::percent(percent), said(says, locale, i64::from(percent)), "{locale}");
        }
    }
    format::install("en-US");
}
