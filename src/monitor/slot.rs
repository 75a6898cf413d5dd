//! One row of the pool: elements that are made once and show whatever row scrolls into their place.
//!
//! They are written directly and not through signals: a row has some twenty values, each would be an effect, and
//! most polls change none of them. What is already there is never written again, so that an unchanged answer
//! touches no node.

use leptos::prelude::*;
use tasks::{Expansion, RowKind};
use web_sys::{Element, HtmlElement, Text};

use super::column::Column;
use super::row::Row;
use super::window::ROW;

use crate::text::msg;
use crate::{format, words};

/// A row of the pool.
pub(super) struct Slot {
    root: HtmlElement,
    texts: Vec<Cell>,
    meter: HtmlElement,
    menu: Option<HtmlElement>,
    row: Option<Row>,
    holds_keyboard: bool,
}

/// The text of a cell, and what was written to it last.
struct Cell {
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
    /// Makes the elements at the end of `rows`; without the button of the menu where nothing can be acted on.
    pub(super) fn new(rows: &HtmlElement, read_only: bool) -> Self {
        let root = element("div", &[("role", "row"), ("tabindex", "-1"), ("hidden", "")]);
        let meter = element("span", &[("class", "meter"), ("aria-label", &msg::column_progress())]);
        let menu_button = || {
            let button =
                [("class", "row-menu"), ("type", "button"), ("tabindex", "-1"), ("aria-haspopup", "menu")];
            element("button", &button)
        };
        let menu = (!read_only).then(menu_button);
        let texts = Column::ALL.map(|column| {
            let cell = element("div", &[("role", "gridcell"), ("class", column.class())]);
            match column {
                Column::Task => {
                    append(&cell, &element("span", &[("class", "toggle"), ("aria-hidden", "true")]))
                }
                Column::Progress => append(&cell, &meter),
                Column::Actions => menu.iter().for_each(|menu| append(&cell, menu)),
                _ => {}
            }
            let node = document().create_text_node("");
            append(&cell, &node);
            append(&root, &cell);
            Cell { node, written: String::new() }
        });
        append(rows, &root);
        Self { root, texts: texts.into(), meter, menu, row: None, holds_keyboard: false }
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
            set(&self.root, "hidden", Some(""));
            set(&self.root, "data-row-id", None);
            return;
        };
        if before.is_none() {
            set(&self.root, "hidden", None);
        }
        self.write_place(before, &row);
        self.write_state(before, &row);
        self.write_cells(before, &row, now);
        self.write_percent(before, &row);
        self.row = Some(row);
    }

    /// Writes the duration of a running row at the engine's time `now`.
    pub(super) fn tick(&mut self, now: i64) {
        let Some(duration) = self.row.as_ref().filter(|row| row.ticks()).and_then(|row| row.duration(now))
        else {
            return;
        };
        self.write(Column::Duration, format::duration(duration));
    }

    /// Makes it the one row that Tab reaches, or not any more.
    pub(super) fn hold_keyboard(&mut self, holds: bool) {
        if self.holds_keyboard != holds {
            self.holds_keyboard = holds;
            let tabindex = if holds { "0" } else { "-1" };
            set(&self.root, "tabindex", Some(tabindex));
            if let Some(menu) = &self.menu {
                set(menu, "tabindex", Some(tabindex));
            }
        }
    }

    /// Where it stands: in the tree and on the page.
    fn write_place(&self, before: Option<&Row>, row: &Row) {
        if before.is_none_or(|before| before.index != row.index) {
            let place = format!("translateY({}px)", row.index as f64 * ROW);
            let _ = self.root.style().set_property("transform", &place);
            // The header is the first.
            set(&self.root, "aria-rowindex", Some(&(row.index + 2).to_string()));
        }
        if before.is_none_or(|before| before.level != row.level) {
            set(&self.root, "aria-level", Some(&row.level.to_string()));
            let _ = self.root.style().set_property("--level", &row.level.to_string());
        }
        if before.is_none_or(|before| before.position != row.position) {
            set(&self.root, "aria-posinset", Some(&row.position.to_string()));
        }
        if before.is_none_or(|before| before.set_size != row.set_size) {
            set(&self.root, "aria-setsize", Some(&row.set_size.to_string()));
        }
    }

    /// What it is.
    fn write_state(&self, before: Option<&Row>, row: &Row) {
        if before.is_none_or(|before| before.id != row.id) {
            set(&self.root, "data-row-id", Some(&row.id));
        }
        if before.is_none_or(|before| before.status != row.status || before.is_task() != row.is_task()) {
            set(&self.root, "data-status", row.is_task().then(|| row.status.as_wire()));
        }
        if before.is_none_or(|before| before.expansion != row.expansion) {
            let expanded = match row.expansion {
                Expansion::Leaf => None,
                Expansion::Collapsed => Some("false"),
                Expansion::Expanded => Some("true"),
            };
            set(&self.root, "aria-expanded", expanded);
        }
        if before.is_none_or(|before| class(before) != class(row)) {
            set(&self.root, "class", Some(class(row)));
        }
        if let Some(menu) = &self.menu
            && before.is_none_or(|before| before.text != row.text)
        {
            set(menu, "aria-label", Some(&msg::menu_label(&row.text)));
        }
    }

    fn write_cells(&mut self, before: Option<&Row>, row: &Row, now: i64) {
        self.write(Column::Task, row.text.clone());
        if before.is_none_or(|before| before.kind != row.kind || before.status != row.status) {
            self.write(Column::Status, if row.is_task() { words::status(row.status) } else { String::new() });
        }
        if before.is_none_or(|before| before.kind != row.kind || before.external != row.external) {
            let auto_clear = match row.kind {
                RowKind::Job { auto_cleared } => words::auto_clear(auto_cleared),
                _ => String::new(),
            };
            self.write(Column::Kind, words::row_kind(row.kind));
            self.write(
                Column::Origin,
                if row.is_task() { words::origin(row.external) } else { String::new() },
            );
            self.write(Column::AutoClear, auto_clear);
        }
        self.write(Column::Owner, row.owner.clone());
        let moment = |time: Option<i64>| time.map(|time| format::moment(time, now)).unwrap_or_default();
        if before.is_none_or(|before| before.start != row.start) {
            self.write(Column::Started, moment(row.start));
        }
        if before.is_none_or(|before| before.end != row.end) {
            self.write(Column::Ended, moment(row.end));
        }
        self.write(Column::Duration, row.duration(now).map(format::duration).unwrap_or_default());
    }

    /// The number beside the bar is drawn by the style sheet out of `aria-valuenow`.
    fn write_percent(&self, before: Option<&Row>, row: &Row) {
        if before.is_some_and(|before| before.percent == row.percent) {
            return;
        }
        let value = row.percent.map(|percent| percent.value.to_string());
        if before.is_none_or(|before| before.percent.is_some() != row.percent.is_some()) {
            set(&self.meter, "role", value.as_ref().map(|_| "progressbar"));
        }
        set(&self.meter, "aria-valuenow", value.as_deref());
        let _ = self.meter.style().set_property("--value", value.as_deref().unwrap_or("0"));
    }

    fn write(&mut self, column: Column, text: String) {
        self.texts[column as usize].write(text);
    }
}

fn class(row: &Row) -> &'static str {
    match row.kind {
        RowKind::Job { .. } => "row-job",
        RowKind::Step { .. } => "row-step",
        RowKind::StepsPending | RowKind::StepsUnreadable | RowKind::NoSteps => "row-line",
    }
}

fn element(tag: &str, attributes: &[(&str, &str)]) -> HtmlElement {
    let element = document().create_element(tag).expect("the names of these elements are fixed and good");
    for (name, value) in attributes {
        set(&element, name, Some(value));
    }
    wasm_bindgen::JsCast::unchecked_into(element)
}

fn append(parent: &Element, child: &web_sys::Node) {
    // Only fails where a node would stand inside itself.
    let _ = parent.append_child(child);
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    // Only fails for a name that is no name, and these are fixed.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
