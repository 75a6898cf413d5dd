//! Elements of the page, made directly in the document, followed by Leptos' effects.
//!
//! Leptos' `view!` gives every element a type of its own, and with it code of its own: about two kilobytes an
//! element as measured here, more than half of the whole page. A portal sends WASM uncompressed (contract 1.5), so
//! elements are made by calls instead, which cost some dozens of bytes each. What changes is a closure over
//! watched values, followed by an effect that ends with its owner.

use std::cell::RefCell;

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, Node};

use super::document::{Plain, create_element, create_text};
use crate::watched::follow;

/// An element.
#[derive(Clone)]
pub struct El(HtmlElement);

/// Makes an element; `name` is one of HTML.
pub fn el(name: &str) -> El {
    El(create_element(name))
}

impl El {
    /// The element itself.
    pub fn node(&self) -> &HtmlElement {
        &self.0
    }

    /// Gives it its classes.
    pub fn class(self, class: &str) -> Self {
        self.0.set_class_name(class);
        self
    }

    /// Gives it an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(&self.0, name, Some(value));
        self
    }

    /// Gives it an attribute if there is a value for it.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Puts a text at its end.
    pub fn text(self, text: &str) -> Self {
        append(&self.0, &create_text(text));
        self
    }

    /// Puts an element at its end.
    pub fn child(self, child: El) -> Self {
        append(&self.0, child.node());
        self
    }

    /// Puts elements at its end, in order.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Calls `handler` for every event of this name, until the present owner goes.
    pub fn on(self, event: &str, handler: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(handler));
        self
    }

    /// Keeps an attribute as `value` says; `None` takes it away.
    pub fn attr_live(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.follow_attribute(name, Box::new(value));
        self
    }

    /// Puts a text at its end and keeps it as `text` says.
    pub fn text_live(self, text: impl Fn() -> String + 'static) -> Self {
        self.follow_text(Box::new(text));
        self
    }

    /// Keeps a place at its end for what `view` says: an element or nothing. It is made anew whenever what `view`
    /// reads changes.
    pub fn live(self, view: impl Fn() -> Option<El> + 'static) -> Self {
        self.follow_view(Box::new(view));
        self
    }

    /// A copy of it and of all in it, as they are now: handlers and what is followed stay with the first one.
    pub fn copy(&self) -> Self {
        Self(self.0.unchecked_ref::<Plain>().copy(true))
    }

    /// Takes everything out of it.
    pub fn empty(&self) {
        self.0.set_text_content(None);
    }

    /// Takes it out of the document.
    pub fn remove(&self) {
        self.0.remove();
    }

    fn listen(&self, event: &str, handler: Box<dyn FnMut(Event)>) {
        let handler = Closure::wrap(handler);
        // Only fails for a callback that is no function.
        let _ = self.0.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
        // The element may outlive its owner by some events, of which it must not tell a closure that is gone.
        let held = SendWrapper::new((self.0.clone(), event.to_owned(), handler));
        on_cleanup(move || {
            let (element, event, handler) = &*held;
            let _ = element.remove_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
        });
    }

    fn follow_attribute(&self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) {
        let element = self.0.clone();
        let written = RefCell::new(None);
        follow(Box::new(move || {
            let value = value();
            if written.replace(value.clone()) != value {
                set_attribute(&element, name, value.as_deref());
            }
        }));
    }

    fn follow_text(&self, text: Box<dyn Fn() -> String>) {
        let node = create_text("");
        append(&self.0, &node);
        let written = RefCell::new(String::new());
        follow(Box::new(move || {
            let text = text();
            if *written.borrow() != text {
                node.set_data(&text);
                written.replace(text);
            }
        }));
    }

    fn follow_view(&self, view: Box<dyn Fn() -> Option<El>>) {
        let place = create_text("");
        append(&self.0, &place);
        let parent = self.0.clone();
        let shown = RefCell::new(None::<El>);
        follow(Box::new(move || {
            let new = view();
            if let Some(new) = &new {
                let _ = parent.insert_before(new.node(), Some(&place));
            }
            if let Some(old) = shown.replace(new) {
                old.remove();
            }
        }));
    }
}

/// Puts a node at the end of another.
pub fn append(parent: &Node, child: &Node) {
    parent.unchecked_ref::<Plain>().append_child(child);
}

/// Writes an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let element: &Plain = element.unchecked_ref();
    match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    }
}
