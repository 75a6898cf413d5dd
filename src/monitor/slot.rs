//! One row of the pool: elements that are made once and show whatever row scrolls into their place.
//!
//! They are written directly and not through signals: a row has some twenty values, each would be an effect, and
//! most polls change none of them. What is already there is never written again, so that an unchanged answer
//! touches no node.

use std::cell::RefCell;

use leptos::prelude::document;
use tasks::{Column, Expansion, RowKind, Status};
use web_sys::{Element, HtmlElement, Text};

use super::column;
use super::row::Row;
use super::window::ROW;

use crate::text::msg;
use crate::ui::{append, el, set_attribute};
use crate::{format, words};

/// A row of the pool.
pub(super) struct Slot {
    root: HtmlElement,
    cells: Vec<Cell>,
    meter: HtmlElement,
    menu: Option<HtmlElement>,
    row: Option<Row>,
    holds_keyboard: bool,
    /// The cell that was given a hint for the row that it shows.
    hinted: RefCell<Option<Element>>,
}

/// A cell, and what was written to it last.
struct Cell {
    column: Column,
    element: HtmlElement,
    node: Text,
    written: String,
}

impl Cell {
    fn write(&mut self, text: String) {
        if self.written != text {
            self.node.set_data(&text);
            self.written = text;
        }
    }
}

impl Slot {
    /// Makes the elements of slot number `at` at the end of `rows`, with a cell for each of these columns; without the
    /// button of the menu where nothing can be acted on.
    pub(super) fn new(rows: &HtmlElement, at: usize, columns: &[Column], read_only: bool) -> Self {
        let root =
            el("div").attr("role", "row").attr("id", &Self::id(at)).attr("tabindex", "-1").attr("hidden", "");
        let meter = el("span").class("meter").attr("aria-label", &msg::column_progress());
        let menu = (!read_only).then(|| {
            let button = el("button").class("row-menu").attr("type", "button").attr("tabindex", "-1");
            button.attr("aria-haspopup", "menu")
        });
        if !read_only {
            append(root.node(), el("div").class("pick").attr("role", "gridcell").node());
        }
        let cells = columns.iter().map(|&column| {
            let cell = el("div").class(column::class(column)).attr("role", "gridcell");
            let cell = match column {
                Column::Task => cell.child(el("span").class("toggle").attr("aria-hidden", "true")),
                Column::Progress => cell.child(meter.clone()),
                _ => cell,
            };
            let node = document().create_text_node("");
            append(cell.node(), &node);
            append(root.node(), cell.node());
            Cell { column, element: cell.node().clone(), node, written: String::new() }
        });
        let cells = cells.collect();
        let actions = el("div").class("actions").attr("role", "gridcell").children(menu.clone());
        append(root.node(), actions.node());
        append(rows, root.node());
        Self {
            root: root.node().clone(),
            cells,
            meter: meter.node().clone(),
            menu: menu.map(|menu| menu.node().clone()),
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
        let column = self.cells.iter().find(|known| &*known.element == cell).map(|known| known.column);
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
            let _ = self.root.style().set_property("--level", &row.level.to_string());
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
        self.describe(Column::Task, before.and_then(Row::remarks), row.remarks());
        // What everybody knows by its word needs no explanation.
        let unusual = |row: &Row| {
            let is_unusual = row.is_task() && matches!(row.status, Status::Aborted | Status::Unknown);
            is_unusual.then(|| words::status_in_full(row.status))
        };
        self.describe(Column::Status, before.and_then(unusual), unusual(row));
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

    fn write_cells(&mut self, before: Option<&Row>, row: &Row, now: i64) {
        self.write(Column::Task, row.text.clone());
        if before.is_none_or(|before| before.kind != row.kind || before.status != row.status) {
            self.write(Column::Status, row.state());
        }
        if before.is_none_or(|before| before.kind != row.kind || before.external != row.external) {
            self.write(Column::Kind, words::row_kind(row.kind));
            self.write(
                Column::Origin,
                if row.is_task() { words::origin(row.external) } else { String::new() },
            );
        }
        self.write(Column::AutoClear, row.removal(now));
        if before.is_none_or(|before| before.steps != row.steps) {
            let told = row.steps.map(|steps| msg::steps_count(steps.ended as usize, steps.all as usize));
            self.write(Column::Steps, told.unwrap_or_default());
        }
        self.write(Column::Owner, row.owner.clone());
        let times = |row: &Row| (row.start, row.end, row.expected_end);
        if before.is_none_or(|before| times(before) != times(row)) {
            self.write_times(row, now);
        }
        self.write(Column::Duration, row.duration(now).map(format::duration).unwrap_or_default());
    }

    fn write_times(&mut self, row: &Row, now: i64) {
        let when = |time: Option<i64>| time.map(|time| format::when(time, now)).unwrap_or_default();
        self.write(Column::Started, when(row.start));
        let expected = row.expected_end.filter(|end| row.end.is_none() && *end >= now);
        let told = expected.map_or_else(|| when(row.end), |end| msg::row_expected_short(format::time(end)));
        self.write(Column::Ended, told);
    }

    fn write_percent(&mut self, before: Option<&Row>, row: &Row) {
        if before.is_some_and(|before| before.percent == row.percent) {
            return;
        }
        let value = row.percent.map(|percent| percent.value.to_string());
        if before.is_none_or(|before| before.percent.is_some() != row.percent.is_some()) {
            set_attribute(&self.meter, "role", value.as_ref().map(|_| "progressbar"));
        }
        set_attribute(&self.meter, "aria-valuenow", value.as_deref());
        let source = |row: &Row| row.percent.map(|percent| percent.source);
        if before.is_none_or(|before| source(before) != source(row)) {
            let label = row
                .percent
                .map_or_else(msg::column_progress, |percent| words::percent_source(percent.source));
            set_attribute(&self.meter, "aria-label", Some(&label));
        }
        let _ = self.meter.style().set_property("--value", value.as_deref().unwrap_or("0"));
        self.write(Column::Progress, value.map(|value| msg::percent_value(&value)).unwrap_or_default());
    }

    /// What is reported in words stands behind the description where there is room, and is read with the percent.
    fn write_note(&self, before: Option<&Row>, row: &Row) {
        let some = |row: &Row| (!row.note.is_empty()).then(|| row.note.clone());
        let (before, now) = (before.and_then(some), some(row));
        if before != now
            && let Some(cell) = self.cells.iter().find(|cell| cell.column == Column::Task)
        {
            set_attribute(&cell.element, "data-note", now.as_deref());
            self.describe(Column::Progress, before, now);
        }
    }

    /// Gives a cell a description for screen readers, where it is another one than before.
    fn describe(&self, column: Column, before: Option<String>, now: Option<String>) {
        if before != now
            && let Some(cell) = self.cells.iter().find(|cell| cell.column == column)
        {
            set_attribute(&cell.element, "aria-description", now.as_deref());
        }
    }

    fn write(&mut self, column: Column, text: String) {
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.column == column) {
            cell.write(text);
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
