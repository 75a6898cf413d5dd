//! Marks on the browser's performance timeline: when the page started, when rows stood, and when each reaction
//! was drawn. The measuring bench and the exact gates read them (performance-anchors.md 9).

use wasm_bindgen::prelude::*;

/// The first statement of the page's own code.
const BOOT: &str = "tm:boot";
/// The first rows are in the document.
const ROWS: &str = "tm:rows";
/// A reaction is drawn.
const DOM: &str = "tm:dom";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn mark(name: &str);
    #[wasm_bindgen(js_namespace = performance, js_name = mark)]
    fn mark_with(name: &str, options: &JsValue);
    #[wasm_bindgen(js_namespace = performance, js_name = clearMarks)]
    fn clear_marks(name: &str);
}

/// Marks the start of the page's own code.
pub fn boot() {
    mark(BOOT);
}

/// Marks that the first rows are in the document.
pub fn rows() {
    mark(ROWS);
}

/// Marks that a reaction is drawn, also one that drew nothing. `generation` counts the answers taken so far,
/// `parsed` the bytes of this one that were parsed and not only compared.
pub fn dom(generation: u64, parsed: usize) {
    let detail = js_sys::Object::new();
    set(&detail, "gen", generation as f64);
    set(&detail, "parsed", parsed as f64);
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"detail".into(), &detail);
    // The timeline keeps every mark for good: one a poll would grow without end.
    clear_marks(DOM);
    mark_with(DOM, &options);
}

fn set(object: &js_sys::Object, name: &str, value: f64) {
    // Setting a member of a fresh plain object cannot fail.
    let _ = js_sys::Reflect::set(object, &name.into(), &value.into());
}
