//! Stands in for the crate wasm-streams.
//!
//! `server_fn`, which comes with leptos, cannot be left out of it and names these few functions. Nothing here ever
//! calls them; but what wasm-streams exports to JavaScript is kept in every page, called or not. A leptos that
//! names more of it fails to compile here, and a leptos that can do without `server_fn` makes this crate needless.

use futures::stream::{Empty, Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser, which is never read here.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Not a stream at all: the values are dropped.
    pub fn from_stream<Values>(_: Values) -> Self
    where
        Values: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Nothing.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
