//! How much of the tree is in view, and what stays in view of it when that becomes less.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

use super::{Outlook, Tree};
use crate::monitor::window::{ROW, is_seen, reveal};
use crate::ui::set_attribute;

/// Tells the size as soon as the browser has laid out the tree, and whenever it changes, for as long as the present owner
/// lives. Asked for earlier, it would have the browser lay out a page that is only half made.
pub(super) fn observe_size(tree: &Rc<Tree>) {
    let watched = tree.clone();
    let (height, was_sideways) = (Cell::new(tree.outlook.peek().height), Cell::new(false));
    let widths = Cell::new([0; 2]);
    let resized = Closure::<dyn Fn()>::new(move || {
        watched.look();
        // Noted here as well: a scroll in the same frame has been looked at by now.
        let now = watched.outlook.peek().height;
        let before = height.replace(now);
        if now < before {
            watched.keep_in_view(before);
        }
        let mut pool = watched.pool.borrow_mut();
        let now = [pool.element().offset_width(), watched.scroller.offset_width()];
        // They become higher and lower with every row that comes and goes, which leaves each text the room it had.
        if widths.replace(now) != now {
            pool.fit(true);
        }
        // What stays in place while one scrolls sideways costs something at every scroll (style/monitor/row.css).
        let sideways = now[0] > now[1];
        if was_sideways.replace(sideways) != sideways {
            set_attribute(&watched.scroller, "data-sideways", sideways.then_some(""));
        }
    });
    let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
    observer.observe(&tree.scroller);
    // They become wider and narrower with their columns.
    observer.observe(tree.pool.borrow().element());
    let held = SendWrapper::new((observer, resized));
    on_cleanup(move || held.0.disconnect());
}

impl Tree {
    /// What the keyboard is on stays wholly in view where one saw some of it, in a view of `height`: the details beside the
    /// tree, for one, bring a scroll bar at its end.
    pub(super) fn keep_in_view(&self, height: f64) {
        let top = self.outlook.peek().top;
        if let Some(spot) = self.cursor.spot().filter(|spot| is_seen(spot.index, top, height)) {
            self.bring_into_view(spot.index);
        }
    }

    /// Scrolls until a row is wholly in view, and under no notice.
    pub(super) fn bring_into_view(&self, index: usize) {
        let Outlook { top, height } = self.outlook.peek();
        let height = (height - self.notices.cover(&self.scroller)).max(ROW);
        if let Some(top) = reveal(index, top, height) {
            self.scroller.set_scroll_top(top as i32);
            self.look();
        }
    }
}
