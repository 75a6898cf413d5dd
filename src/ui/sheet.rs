//! Style sheets that come with a part of the program, so that the page need not wait for them at start.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type CSSStyleSheet;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CSSStyleSheet, JsValue>;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace_sync(this: &CSSStyleSheet, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = ["document", "adoptedStyleSheets"], js_name = push, catch)]
    fn adopt_sheet(sheet: &CSSStyleSheet) -> Result<f64, JsValue>;
}

thread_local! {
    static ADOPTED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Applies a style sheet to the page from now on. A policy of `style-src 'self'` allows this: it is the program's own.
pub fn adopt(css: &'static str) {
    if ADOPTED.with_borrow(|adopted| adopted.contains(&css)) {
        return;
    }
    // Browsers without it show the part all the same, unadorned.
    let adopted = CSSStyleSheet::new().and_then(|sheet| {
        sheet.replace_sync(css)?;
        adopt_sheet(&sheet)
    });
    if adopted.is_ok() {
        ADOPTED.with_borrow_mut(|known| known.push(css));
    }
}
