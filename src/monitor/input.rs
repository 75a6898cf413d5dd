//! What keyboard and pointer do in the tree.

use std::rc::Rc;

use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::cursor::Spot;
use super::deeds::{Deed, fetched_deed};
use super::keyboard::{self, Key};
use super::kin;
use super::row_menu::MenuRequest;
use super::shortcuts::{Act, Keys, chord, is_letter};
use super::tree::Tree;
use super::window::ROW;
use crate::spawn::spawn_detached;
use crate::state::{Board, Command};
use crate::text::msg;
use crate::ui::{El, Place, Tone};

#[wasm_bindgen]
extern "C" {
    type Selection;
    #[wasm_bindgen(js_name = getSelection)]
    fn selection() -> Option<Selection>;
    #[wasm_bindgen(method, getter, js_name = isCollapsed)]
    fn is_collapsed(this: &Selection) -> bool;
}

/// What takes the keys that are pressed in it for itself.
const ABSORBS: &str = "dialog, [role=menu], select, textarea, input:not([type=checkbox])";

/// Has the tree listen: to the pointer on the one element that holds all its rows, and to keys on the whole page, for as
/// long as the present owner lives.
pub(super) fn listen(tree: &Rc<Tree>, scroller: El) -> El {
    let pressed = tree.clone();
    let keys = window_event_listener_untyped("keydown", move |event| pressed.on_key(event.unchecked_ref()));
    on_cleanup(move || keys.remove());
    let on = |scroller: El, event: &str, handle: fn(&Tree, Event)| {
        let tree = tree.clone();
        scroller.on(event, move |event| handle(&tree, event))
    };
    let scroller = on(scroller, "click", |tree, event| tree.on_click(event.unchecked_ref()));
    let scroller = on(scroller, "contextmenu", |tree, event| tree.on_context_menu(event.unchecked_ref()));
    on(scroller, "mouseover", |tree, event| tree.on_hover(&event))
}

/// Has Escape close the details from either side of them, and from wherever nothing else takes it. To be called before the
/// tree listens, which the next Escape goes to.
pub(super) fn close_details_by_escape(board: &Board) {
    let viewing = board.viewing.clone();
    let keys = window_event_listener_untyped("keydown", move |event| {
        let is_escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
        let is_free = closest(&event, ".split").is_some() || closest(&event, ABSORBS).is_none();
        if is_escape && is_free && !event.default_prevented() && viewing.detailed().peek_at(Option::is_some) {
            event.prevent_default();
            viewing.detail(None);
        }
    });
    on_cleanup(move || keys.remove());
}

impl Tree {
    fn on_key(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.default_prevented() || closest(event, ABSORBS).is_some() {
            return;
        }
        let pressed = chord(event);
        let on_rows = closest(event, ".tree").is_some() && closest(event, ".head").is_none();
        let on_button = closest(event, ".row-menu").is_some() && [" ", "Enter"].contains(&&*event.key());
        match Keys::read(self.board.keys.load()).find(&pressed) {
            Some(act) if act.is_of_row() && (!on_rows || on_button) => return,
            Some(act) if act.moves() => {
                if !self.do_on_row(act) {
                    return;
                }
            }
            Some(act) => self.clone().do_later(Deed::Act(act)),
            None if on_rows && is_letter(&pressed) => {
                self.clone().do_later(Deed::Letter(pressed, event.time_stamp()));
            }
            None => return,
        }
        event.prevent_default();
    }

    /// Does what is not needed before the first rows, once it is there.
    fn do_later(self: Rc<Self>, deed: Deed) {
        spawn_detached(async move {
            if fetched_deed(self.clone(), deed).await.is_err() {
                self.desk().notices.tell(Tone::Danger, &msg::part_not_fetched());
            }
        });
    }

    fn do_on_row(&self, act: Act) -> bool {
        let rows = &self.board.rows;
        let Some(spot) = self.cursor.settle(rows) else { return false };
        let mut at = None;
        rows.visit(spot.index, 1, &mut |_, row| at = Some((row.expansion, row.level)));
        let Some((expansion, level)) = at else { return false };
        let Some(key) = keyboard::on_row(act, expansion) else { return false };
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
            Key::Details => {
                if let Some(task) = kin::task(rows, spot.index) {
                    self.board.viewing.enter(task);
                }
            }
            Key::By(_) | Key::ByPage(_) | Key::First | Key::Last => {
                if let Some(to) = keyboard::target(key, spot.index, page, rows.total()) {
                    self.go_to(to);
                }
            }
        }
        true
    }

    fn on_click(&self, event: &MouseEvent) {
        let Some(spot) = self.spot_of(event) else { return };
        self.cursor.put(spot.clone());
        let task = kin::task(&self.board.rows, spot.index);
        // A group has no details: it opens and closes wherever it is clicked, once for a double click as well.
        let toggles = if task.is_some() { 2 } else { 1 };
        if closest(event, ".row-menu").is_some() {
            self.open_menu(&spot.id, None);
        } else if !self.board.read_only
            && (event.shift_key()
                || event.ctrl_key()
                || event.meta_key()
                || closest(event, ".pick").is_some())
        {
            self.select(&spot, event.shift_key());
        } else if closest(event, ".toggle").is_some() || event.detail() == toggles {
            self.board.rows.command(Command::Toggle(spot.id));
        } else if task.is_some() && selection().is_none_or(|text| text.is_collapsed()) {
            // Whoever has selected text wants to copy it.
            self.board.viewing.detail(task);
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
