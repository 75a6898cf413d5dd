//! A menu that opens beside what it belongs to.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{El, adopt, el};
use crate::watched::follow_drawn;

/// Where a menu opens: the corner of its button, in pixels of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From the left edge.
    pub x: i32,
    /// From the top edge.
    pub y: i32,
}

impl Place {
    /// Below the element that has the focus, which opened it.
    pub fn below_focused() -> Self {
        let opener = document().active_element().map(|opener| opener.get_bounding_client_rect());
        opener.map_or_else(Self::default, |opener| Self {
            x: opener.left() as i32,
            y: opener.bottom() as i32 + 4,
        })
    }
}

/// An entry of a menu.
pub struct MenuEntry {
    /// What it says.
    pub label: String,
    /// Why it can't be chosen; it then stays in the menu and says so.
    pub reason: Option<String>,
    /// What it does.
    pub on_pick: Box<dyn Fn()>,
    /// Whether a line stands above it.
    pub separated: bool,
}

/// A menu with the focus inside: arrows, Home and End move, Escape, Tab and a click elsewhere close. `close` is
/// called before an entry does its work, so that the focus is back where the menu came from.
pub fn menu(label: &str, place: Place, entries: Vec<MenuEntry>, close: Rc<dyn Fn()>) -> El {
    adopt(include_str!("../../style/ui/menu.css"));
    let (picked, left, aside, escaped) = (close.clone(), close.clone(), close.clone(), close);
    let entries = entries.into_iter().flat_map(|entry| entry_els(entry, picked.clone()));
    let list = el("div").class("menu").attr("role", "menu").attr("aria-label", label).children(entries);
    let inside = list.clone();
    let list = list.on("keydown", move |event| {
        let step = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
            "ArrowDown" => Some(Step::Next),
            "ArrowUp" => Some(Step::Previous),
            "Home" => Some(Step::First),
            "End" => Some(Step::Last),
            "Escape" | "Tab" => None,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        match step {
            Some(step) => focus_entry(inside.node(), step),
            None => escaped(),
        }
    });
    let opened = list.clone();
    follow_drawn(Box::new(move || {
        keep_on_screen(opened.node(), place);
        focus_entry(opened.node(), Step::First);
    }));
    let ground =
        el("div").class("menu-ground").on("click", move |_| left()).on("contextmenu", move |event| {
            event.prevent_default();
            aside();
        });
    el("div").child(ground).child(list)
}

fn entry_els(entry: MenuEntry, close: Rc<dyn Fn()>) -> impl Iterator<Item = El> {
    let MenuEntry { label, reason, on_pick, separated } = entry;
    let line = separated.then(|| el("div").attr("role", "separator"));
    let button =
        el("button").attr("type", "button").attr("role", "menuitem").attr("tabindex", "-1").text(&label);
    let button = match reason {
        Some(reason) => button.attr("aria-disabled", "true").child(el("span").class("reason").text(&reason)),
        None => button.on("click", move |_| {
            close();
            on_pick();
        }),
    };
    line.into_iter().chain([button])
}

/// Puts a menu or panel at its place, or left of it or above where it would leave the window.
pub(super) fn keep_on_screen(menu: &HtmlElement, place: Place) {
    const MARGIN: i32 = 8;
    let edge = |size: Result<wasm_bindgen::JsValue, _>| {
        size.ok().and_then(|size| size.as_f64()).map_or(i32::MAX, |size| size as i32)
    };
    let x = place.x.min(edge(window().inner_width()) - menu.offset_width() - MARGIN).max(MARGIN);
    let y = place.y.min(edge(window().inner_height()) - menu.offset_height() - MARGIN).max(MARGIN);
    let style = menu.style();
    let _ = style.set_property("left", &format!("{x}px"));
    let _ = style.set_property("top", &format!("{y}px"));
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

fn focus_entry(menu: &HtmlElement, step: Step) {
    let Ok(entries) = menu.query_selector_all("[role=menuitem]") else { return };
    let count = entries.length();
    let focused = document().active_element();
    let at = (0..count).find(|&i| entries.item(i).is_some_and(|node| focused.as_deref() == Some(&node)));
    let to = match (step, at) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => count.saturating_sub(1),
        (Step::Next, Some(at)) => (at + 1) % count,
        (Step::Previous, Some(at)) => (at + count - 1) % count,
    };
    if let Some(entry) = entries.item(to).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = entry.focus();
    }
}
