//! The cells of a slot: what is written into them, and only where it is something else than before.

use tasks::Column;
use wasm_bindgen::JsCast;
use web_sys::{Element, Text};

use super::Slot;
use crate::monitor::row::Row;
use crate::text::msg;
use crate::ui::set_attribute;
use crate::{format, words};

/// A cell, and what was written to it last.
pub(super) struct Cell {
    pub(super) column: Column,
    pub(super) element: Element,
    /// What the text stands in, and is cut by.
    holder: Element,
    node: Text,
    written: String,
    /// Whether it is to be looked whether the text has room.
    unfitted: bool,
    /// It had not, so the cell cuts what it shows from then on.
    cuts: bool,
}

impl Cell {
    /// The cell of a column in a row of the [pattern](super::pattern).
    pub(super) fn new(column: Column, element: Element) -> Self {
        // The name of a task stands in an element of its own.
        let holder = match column {
            Column::Task => element.last_element_child(),
            _ => Some(element.clone()),
        };
        let Some((holder, node)) = holder.and_then(|holder| holder.last_child().map(|node| (holder, node)))
        else {
            unreachable!("a text ends every cell of the pattern")
        };
        Self {
            column,
            element,
            holder,
            node: node.unchecked_into(),
            written: String::new(),
            unfitted: false,
            cuts: false,
        }
    }

    fn write(&mut self, text: String) {
        if self.written != text {
            self.node.set_data(&text);
            self.written = text;
            self.unfitted = true;
        }
    }

    /// Looks whether the text is wider than its place, and has to be cut from now on. `fits` are the bytes of the longest text
    /// of the column that was not, where texts of one length are about as wide.
    fn fit(&mut self, fits: &mut usize, cut: &mut Vec<Element>) {
        if !std::mem::take(&mut self.unfitted) || self.cuts || self.written.len() <= *fits {
            return;
        }
        self.cuts = self.holder.scroll_width() > self.holder.client_width();
        if self.cuts {
            cut.push(self.holder.clone());
        } else if !matches!(self.column, Column::Task | Column::Owner) {
            *fits = self.written.len();
        }
    }
}

impl Slot {
    pub(super) fn write_cells(&mut self, before: Option<&Row>, row: &Row, now: i64) {
        self.write(Column::Task, row.text.clone());
        // Its level and its marks take room from a name as well.
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.column == Column::Task) {
            cell.unfitted = true;
        }
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

    pub(super) fn write_times(&mut self, row: &Row, now: i64) {
        let when = |time: Option<i64>| time.map(|time| format::when(time, now)).unwrap_or_default();
        self.write(Column::Started, when(row.start));
        let expected = row.expected_end.filter(|end| row.end.is_none() && *end >= now);
        let told = expected.map_or_else(|| when(row.end), |end| msg::row_expected_short(format::time(end)));
        self.write(Column::Ended, told);
    }

    pub(super) fn write_percent(&mut self, before: Option<&Row>, row: &Row) {
        let Some(meter) =
            self.meter.as_ref().filter(|_| before.is_none_or(|before| before.percent != row.percent))
        else {
            return;
        };
        let value = row.percent.map(|percent| percent.value.to_string());
        if before.is_none_or(|before| before.percent.is_some() != row.percent.is_some()) {
            set_attribute(meter, "role", value.as_ref().map(|_| "progressbar"));
        }
        set_attribute(meter, "aria-valuenow", value.as_deref());
        let source = |row: &Row| row.percent.map(|percent| percent.source);
        if before.is_none_or(|before| source(before) != source(row)) {
            let label = row
                .percent
                .map_or_else(msg::column_progress, |percent| words::percent_source(percent.source));
            set_attribute(meter, "aria-label", Some(&label));
        }
        let _ =
            meter.style().set_property("background-size", &[value.as_deref().unwrap_or("0"), "%"].concat());
        self.write(
            Column::Progress,
            row.percent.map(|percent| format::percent(percent.value)).unwrap_or_default(),
        );
    }

    /// What is reported in words stands behind the description where there is room, and is read with the percent.
    pub(super) fn write_note(&self, before: Option<&Row>, row: &Row) {
        let some = |row: &Row| (!row.note.is_empty()).then(|| row.note.clone());
        let (before, now) = (before.map(some), some(row));
        if before.as_ref() != Some(&now)
            && let Some(cell) = self.cell(Column::Task)
        {
            set_attribute(&cell.element, "data-note", now.as_deref());
            self.describe(Column::Progress, before, now);
        }
    }

    /// Gives a cell a description for screen readers, where it is another one than before. Where no row was shown
    /// `before`, that of an earlier one may still be there.
    pub(super) fn describe(&self, column: Column, before: Option<Option<String>>, now: Option<String>) {
        if before.as_ref() != Some(&now)
            && let Some(cell) = self.cell(column)
        {
            set_attribute(&cell.element, "aria-description", now.as_deref());
        }
    }

    /// Adds to `cut` what its texts are to be cut by, since they are too wide for it; with `anew`, all are looked at. `fits` has a
    /// place for each column.
    pub(in crate::monitor) fn fit(&mut self, anew: bool, fits: &mut [usize], cut: &mut Vec<Element>) {
        for (cell, fits) in self.cells.iter_mut().zip(fits) {
            cell.unfitted |= anew;
            cell.fit(fits, cut);
        }
    }

    pub(super) fn cell(&self, column: Column) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    pub(super) fn write(&mut self, column: Column, text: String) {
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.column == column) {
            cell.write(text);
        }
    }
}
