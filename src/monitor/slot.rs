//! One row of the pool: elements that are made once and show whatever row scrolls into their place.
//!
//! They are written directly and not through signals: a row has some twenty values, each would be an effect, and
//! most polls change none of them. What is already there is never written again, so that an unchanged answer
//! touches no node.

mod cells;
mod pattern;

use std::cell::RefCell;
use std::iter::successors;

use tasks::{Column, Expansion, RowKind, Status};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use self::cells::Cell;
pub(super) use self::pattern::pattern;
use super::row::Row;
use super::window::ROW;
use crate::text::msg;
use crate::ui::{El, append, set_attribute};
use crate::{format, words};

/// A row of the pool.
pub(super) struct Slot {
    root: HtmlElement,
    cells: Vec<Cell>,
    /// The bar of the percent, where that is shown.
    meter: Option<HtmlElement>,
    menu: Option<HtmlElement>,
    row: Option<Row>,
    holds_keyboard: bool,
    /// The cell that was given a hint for the row that it shows.
    hinted: RefCell<Option<Element>>,
}

impl Slot {
    /// Puts slot number `at` at the end of `rows`: a copy of the [pattern] with these columns.
    pub(super) fn new(rows: &HtmlElement, at: usize, pattern: &El, columns: &[Column]) -> Self {
        let root = pattern.copy();
        set_attribute(root.node(), "id", Some(&Self::id(at)));
        append(rows, root.node());
        let root = root.node().clone();
        let mut children: Vec<_> =
            successors(root.first_element_child(), Element::next_element_sibling).collect();
        let menu = children.pop().and_then(|actions| actions.first_element_child());
        // What a row is picked by stands before them.
        let cells = children.split_off(children.len() - columns.len());
        let cells: Vec<_> =
            columns.iter().zip(cells).map(|(&column, cell)| Cell::new(column, cell)).collect();
        let progress = cells.iter().find(|cell| cell.column == Column::Progress);
        let meter = progress.and_then(|cell| cell.element.first_element_child());
        Self {
            root,
            cells,
            meter: meter.map(JsCast::unchecked_into),
            menu: menu.map(JsCast::unchecked_into),
            row: None,
            holds_keyboard: false,
            hinted: RefCell::new(None),
        }
    }

    /// Id of the element of slot number `at`.
    pub(super) fn id(at: usize) -> String {
        format!("row-{at}")
    }

    /// Puts there what hovering over a cell tells.
    pub(super) fn hint(&self, cell: &Element) {
        let column = self.cells.iter().find(|known| known.element == *cell).map(|known| known.column);
        let hint = self.row.as_ref().zip(column).and_then(|(row, column)| row.hint(column));
        if cell.get_attribute("title") != hint {
            set_attribute(cell, "title", hint.as_deref());
            self.hinted.replace(Some(cell.clone()));
        }
    }

    /// The row that it shows.
    pub(super) fn row(&self) -> Option<&Row> {
        self.row.as_ref()
    }

    /// The element of the row.
    pub(super) fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// The button that opens the menu.
    pub(super) fn menu(&self) -> Option<&HtmlElement> {
        self.menu.as_ref()
    }

    /// Shows another row, or the same with other values, or none. `now` is the engine's time in milliseconds.
    pub(super) fn show(&mut self, row: Option<Row>, now: i64) {
        if self.row == row {
            return;
        }
        let before = std::mem::replace(&mut self.row, row);
        let (Some(row), before) = (self.row.take(), before.as_ref()) else {
            set_attribute(&self.root, "hidden", Some(""));
            set_attribute(&self.root, "data-row-id", None);
            return;
        };
        if before.is_none() {
            set_attribute(&self.root, "hidden", None);
        }
        // It told of what was shown before.
        if let Some(cell) = self.hinted.take() {
            set_attribute(&cell, "title", None);
        }
        self.write_place(before, &row);
        self.write_state(before, &row);
        self.write_cells(before, &row, now);
        self.write_percent(before, &row);
        self.write_note(before, &row);
        self.row = Some(row);
    }

    /// Writes what changes with the time alone: the duration of a running row, that the time of a removal has passed,
    /// and an expected end no longer once that has passed.
    /// With `times`, when it started and ended as well.
    pub(super) fn tick(&mut self, now: i64, times: bool) {
        let Some(row) = self.row.take() else { return };
        if times {
            self.write_times(&row, now);
        }
        if let Some(duration) = row.duration(now).filter(|_| row.ticks()) {
            self.write(Column::Duration, format::duration(duration));
        }
        if row.awaits_removal() {
            self.write(Column::AutoClear, row.removal(now));
        }
        if row.expected_end.is_some_and(|end| end < now) {
            self.write(Column::Ended, String::new());
        }
        self.row = Some(row);
    }

    /// Makes it the one row that Tab reaches, or not any more.
    pub(super) fn hold_keyboard(&mut self, holds: bool) {
        if self.holds_keyboard != holds {
            self.holds_keyboard = holds;
            let tabindex = if holds { "0" } else { "-1" };
            set_attribute(&self.root, "tabindex", Some(tabindex));
            if let Some(menu) = &self.menu {
                set_attribute(menu, "tabindex", Some(tabindex));
            }
        }
    }

    /// Where it stands: in the tree and on the page.
    fn write_place(&self, before: Option<&Row>, row: &Row) {
        if before.is_none_or(|before| before.index != row.index) {
            let place = format!("translateY({}px)", (row.index as f64 * ROW) as u64);
            let _ = self.root.style().set_property("transform", &place);
            // The header is the first.
            set_attribute(&self.root, "aria-rowindex", Some(&(row.index + 2).to_string()));
        }
        if before.is_none_or(|before| before.level != row.level) {
            set_attribute(&self.root, "aria-level", Some(&row.level.to_string()));
        }
        if before.is_none_or(|before| before.position != row.position) {
            set_attribute(&self.root, "aria-posinset", Some(&row.position.to_string()));
        }
        if before.is_none_or(|before| before.set_size != row.set_size) {
            set_attribute(&self.root, "aria-setsize", Some(&row.set_size.to_string()));
        }
    }

    /// What it is.
    fn write_state(&self, before: Option<&Row>, row: &Row) {
        if before.is_none_or(|before| before.id != row.id) {
            set_attribute(&self.root, "data-row-id", Some(&row.id));
        }
        if before.is_none_or(|before| before.tone() != row.tone()) {
            set_attribute(&self.root, "data-status", row.tone());
        }
        self.describe(Column::Task, before.map(Row::remarks), row.remarks());
        // What everybody knows by its word needs no explanation.
        let unusual = |row: &Row| {
            let is_unusual = row.is_task() && matches!(row.status, Status::Aborted | Status::Unknown);
            is_unusual.then(|| words::status_in_full(row.status))
        };
        self.describe(Column::Status, before.map(unusual), unusual(row));
        let marked = |row: &Row| (row.attention.is_empty(), row.watched, row.unconfirmed.is_some());
        if before.is_none_or(|before| marked(before) != marked(row)) {
            set_attribute(&self.root, "data-attention", (!row.attention.is_empty()).then_some(""));
            set_attribute(&self.root, "data-watched", row.watched.then_some(""));
            set_attribute(&self.root, "data-unconfirmed", row.unconfirmed.is_some().then_some(""));
        }
        // Where nothing can be acted on there is no mark, and nothing to select.
        let selectable = |row: &Row| (self.menu.is_some() && row.is_task()).then_some(row.selected);
        if before.is_none_or(|before| selectable(before) != selectable(row)) {
            let selected = selectable(row).map(|selected| if selected { "true" } else { "false" });
            set_attribute(&self.root, "aria-selected", selected);
        }
        if before.is_none_or(|before| before.hit != row.hit) {
            set_attribute(&self.root, "data-hit", row.hit.then_some(""));
        }
        if before.is_none_or(|before| before.expansion != row.expansion) {
            let expanded = match row.expansion {
                Expansion::Leaf => None,
                Expansion::Collapsed => Some("false"),
                Expansion::Expanded => Some("true"),
            };
            set_attribute(&self.root, "aria-expanded", expanded);
        }
        if before.is_none_or(|before| class(before) != class(row)) {
            set_attribute(&self.root, "class", Some(class(row)));
        }
        if let Some(menu) = &self.menu
            && before.is_none_or(|before| before.text != row.text)
        {
            set_attribute(menu, "aria-label", Some(&msg::menu_label(&row.text)));
        }
    }
}

fn class(row: &Row) -> &'static str {
    match row.kind {
        RowKind::Group { .. } => "row-group",
        RowKind::Job { .. } => "row-job",
        RowKind::Step { .. } => "row-step",
        RowKind::Waiting { .. } => "row-step row-waiting",
        RowKind::StepsPending | RowKind::StepsUnreadable | RowKind::NoSteps => "row-line",
    }
}
