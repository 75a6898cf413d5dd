//! What is asked of the document for every element. `web_sys` has the same, but each of its calls goes through another that
//! watches for an exception: these fail only for a name that is no name, and all names are written down, or where a node
//! would stand inside itself.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, Node, Text};

#[wasm_bindgen]
extern "C" {
    /// Makes an element; `name` is one of HTML.
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub fn create_element(name: &str) -> HtmlElement;
    /// Makes a text.
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub fn create_text(text: &str) -> Text;

    /// An element, or whatever else can have children.
    pub type Plain;
    /// Puts a node at its end.
    #[wasm_bindgen(method, js_name = appendChild)]
    pub fn append_child(this: &Plain, child: &Node);
    /// Another one with the same attributes and, if it is to go `deep`, copies of its children.
    #[wasm_bindgen(method, js_name = cloneNode)]
    pub fn copy(this: &Plain, deep: bool) -> HtmlElement;
    /// Writes an attribute.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set_attribute(this: &Plain, name: &str, value: &str);
    /// Takes an attribute away.
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub fn remove_attribute(this: &Plain, name: &str);
}
