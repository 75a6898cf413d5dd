//! The browser's clipboard.

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::{append, el};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = document, js_name = execCommand, catch)]
    fn exec_command(command: &str) -> Result<bool, JsValue>;
}

/// Puts a text there; false where the browser does not let the page. To be called soon after a button was pressed.
pub async fn write(text: &str) -> bool {
    if let Ok(written) = write_text(text)
        && JsFuture::from(written).await.is_ok()
    {
        return true;
    }
    // Browsers have that for pages that came encrypted, and in a frame only where the page around it grants it: the old
    // way needs neither.
    write_selected(text)
}

/// Copies by way of a selected field, which must stand where the focus may be: not beside a modal dialog.
fn write_selected(text: &str) -> bool {
    let focused = document().active_element();
    let within = focused.as_ref().and_then(|focused| focused.parent_element());
    let Some(within) = within.or_else(|| document().body().map(Into::into)) else { return false };
    let field = el("textarea").class("spoken").attr("aria-hidden", "true").attr("tabindex", "-1");
    append(&within, field.node());
    let area: &HtmlTextAreaElement = field.node().unchecked_ref();
    area.set_value(text);
    area.select();
    let copied = exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    copied
}
