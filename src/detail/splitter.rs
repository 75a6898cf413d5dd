//! The edge of the panel, by which it is made wider or narrower, by pointer and by keyboard.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use crate::state::Drawer;
use crate::text::msg;
use crate::ui::{El, el, set_attribute};

/// Width in pixels until a person chooses another.
const USUAL: i32 = 420;
const LEAST: i32 = 280;
/// One press of an arrow.
const STEP: i32 = 24;
/// So much is always left to the tree, where the window has it.
const TREE: i32 = 320;

/// The edge of `panel`. Its width is kept in this browser.
pub(super) fn splitter(panel: &El) -> El {
    let edge = el("div")
        .class("splitter")
        .attr("role", "separator")
        .attr("tabindex", "0")
        .attr("aria-orientation", "vertical")
        .attr("aria-label", &msg::details_width())
        .attr("title", &msg::details_width())
        .attr("aria-valuemin", &LEAST.to_string());
    let drawer = Drawer::lasting("", "details-width");
    let kept = drawer.load().parse().unwrap_or(USUAL);
    let width = Rc::new(Width {
        panel: panel.node().clone(),
        edge: edge.node().clone(),
        drawer,
        now: Cell::new(kept),
    });
    width.set(kept);
    let (pressed, begun, moved, ended) = (width.clone(), width.clone(), width.clone(), width);
    let grip = Rc::new(Cell::new(None));
    let (gripped, held, left) = (grip.clone(), grip.clone(), grip);
    edge.on("keydown", move |event| {
        let key = event.unchecked_ref::<KeyboardEvent>();
        let wider = if pressed.is_mirrored() { -STEP } else { STEP };
        let new = match key.key().as_str() {
            "ArrowLeft" => pressed.now.get() + wider,
            "ArrowRight" => pressed.now.get() - wider,
            "Home" => LEAST,
            "End" => most(),
            _ => return,
        };
        key.prevent_default();
        pressed.set(new);
        pressed.keep();
    })
    .on("pointerdown", move |event| {
        let pointer = event.unchecked_ref::<PointerEvent>();
        pointer.prevent_default();
        let _ = begun.edge.set_pointer_capture(pointer.pointer_id());
        gripped.set(Some((pointer.client_x(), begun.now.get())));
    })
    .on("pointermove", move |event| {
        if let Some((from, width)) = held.get() {
            let by = from - event.unchecked_ref::<PointerEvent>().client_x();
            moved.set(width + if moved.is_mirrored() { -by } else { by });
        }
    })
    .on("lostpointercapture", move |_| {
        if left.take().is_some() {
            ended.keep();
        }
    })
}

struct Width {
    panel: HtmlElement,
    edge: HtmlElement,
    drawer: Drawer,
    now: Cell<i32>,
}

impl Width {
    fn set(&self, width: i32) {
        let width = width.min(most()).max(LEAST);
        self.now.set(width);
        let _ = self.panel.style().set_property("--details", &format!("{width}px"));
        set_attribute(&self.edge, "aria-valuenow", Some(&width.to_string()));
        set_attribute(&self.edge, "aria-valuemax", Some(&most().to_string()));
    }

    fn keep(&self) {
        self.drawer.save(&self.now.get().to_string());
    }

    /// Whether the page runs from right to left, with the panel at the left.
    fn is_mirrored(&self) -> bool {
        self.panel.matches(":dir(rtl)").unwrap_or(false)
    }
}

/// The widest that there is room for.
fn most() -> i32 {
    let page = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    (page as i32 - TREE).max(LEAST)
}
