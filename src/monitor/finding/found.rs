//! Marks the words that are looked for where they stand in the rows: by the browser's own highlights, which change no
//! element.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::{document, on_cleanup};
use send_wrapper::SendWrapper;
use tasks::Words;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver};

use crate::state::Board;
use crate::ui::adopt;
use crate::watched::{Watched, follow};

/// Name of the highlight in the style sheet.
const NAME: &str = "found";

#[wasm_bindgen]
extern "C" {
    type StaticRange;
    #[wasm_bindgen(constructor, catch)]
    fn new(bounds: &JsValue) -> Result<StaticRange, JsValue>;

    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);

    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn show(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete, catch)]
    fn hide(name: &str) -> Result<bool, JsValue>;
}

/// Marks them from now on, for as long as the present owner lives.
pub(super) fn mark_found(board: &Board) {
    adopt(include_str!("../../../style/monitor/found.css"));
    let viewing = board.viewing.clone();
    let text = Watched::derived(move || viewing.get().filter.text);
    follow(Box::new(move || {
        let words = Words::new(&text.get());
        let rows = document().query_selector(".tree .rows").ok().flatten();
        let Some(rows) = rows.filter(|_| !words.is_empty()) else { return };
        // Browsers without highlights find all the same.
        if mark(&words, &rows).is_ok() {
            mark_again(words, &rows);
        }
    }));
}

/// Marks them anew whenever a row is drawn that was not there.
fn mark_again(words: Words, rows: &Element) {
    let drawn = rows.clone();
    let drawn = Closure::<dyn Fn()>::new(move || {
        let _ = mark(&words, &drawn);
    });
    let Ok(observer) = MutationObserver::new(drawn.as_ref().unchecked_ref()) else { return };
    // A description goes with the id of its row; what ticks elsewhere in a row is of no concern.
    let attributes = Array::of2(&"data-row-id".into(), &"data-hit".into());
    let what = members(&[
        ("subtree", true.into()),
        ("childList", true.into()),
        ("attributeFilter", attributes.into()),
    ]);
    let _ = observer.observe_with_options(rows, what.unchecked_ref());
    let held = SendWrapper::new((observer, drawn));
    on_cleanup(move || {
        held.0.disconnect();
        let _ = hide(NAME);
    });
}

fn mark(words: &Words, rows: &Element) -> Result<(), JsValue> {
    let found = Highlight::new()?;
    let names = rows.query_selector_all("[data-hit] > .task > bdi")?;
    for name in (0..names.length()).filter_map(|at| names.item(at)) {
        let Some(text) = name.last_child() else { continue };
        for (from, to) in words.places_in(&text.text_content().unwrap_or_default()) {
            let bounds = members(&[
                ("startContainer", JsValue::from(&text)),
                ("startOffset", from.into()),
                ("endContainer", JsValue::from(&text)),
                ("endOffset", to.into()),
            ]);
            found.add(&StaticRange::new(&bounds)?);
        }
    }
    show(NAME, &found)?;
    Ok(())
}

/// An object with these members.
fn members(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Only fails on a frozen object, and this one is fresh.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
