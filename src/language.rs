//! The language of the page: what host/language.js found out, and fetched, before the program ran.
//!
//! English is part of the program. What reads another language's patterns is a part of its own (`crate::part`), which
//! only those fetch who need it.

use std::cell::RefCell;

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use crate::part::part;
use crate::ui::set_attribute;
use crate::{format, text};

/// Longer than that nobody waits for the part, in milliseconds: the page is in English then.
const PATIENCE: u32 = 3_000;

thread_local! {
    static MISSING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Calls `show` once the page has its language, or cannot have it.
pub fn settle(show: fn()) {
    // What the loader has told; a page without it, as in tests, is in English.
    let told = Reflect::get(&window(), &"taskMonitor".into()).unwrap_or_default();
    let word = |name: &str| Reflect::get(&told, &name.into()).ok().and_then(|word| word.as_string());
    if let Some(tag) = word("tag") {
        format::install(&tag);
    }
    MISSING.set(word("missing"));
    let Some((locale, texts)) = word("locale").zip(Reflect::get(&told, &"texts".into()).ok()) else {
        return show();
    };
    if !texts.is_object() {
        return show();
    }
    // Leptos, which is what runs everything else, is not there before the page is.
    spawn_local(async move {
        let taken = Box::pin(fetched_reader(locale.clone(), texts));
        if !matches!(select(taken, TimeoutFuture::new(PATIENCE)).await, Either::Left((Ok(()), _))) {
            MISSING.set(Some(locale));
            if let Some(root) = document().document_element() {
                set_attribute(&root, "lang", Some("en-US"));
            }
        }
        show();
    });
}

/// The locale in which the page should be and is not, since its texts could not be had.
pub fn missing() -> Option<String> {
    MISSING.with_borrow(Clone::clone)
}

part! {
    languages:
    /// Has every text read from these from now on, by key.
    async fn fetched_reader(locale: String, texts: JsValue) -> () = read
}

fn read(locale: String, texts: JsValue) {
    text::install(&locale, move |key| Reflect::get(&texts, &key.into()).ok()?.as_string());
}
