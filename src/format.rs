//! Dates, numbers and durations as people read them, by the browser's own `Intl`: locale and zone cost no data.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::watched::Watched;

mod known;
mod lengths;

use known::{Known, Quarters, Told};
use lengths::Lengths;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(locale: &str) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locales: &Array, options: &Object) -> DateTimeFormat;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, time: f64) -> String;
    #[wasm_bindgen(method, js_name = formatToParts)]
    fn format_to_parts(this: &DateTimeFormat, time: f64) -> Array;

    type Part;
    #[wasm_bindgen(method, getter, js_name = type)]
    fn kind(this: &Part) -> String;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Part) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locales: &Array, options: &Object) -> NumberFormat;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locales: &Array, options: &Object) -> RelativeTimeFormat;
    #[wasm_bindgen(method)]
    fn format(this: &RelativeTimeFormat, number: f64, unit: &str) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locales: &Array, options: &Object) -> ListFormat;
    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, words: &Array) -> String;
}

/// The formatters of one locale. Making one is slow, using it is not, so each is made once, when it is first used.
#[derive(Default)]
struct Formats {
    /// Empty for the browser's own.
    locales: Array,
    /// By the number of a [`Moment`].
    moments: [OnceCell<DateTimeFormat>; MOMENTS.len()],
    number: OnceCell<NumberFormat>,
    percent: OnceCell<NumberFormat>,
    percents: Known,
    quarters: Quarters,
    digits: OnceCell<NumberFormat>,
    lengths: Lengths,
}

/// How a moment is told.
#[derive(Clone, Copy)]
enum Moment {
    Today,
    Minute,
    ThisYear,
    AnyYear,
    Full,
}

/// What `Intl.DateTimeFormat` knows each by.
const MOMENTS: [&[(&str, &str)]; 5] = [
    &[("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")],
    &[("hour", "2-digit"), ("minute", "2-digit")],
    &[("month", "short"), ("day", "numeric"), ("hour", "numeric"), ("minute", "2-digit")],
    &[("month", "short"), ("day", "numeric"), ("year", "numeric")],
    &[("dateStyle", "full"), ("timeStyle", "long")],
];

impl Formats {
    fn format(&self, moment: Moment) -> &DateTimeFormat {
        let moment = moment as usize;
        self.moments[moment].get_or_init(|| DateTimeFormat::new(&self.locales, &options(MOMENTS[moment])))
    }

    fn moment(&self, moment: Moment, time: i64) -> String {
        self.format(moment).format(time as f64)
    }

    /// The quarter of an hour that begins at a time.
    fn quarter(&self, moment: Moment, time: i64) -> Told {
        let mut told = Told::default();
        for part in self.format(moment).format_to_parts(time as f64) {
            let part: Part = part.unchecked_into();
            match (&*part.kind(), told.minute, &mut told.after) {
                ("minute", ..) => told.minute = Some(date(time).get_minutes()),
                ("second", ..) => told.after = Some(String::new()),
                (_, None, _) => told.before.push_str(&part.value()),
                (_, _, None) => told.between.push_str(&part.value()),
                (_, _, Some(after)) => after.push_str(&part.value()),
            }
        }
        told
    }

    /// A number as it stands in a time of day.
    fn two_digits(&self, number: usize) -> String {
        let format = self.digits.get_or_init(|| {
            let options = options(&[("minimumIntegerDigits", "2")]);
            NumberFormat::new(&self.locales, &options)
        });
        format.format(number as f64)
    }
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        // Only fails on a frozen object, and this one is fresh.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

thread_local! {
    static FORMATS: RefCell<Rc<Formats>> = RefCell::default();
    static AGE: Watched<Option<Age>> = Watched::new(None);
}

/// Tells how long ago something was, in milliseconds.
pub type Age = fn(i64) -> String;

/// What tells the rows how long ago something was, where a person wants that instead of when.
pub fn ages() -> Watched<Option<Age>> {
    AGE.with(Watched::clone)
}

fn formats() -> Rc<Formats> {
    FORMATS.with_borrow(Rc::clone)
}

/// Takes the locale of the portal (`de-DE`). What is none leaves the browser's own.
pub fn install(locale: &str) {
    if let Ok(locales) = canonical_locales(locale) {
        FORMATS.set(Rc::new(Formats { locales, ..Formats::default() }));
    }
}

/// A moment in the zone of the browser, short: of today only the time, to the second; else the day as well; of another
/// year nothing but the day. Both are in milliseconds since 1970.
pub fn moment(time: i64, now: i64) -> String {
    let formats = formats();
    let write = |quarter| {
        let (told, today) = (date(quarter), date(now));
        let moment = if told.get_full_year() != today.get_full_year() {
            Moment::AnyYear
        } else if (told.get_month(), told.get_date()) == (today.get_month(), today.get_date()) {
            Moment::Today
        } else {
            Moment::ThisYear
        };
        formats.quarter(moment, quarter)
    };
    formats.quarters.text(time, now, &write, &|number| formats.two_digits(number))
}

/// The same, or how long ago it was where a person wants [that](ages).
pub fn when(time: i64, now: i64) -> String {
    ages().peek().map_or_else(|| moment(time, now), |age| age(now - time))
}

/// How long ago something was, in milliseconds, by the largest unit; less than none is still to come.
pub fn age(ago: i64) -> String {
    let options = options(&[("style", "short")]);
    let format = RelativeTimeFormat::new(&formats().locales, &options);
    let seconds = ago / 1_000;
    let (number, unit) = match seconds.unsigned_abs() {
        0..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    // Minus zero is "0 seconds ago", zero would be "in 0 seconds".
    format.format(-(number as f64), unit)
}

/// A moment with day, year and time, in short: for paper.
pub fn stamp(time: i64) -> String {
    let options = options(&[("dateStyle", "short"), ("timeStyle", "medium")]);
    let format = DateTimeFormat::new(&formats().locales, &options);
    format.format(time as f64)
}

/// Some of which each would do: `a, b or c`.
pub fn any_of(words: &[String]) -> String {
    list(words, "disjunction")
}

/// Some that belong together: `a, b and c`.
pub fn all_of(words: &[String]) -> String {
    list(words, "conjunction")
}

fn list(words: &[String], kind: &str) -> String {
    let options = options(&[("type", kind)]);
    let format = ListFormat::new(&formats().locales, &options);
    format.format(&words.iter().map(JsValue::from).collect())
}

/// A time of day, to the minute.
pub fn time(time: i64) -> String {
    formats().moment(Moment::Minute, time)
}

/// A moment with its weekday and zone; in milliseconds since 1970.
pub fn moment_in_full(time: i64) -> String {
    formats().moment(Moment::Full, time)
}

fn date(time: i64) -> Date {
    Date::new(&(time as f64).into())
}

/// A whole number with the grouping of the locale.
pub fn number(number: usize) -> String {
    let formats = formats();
    let format = formats.number.get_or_init(|| NumberFormat::new(&formats.locales, &Object::new()));
    format.format(number as f64)
}

/// A percent, with its sign where the locale has it.
pub fn percent(percent: u8) -> String {
    let formats = formats();
    formats.percents.text(usize::from(percent), &|| {
        let format = formats
            .percent
            .get_or_init(|| NumberFormat::new(&formats.locales, &options(&[("style", "percent")])));
        format.format(f64::from(percent) / 100.0)
    })
}

/// A length of time, in milliseconds, by its two largest units; whole seconds, since nothing shorter is told.
/// A negative one counts as none: clocks differ, and a late step may end before it began (contract 9.17).
pub fn duration(milliseconds: i64) -> String {
    let formats = formats();
    formats.lengths.format(&formats.locales, milliseconds.max(0) / 1000)
}
