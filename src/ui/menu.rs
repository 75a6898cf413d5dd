//! A menu that opens beside what it belongs to.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where a menu opens: the corner of its button, in pixels of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// An entry of a menu.
#[derive(Clone)]
pub struct MenuEntry {
    /// What it says.
    pub label: String,
    /// Why it can't be chosen; it then stays in the menu and says so.
    pub reason: Option<String>,
    /// What it does.
    pub on_pick: Callback<()>,
    /// Whether a line stands above it.
    pub separated: bool,
}

/// A menu with the focus inside: arrows, Home and End move, Escape, Tab and a click elsewhere close.
#[component]
pub fn Menu(
    /// Accessible name.
    #[prop(into)]
    label: String,
    /// Where it opens.
    place: Place,
    /// What it offers.
    entries: Vec<MenuEntry>,
    /// Closes it. It is closed before an entry does its work, so that the focus is back where the menu came from.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(menu) = node.get() {
            keep_on_screen(&menu, place);
            focus_entry(&menu, Step::First);
        }
    });

    let keys = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Escape" | "Tab" => {
                event.prevent_default();
                event.stop_propagation();
                return on_close.run(());
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(menu) = node.get_untracked() {
            focus_entry(&menu, step);
        }
    };
    let entries = entries
        .into_iter()
        .map(|entry| {
            let barred = entry.reason.is_some();
            let pick = move |_| {
                if !barred {
                    on_close.run(());
                    entry.on_pick.run(());
                }
            };
            view! {
                {entry.separated.then(|| view! { <div role="separator"></div> })}
                <button type="button" role="menuitem" tabindex="-1" aria-disabled=barred.then_some("true") on:click=pick>
                    {entry.label}
                    {entry.reason.map(|reason| view! { <span class="reason">{reason}</span> })}
                </button>
            }
        })
        .collect_view();
    view! {
        <div
            class="menu-ground"
            on:click=move |_| on_close.run(())
            on:contextmenu=move |event| {
                event.prevent_default();
                on_close.run(());
            }
        ></div>
        <div node_ref=node class="menu" role="menu" aria-label=label on:keydown=keys>
            {entries}
        </div>
    }
}

/// Moves the menu left or up where it would leave the window.
fn keep_on_screen(menu: &HtmlElement, place: Place) {
    const MARGIN: f64 = 8.0;
    let edge =
        |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64()).unwrap_or(f64::MAX);
    let x = place.x.min(edge(window().inner_width()) - f64::from(menu.offset_width()) - MARGIN).max(MARGIN);
    let y = place.y.min(edge(window().inner_height()) - f64::from(menu.offset_height()) - MARGIN).max(MARGIN);
    let style = HtmlElement::style(menu);
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
