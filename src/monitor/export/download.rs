//! Giving a text to the browser as a file. Nothing leaves the page: the browser reads it out of memory.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::ui::el;

/// A browser may still read the file some time after it was asked to save it, in milliseconds.
const KEPT: u32 = 60_000;

#[wasm_bindgen]
extern "C" {
    type Blob;
    #[wasm_bindgen(constructor)]
    fn new(parts: &Array, options: &Object) -> Blob;
    #[wasm_bindgen(js_namespace = URL, js_name = createObjectURL)]
    fn create_object_url(blob: &Blob) -> String;
    #[wasm_bindgen(js_namespace = URL, js_name = revokeObjectURL)]
    fn revoke_object_url(url: &str);
}

/// Saves a text of a media type under a name.
pub(super) fn download(text: &str, kind: &str, name: &str) {
    let options = Object::new();
    // Fails only for an object that takes nothing in.
    let _ = Reflect::set(&options, &"type".into(), &kind.into());
    let url = create_object_url(&Blob::new(&Array::of1(&text.into()), &options));
    el("a").attr("href", &url).attr("download", name).node().click();
    Timeout::new(KEPT, move || revoke_object_url(&url)).forget();
}

/// A name with the date and time of this computer: `tasks-2026-07-14-0915.csv`.
pub(super) fn file_name(extension: &str) -> String {
    let now = Date::new_0();
    let two = |number: u32| format!("{number:02}");
    let day = [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-");
    ["tasks-", &*day, "-", &*two(now.get_hours()), &*two(now.get_minutes()), ".", extension].concat()
}
