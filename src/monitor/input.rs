//! What keyboard and pointer do in the tree.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::cursor::Spot;
use super::keyboard::{self, Key};
use super::kin;
use super::row_menu::MenuRequest;
use super::tree::Tree;
use super::window::ROW;
use crate::state::Command;
use crate::ui::{El, Place};

/// Has the tree listen, on the one element that holds all its rows.
pub(super) fn listen(tree: &Rc<Tree>, scroller: El) -> El {
    let on = |scroller: El, event: &str, handle: fn(&Tree, Event)| {
        let tree = tree.clone();
        scroller.on(event, move |event| handle(&tree, event))
    };
    let scroller = on(scroller, "keydown", |tree, event| tree.on_key(event.unchecked_ref()));
    let scroller = on(scroller, "click", |tree, event| tree.on_click(event.unchecked_ref()));
    let scroller = on(scroller, "contextmenu", |tree, event| tree.on_context_menu(event.unchecked_ref()));
    on(scroller, "mouseover", |tree, event| tree.on_hover(&event))
}

impl Tree {
    fn on_key(&self, event: &KeyboardEvent) {
        let rows = &self.board.rows;
        let Some(spot) = self.cursor.settle(rows) else { return };
        if closest(event, ".head").is_some() {
            return;
        }
        let on_button = closest(event, ".row-menu").is_some();
        if event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
            || on_button && [" ", "Enter"].contains(&&*event.key())
        {
            return;
        }
        let mut at = None;
        rows.visit(spot.index, 1, &mut |_, row| at = Some((row.expansion, row.level)));
        let Some((expansion, level)) = at else { return };
        let Some(key) = keyboard::key(&event.key(), event.shift_key(), expansion) else {
            if !event.shift_key()
                && let Some(found) = self.type_ahead.find(&event.key(), event.time_stamp(), rows, spot.index)
            {
                event.prevent_default();
                self.go_to(found);
            }
            return;
        };
        event.prevent_default();
        let page = (self.outlook.peek().height / ROW) as usize;
        match key {
            Key::Open | Key::Close => rows.command(Command::SetExpanded(spot.id, key == Key::Open)),
            Key::Parent => {
                if let Some(parent) = kin::parent(rows, spot.index, level) {
                    self.go_to(parent);
                }
            }
            Key::OpenSiblings => rows.command(Command::ExpandSiblings(spot.id)),
            Key::Menu => self.open_menu(&spot.id, None),
            Key::By(_) | Key::ByPage(_) | Key::First | Key::Last => {
                if let Some(to) = keyboard::target(key, spot.index, page, rows.total()) {
                    self.go_to(to);
                }
            }
        }
    }

    fn on_click(&self, event: &MouseEvent) {
        let Some(spot) = self.spot_of(event) else { return };
        self.cursor.put(spot.clone());
        if closest(event, ".row-menu").is_some() {
            self.open_menu(&spot.id, None);
        } else if closest(event, ".toggle").is_some() || event.detail() == 2 {
            self.board.rows.command(Command::Toggle(spot.id));
        }
    }

    fn on_context_menu(&self, event: &MouseEvent) {
        let Some(spot) = self.spot_of(event) else { return };
        if self.board.read_only {
            return;
        }
        event.prevent_default();
        self.cursor.put(spot.clone());
        let pointed = event.button() == 2;
        let place = Place { x: event.client_x(), y: event.client_y() };
        self.open_menu(&spot.id, pointed.then_some(place));
    }

    /// Opens the menu of a row, beside its button unless a place is given.
    fn open_menu(&self, id: &str, place: Option<Place>) {
        let pool = self.pool.borrow();
        if let Some(slot) = pool.slot_of(id)
            && let Some(button) = slot.menu()
            && let Some(row) = slot.row().filter(|row| row.is_task())
        {
            let beside = button.get_bounding_client_rect();
            let place = place.unwrap_or(Place { x: beside.left() as i32, y: beside.bottom() as i32 });
            let (job, step, name) = (row.job.clone(), row.step().map(str::to_owned), row.text.clone());
            self.menu.set(Some(MenuRequest { job, step, name, place }));
        }
    }

    /// What a cell tells beyond its text is put there when it is hovered over: few are, ever.
    fn on_hover(&self, event: &Event) {
        let Some(cell) = closest(event, "[role=gridcell]") else { return };
        let pool = self.pool.borrow();
        if let Some(slot) = pool.slot_around(&cell) {
            slot.hint(&cell);
        }
    }

    fn spot_of(&self, event: &Event) -> Option<Spot> {
        let row = closest(event, "[data-row-id]")?;
        self.pool.borrow().slot_around(&row)?.row().map(Spot::from)
    }
}

/// The element around what an event is about that the selector describes.
fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}
