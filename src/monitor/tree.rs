//! The tree of tasks: a treegrid whose rows are drawn by a [`Pool`].

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::column::Column;
use super::cursor::{Cursor, Spot};
use super::keyboard::{self, Key};
use super::pool::Pool;
use super::row_menu::{MenuRequest, RowMenu};
use super::window::{ROW, Window, reveal};
use crate::state::{Board, Command};
use crate::task::Asking;
use crate::text::msg;
use crate::ui::Place;

/// How far it is scrolled and how many pixels of rows are in view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Outlook {
    top: f64,
    height: f64,
}

/// What the handlers share.
#[derive(Clone, Copy)]
struct Tree {
    board: Board,
    scroller: NodeRef<html::Div>,
    pool: StoredValue<Option<Pool>, LocalStorage>,
    outlook: RwSignal<Outlook>,
    cursor: Cursor,
    menu: RwSignal<Option<MenuRequest>>,
}

/// The tree of tasks.
#[component]
pub fn TaskTree() -> impl IntoView {
    let asking = expect_context::<Asking>();
    let rows = NodeRef::<html::Div>::new();
    let tree = Tree {
        board: expect_context::<Board>(),
        scroller: NodeRef::new(),
        pool: StoredValue::new_local(None),
        outlook: RwSignal::new(Outlook::default()),
        cursor: Cursor::default(),
        menu: RwSignal::new(None),
    };
    let Tree { board, scroller, outlook, menu, .. } = tree;
    let ticking = RwSignal::new(false);

    Effect::new(move |_| {
        if let (Some(scroller), Some(rows)) = (scroller.get(), rows.get()) {
            tree.pool.set_value(Some(Pool::new(HtmlElement::clone(&rows))));
            observe_size(&scroller, outlook);
        }
    });
    Effect::new(move |seen: Option<u64>| {
        let revision = board.revision.get();
        tree.cursor.track();
        ticking.set(tree.draw(outlook.get(), seen.is_some_and(|seen| seen != revision)));
        revision
    });
    Effect::new(move |_| {
        if ticking.get() {
            let now = board.now.get();
            tree.pool.update_value(|pool| pool.iter_mut().for_each(|pool| pool.tick(now)));
        }
    });
    // A dialog gives the focus back to an element that may show another row by now.
    Effect::new(move |_| {
        if asking.now().is_none() {
            tree.keep_focus();
        }
    });

    let head = Column::ALL
        .map(|column| view! { <div role="columnheader" class=column.class()>{column.heading()}</div> })
        .collect_view();
    let on_scroll = move |_| {
        if let Some(scroller) = scroller.get_untracked() {
            set_outlook(outlook, &scroller);
        }
    };
    let close_menu = move |()| {
        menu.set(None);
        tree.focus_cursor();
    };
    view! {
        <div
            node_ref=scroller
            class="tree"
            data-tm="scroller"
            role="treegrid"
            aria-label=msg::tree_label()
            aria-rowcount=move || (board.total.get() + 1).to_string()
            on:scroll=on_scroll
            on:keydown=move |event| tree.on_key(&event)
            on:click=move |event| tree.on_click(&event)
            on:contextmenu=move |event| tree.on_context_menu(&event)
            on:mouseover=move |event| tree.on_hover(&event)
        >
            <div role="row" class="head" aria-rowindex="1">{head}</div>
            <div node_ref=rows role="rowgroup" class="rows"></div>
        </div>
        {move || menu.get().map(|request| view! { <RowMenu request on_close=close_menu /> })}
    }
}

/// Tells the size at once and whenever it changes, for as long as the present owner lives.
fn observe_size(scroller: &HtmlElement, outlook: RwSignal<Outlook>) {
    set_outlook(outlook, scroller);
    let watched = scroller.clone();
    let resized = Closure::<dyn Fn()>::new(move || set_outlook(outlook, &watched));
    let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
    observer.observe(scroller);
    let held = StoredValue::new_local((observer, resized));
    on_cleanup(move || {
        held.try_with_value(|(observer, _)| observer.disconnect());
    });
}

fn set_outlook(outlook: RwSignal<Outlook>, scroller: &HtmlElement) {
    // The header covers the height of a row.
    let height = (f64::from(scroller.client_height()) - ROW).max(0.0);
    let new = Outlook { top: f64::from(scroller.scroll_top()), height };
    if outlook.try_get_untracked().is_some_and(|old| old != new) {
        outlook.set(new);
    }
}

impl Tree {
    /// Draws the rows in view, and tells whether a duration of them grows. When rows have `changed`, what one
    /// looks at stays where it is on the screen.
    fn draw(self, outlook: Outlook, changed: bool) -> bool {
        let rows = self.board.rows;
        let held = changed.then(|| self.anchor(outlook)).flatten();
        let Outlook { mut top, height } = outlook;
        let total = rows.total();
        let spot = self.cursor.settle(rows);
        self.pool
            .try_update_value(|pool| {
                let Some(pool) = pool else { return false };
                pool.make_room(total);
                if let Some(now) = held.as_ref().and_then(|held| held.find(rows).map(|now| (held, now))) {
                    top = self.scroll_along(top, now.0.index, now.1.index);
                }
                let window = Window::at(top, height, total);
                pool.draw(&self.board, window, spot.as_ref().map(|spot| spot.id.as_str()));
                pool.ticks()
            })
            .inspect(|_| self.keep_focus())
            .unwrap_or(false)
    }

    /// The row that must not move on the screen: the keyboard's where it is in view, else the first one in view.
    /// At the very top nothing is held, so that a new job is seen there.
    fn anchor(self, Outlook { top, height }: Outlook) -> Option<Spot> {
        if top == 0.0 {
            return None;
        }
        let in_view = |spot: &Spot| reveal(spot.index, top, height).is_none();
        let first = (top / ROW).ceil() as usize;
        self.cursor.spot().filter(|spot| in_view(spot) && self.has_focus()).or_else(|| {
            self.pool.with_value(|pool| pool.as_ref().and_then(|pool| pool.row_at(first)).map(Spot::from))
        })
    }

    /// Scrolls by as many rows as a row has moved, and tells the new top.
    fn scroll_along(self, top: f64, from: usize, to: usize) -> f64 {
        let Some(scroller) = self.scroller.get_untracked().filter(|_| from != to) else { return top };
        scroller.set_scroll_top((top + (to as f64 - from as f64) * ROW) as i32);
        let top = f64::from(scroller.scroll_top());
        self.outlook.update_untracked(|outlook| outlook.top = top);
        top
    }

    fn has_focus(self) -> bool {
        let focused = document().active_element();
        self.scroller.get_untracked().is_some_and(|scroller| scroller.contains(focused.as_deref()))
    }

    /// Where the tree has the focus, the keyboard's row has it; out of the pool, the tree itself holds it.
    fn keep_focus(self) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let focused = document().active_element();
        let has_focus = scroller.contains(focused.as_deref());
        self.pool.try_with_value(|pool| {
            let Some(pool) = pool else { return };
            let slot = self.cursor.spot().and_then(|spot| pool.slot_of(&spot.id));
            let tabindex = if slot.is_some() { "-1" } else { "0" };
            if scroller.get_attribute("tabindex").as_deref() != Some(tabindex) {
                let _ = scroller.set_attribute("tabindex", tabindex);
            }
            match slot {
                _ if !has_focus => {}
                Some(slot) if slot.root().contains(focused.as_deref()) => {}
                Some(slot) => focus(slot.root()),
                None => focus(&scroller),
            }
        });
    }

    /// Gives the focus to the keyboard's row.
    fn focus_cursor(self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            focus(&scroller);
            self.keep_focus();
        }
    }

    fn go_to(self, index: usize) {
        let Some(spot) = Spot::at(self.board.rows, index) else { return };
        if let Some(scroller) = self.scroller.get_untracked() {
            let Outlook { top, height } = self.outlook.get_untracked();
            if let Some(top) = reveal(spot.index, top, height) {
                scroller.set_scroll_top(top as i32);
                set_outlook(self.outlook, &scroller);
            }
        }
        self.cursor.put(spot);
    }

    fn on_key(self, event: &KeyboardEvent) {
        let rows = self.board.rows;
        let Some(spot) = self.cursor.settle(rows) else { return };
        let on_button = closest(event.target(), ".row-menu").is_some();
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
        let Some(key) = keyboard::key(&event.key(), event.shift_key(), expansion) else { return };
        event.prevent_default();
        let page = (self.outlook.get_untracked().height / ROW) as usize;
        match key {
            Key::Open | Key::Close => rows.command(Command::SetExpanded(spot.id, key == Key::Open)),
            Key::Parent => {
                if let Some(parent) = super::kin::parent(rows, spot.index, level) {
                    self.go_to(parent);
                }
            }
            Key::OpenSiblings if level == 1 => rows.command(Command::ExpandAll),
            Key::OpenSiblings => {
                for id in super::kin::siblings(rows, spot.index, level) {
                    rows.command(Command::SetExpanded(id, true));
                }
            }
            Key::Menu => self.open_menu(&spot.id, None),
            Key::By(_) | Key::ByPage(_) | Key::First | Key::Last => {
                if let Some(to) = keyboard::target(key, spot.index, page, rows.total()) {
                    self.go_to(to);
                }
            }
        }
    }

    fn on_click(self, event: &MouseEvent) {
        let Some(spot) = self.spot_of(event) else { return };
        self.cursor.put(spot.clone());
        if closest(event.target(), ".row-menu").is_some() {
            self.open_menu(&spot.id, None);
        } else if closest(event.target(), ".toggle").is_some() || event.detail() == 2 {
            self.board.rows.command(Command::Toggle(spot.id));
        }
    }

    fn on_context_menu(self, event: &MouseEvent) {
        let Some(spot) = self.spot_of(event) else { return };
        if self.board.read_only {
            return;
        }
        event.prevent_default();
        self.cursor.put(spot.clone());
        let pointed = event.button() == 2;
        let place = Place { x: f64::from(event.client_x()), y: f64::from(event.client_y()) };
        self.open_menu(&spot.id, pointed.then_some(place));
    }

    /// Opens the menu of a row, beside its button unless a place is given.
    fn open_menu(self, id: &str, place: Option<Place>) {
        self.pool.try_with_value(|pool| {
            let slot = pool.as_ref().and_then(|pool| pool.slot_of(id));
            if let Some((slot, button)) = slot.and_then(|slot| slot.menu().map(|button| (slot, button)))
                && let Some(row) = slot.row().filter(|row| row.is_task())
            {
                let beside = button.get_bounding_client_rect();
                let place = place.unwrap_or(Place { x: beside.left(), y: beside.bottom() });
                let (job, step, name) = (row.job.clone(), row.step().map(str::to_owned), row.text.clone());
                self.menu.set(Some(MenuRequest { job, step, name, place }));
            }
        });
    }

    /// What a cell tells beyond its text is put there when it is hovered over: few are, ever.
    fn on_hover(self, event: &MouseEvent) {
        let Some(cell) = closest(event.target(), "[role=gridcell]") else { return };
        self.pool.try_with_value(|pool| {
            let row = pool.as_ref().and_then(|pool| pool.slot_around(&cell)).and_then(|slot| slot.row());
            let column = Column::ALL.into_iter().find(|column| column.class() == cell.class_name());
            let hint = row.zip(column).and_then(|(row, column)| row.hint(column)).unwrap_or_default();
            if cell.get_attribute("title").unwrap_or_default() != hint {
                let _ = cell.set_attribute("title", &hint);
            }
        });
    }

    fn spot_of(self, event: &MouseEvent) -> Option<Spot> {
        let row = closest(event.target(), "[data-row-id]")?;
        self.pool.try_with_value(|pool| {
            pool.as_ref().and_then(|pool| pool.slot_around(&row)).and_then(|slot| slot.row()).map(Spot::from)
        })?
    }
}

fn closest(target: Option<web_sys::EventTarget>, selector: &str) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
