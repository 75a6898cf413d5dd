//! What changes in a part of the document, and who listens there.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(inline_js = "
export class Watcher {
  constructor(element) {
    this.seen = [];
    this.observer = new MutationObserver((records) => this.seen.push(...records));
    this.observer.observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
  }
  records() {
    this.seen.push(...this.observer.takeRecords());
    return this.seen.splice(0).map(({ type, attributeName, target }) =>
      `${type} ${attributeName ?? ''} of ${target.id || target.className || target.data || target.nodeName}`);
  }
}
const { addEventListener, removeEventListener } = EventTarget.prototype;
export class Listeners {
  constructor() {
    this.held = 0;
    const known = new WeakMap();
    const handlers = (target, type) => {
      if (!known.has(target)) known.set(target, {});
      return (known.get(target)[type] ??= new Set());
    };
    const listeners = this;
    EventTarget.prototype.addEventListener = function (type, handler, ...rest) {
      // A signal that aborts a request goes with the request.
      if (!(this instanceof AbortSignal) && !handlers(this, type).has(handler)) {
        handlers(this, type).add(handler);
        listeners.held += 1;
      }
      return addEventListener.call(this, type, handler, ...rest);
    };
    EventTarget.prototype.removeEventListener = function (type, handler, ...rest) {
      if (handlers(this, type).delete(handler)) listeners.held -= 1;
      return removeEventListener.call(this, type, handler, ...rest);
    };
  }
  count() { return this.held; }
  end() { Object.assign(EventTarget.prototype, { addEventListener, removeEventListener }); }
}
")]
extern "C" {
    /// Sees every change of attributes, texts and children in an element.
    pub(crate) type Watcher;
    #[wasm_bindgen(constructor)]
    pub(crate) fn new(element: &Element) -> Watcher;
    #[wasm_bindgen(method)]
    fn records(this: &Watcher) -> Array;

    type Listeners;
    #[wasm_bindgen(constructor)]
    fn new() -> Listeners;
    #[wasm_bindgen(method)]
    fn count(this: &Listeners) -> i32;
    #[wasm_bindgen(method)]
    fn end(this: &Listeners);
}

impl Watcher {
    /// What has changed since it was last asked.
    pub(crate) fn changes(&self) -> Vec<String> {
        self.records().iter().filter_map(|record| record.as_string()).collect()
    }
}

/// Counts, until it is dropped, the handlers that were put in and not taken out again.
pub(crate) struct Counting(Listeners);

impl Counting {
    pub(crate) fn start() -> Self {
        Self(Listeners::new())
    }

    pub(crate) fn count(&self) -> i32 {
        self.0.count()
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        self.0.end();
    }
}
