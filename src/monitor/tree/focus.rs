//! Who has the focus: while it is in the tree, the row that the keyboard is on, whatever is drawn.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::document;
use web_sys::HtmlElement;

use super::Tree;
use crate::spawn::spawn_detached;
use crate::ui::set_attribute;
use crate::watched::follow_drawn;

/// Has the tree take the focus back when something closes that stood beside or above it.
pub(super) fn take_focus_after(tree: &Rc<Tree>, is_open: Box<dyn Fn() -> bool>) {
    let (tree, was_open) = (tree.clone(), Cell::new(false));
    follow_drawn(Box::new(move || {
        let is_open = is_open();
        if was_open.replace(is_open) && !is_open {
            let tree = tree.clone();
            spawn_detached(async move {
                // By then it has given the focus back, if it does that.
                leptos::task::tick().await;
                tree.take_focus_back();
            });
        }
    }));
}

impl Tree {
    /// Whether one of the rows has the focus, or the tree for it; a heading has its own.
    pub(super) fn has_focus(&self) -> bool {
        let focused = document().active_element();
        let on_heading =
            focused.as_ref().is_some_and(|focused| focused.closest(".head").ok().flatten().is_some());
        !on_heading && self.scroller.contains(focused.as_deref())
    }

    /// Where the tree has the focus, the keyboard's row has it; out of the pool, the tree itself holds it.
    pub(super) fn keep_focus(&self, has_focus: bool) {
        let pool = self.pool.borrow();
        let slot = self.cursor.spot().and_then(|spot| pool.slot_of(&spot.id));
        let tabindex = if slot.is_some() { "-1" } else { "0" };
        if self.scroller.get_attribute("tabindex").as_deref() != Some(tabindex) {
            set_attribute(&self.scroller, "tabindex", Some(tabindex));
        }
        match slot {
            _ if !has_focus => {}
            Some(slot) if slot.root().contains(document().active_element().as_deref()) => {}
            Some(slot) => focus(slot.root()),
            None => focus(&self.scroller),
        }
    }

    /// Gives the focus to the keyboard's row.
    pub(in crate::monitor) fn focus_cursor(&self) {
        focus(&self.scroller);
        self.keep_focus(self.has_focus());
    }

    /// A dialog gives the focus back to an element that may show another row by now, or is gone: then nobody has it.
    fn take_focus_back(&self) {
        let focused = document().active_element();
        if focused.is_none() || focused.as_deref() == document().body().as_deref().map(AsRef::as_ref) {
            self.focus_cursor();
        } else {
            self.keep_focus(self.has_focus());
        }
    }

    /// Moves the keyboard to a task, once what it was asked for from is gone and has given the focus back.
    pub(super) fn go_later(self: Rc<Self>, id: String) {
        spawn_detached(async move {
            leptos::task::tick().await;
            if let Some(row) = self.board.rows.row_of(&id) {
                self.go_to(row);
                self.focus_cursor();
            }
        });
    }
}

fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
