//! What people see when the program has failed: WASM cannot recover, so the page says so and offers a reload.

use std::panic;

use leptos::prelude::document;
use wasm_bindgen::JsValue;

use crate::portal::Portal;
use crate::text::msg;

/// Has a failure of the program logged and shown over the page, in plain DOM without any of the page's machinery.
pub fn show_crashes() {
    // Looked up now: at the failure the catalogue may be the very thing that failed.
    let (title, text, reload) = (msg::crash_title(), msg::crash_text(), msg::crash_reload());
    panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        if let Some(portal) = Portal::find() {
            portal.log_failure(&info.to_string());
        }
        // If even this fails, the console has it.
        let _ = show(&title, &text, &reload);
    }));
}

fn show(title: &str, text: &str, reload: &str) -> Result<(), JsValue> {
    let document = document();
    // A loop that fails again and again is shown once.
    if document.get_element_by_id("crash").is_some() {
        return Ok(());
    }
    let overlay = document.create_element("div")?;
    overlay.set_id("crash");
    overlay.set_class_name("crash");
    overlay.set_attribute("role", "alert")?;
    for (tag, words) in [("h1", title), ("p", text)] {
        let element = document.create_element(tag)?;
        element.set_text_content(Some(words));
        overlay.append_child(&element)?;
    }
    // A link and no button: it works without the program.
    let link = document.create_element("a")?;
    link.set_text_content(Some(reload));
    link.set_class_name("button primary");
    link.set_attribute("href", "")?;
    overlay.append_child(&link)?;
    document.body().ok_or(JsValue::UNDEFINED)?.append_child(&overlay)?;
    Ok(())
}
