//! The pool of rows: shows the rows of a window in a constant number of slots.

use std::ops::Range;

use tasks::{Column, joined};
use web_sys::{HtmlElement, Node};

use super::row::Row;
use super::slot::{Slot, pattern};
use super::window::{ROW, Window};
use crate::state::Board;
use crate::ui::{El, set_attribute};

/// The slots, and the element that they stand in.
pub(super) struct Pool {
    rows: El,
    slots: Vec<Slot>,
    /// What further slots are made like; made when the first one is.
    pattern: Option<El>,
    columns: Vec<Column>,
    /// For each column, bytes of the longest text that it has room for, as far as that is known.
    fits: Vec<usize>,
    total: Option<usize>,
    window: Window,
    /// The slots from the top, as they were told to screen readers.
    told: Option<(usize, usize)>,
}

impl Pool {
    /// An empty pool in `rows`.
    pub(super) fn new(rows: El) -> Self {
        Self {
            rows,
            slots: Vec::new(),
            pattern: None,
            columns: Vec::new(),
            fits: Vec::new(),
            total: None,
            window: Window::default(),
            told: None,
        }
    }

    /// The element that the rows stand in.
    pub(super) fn element(&self) -> &HtmlElement {
        self.rows.node()
    }

    /// Shows other columns from the next drawing on.
    pub(super) fn set_columns(&mut self, columns: Vec<Column>) {
        if self.columns != columns {
            self.fits = vec![0; columns.len()];
            self.columns = columns;
            self.pattern = None;
            self.slots.drain(..).for_each(|slot| slot.root().remove());
        }
    }

    /// Makes room for `total` rows, so that they can be scrolled to.
    pub(super) fn make_room(&mut self, total: usize) {
        if self.total.replace(total) != Some(total) {
            let height = (total as f64 * ROW) as u64;
            let _ = self.rows.node().style().set_property("height", &format!("{height}px"));
        }
    }

    /// Shows the rows of `window`. Tracks the names of their owners: whoever calls it runs again when one comes.
    pub(super) fn draw(&mut self, board: &Board, window: Window, keyboard: Option<&str>) {
        let now = board.now.peek();
        self.window = window;
        self.slots.drain(window.size.min(self.slots.len())..).for_each(|slot| slot.root().remove());
        while self.slots.len() < window.size {
            let pattern = self.pattern.get_or_insert_with(|| pattern(&self.columns, board.read_only));
            self.slots.push(Slot::new(self.rows.node(), self.slots.len(), pattern, &self.columns));
        }
        self.tell_order(window);
        let mut drawn = vec![false; window.size];
        board.rows.visit(window.first, window.size, &mut |index, row| {
            let owner = board.owners.shown(row.owner);
            let slot = window.slot_of(index);
            drawn[slot] = true;
            self.slots[slot].show(Some(Row::new(index, row, owner, board.read_only, board.retention)), now);
        });
        for (slot, drawn) in self.slots.iter_mut().zip(drawn) {
            if !drawn {
                slot.show(None, now);
            }
            slot.hold_keyboard(slot.row().is_some_and(|row| Some(row.id.as_str()) == keyboard));
        }
        self.fit(false);
    }

    /// Has cells cut texts that they have no room for; with `anew`, since there may be less of it. What is cut is painted by itself
    /// at each scroll, so that nothing is without need. The browser lays the rows out for it, which it would do at the end of the
    /// frame; all are looked at before one is written, or it would do it for each.
    pub(super) fn fit(&mut self, anew: bool) {
        if anew {
            self.fits.fill(0);
        }
        let mut cut = Vec::new();
        self.slots.iter_mut().for_each(|slot| slot.fit(anew, &mut self.fits, &mut cut));
        cut.iter().for_each(|holder| set_attribute(holder, "data-cut", Some("")));
    }

    /// A slot stays where it stands among the elements, whatever row it shows: the order of the rows is told apart.
    fn tell_order(&mut self, window: Window) {
        let first = window.slot_of(window.first);
        if self.told.replace((first, window.size)) != Some((first, window.size)) {
            let order: Vec<_> = (first..window.size).chain(0..first).map(Slot::id).collect();
            set_attribute(self.rows.node(), "aria-owns", Some(&joined(&order, " ")));
        }
    }

    /// Writes what changes with the time alone; with `times`, all that depends on it.
    pub(super) fn tick(&mut self, now: i64, times: bool) {
        self.slots.iter_mut().for_each(|slot| slot.tick(now, times));
        self.fit(false);
    }

    /// Whether something that is shown changes with the time alone.
    pub(super) fn ticks(&self) -> bool {
        self.slots.iter().filter_map(Slot::row).any(|row| row.ticks() || row.awaits_removal())
    }

    /// The slot that shows a job, step or line.
    pub(super) fn slot_of(&self, id: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.row().is_some_and(|row| row.id == id))
    }

    /// The slot that an element stands in.
    pub(super) fn slot_around(&self, node: &Node) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.root().contains(Some(node)))
    }

    /// Numbers of the rows in the window.
    pub(super) fn rows(&self) -> Range<usize> {
        self.window.first..self.window.first + self.window.size
    }

    /// The row at a number, if it is in the window.
    pub(super) fn row_at(&self, index: usize) -> Option<&Row> {
        self.slots.iter().filter_map(Slot::row).find(|row| row.index == index)
    }
}
