//! What every row of a pool begins as. It is made once; the rows are copies of it, for which the browser is asked once and
//! not for every element, class and attribute.

use tasks::Column;

use crate::monitor::column;
use crate::text::msg;
use crate::ui::{El, el};

/// A row with a cell for each of these columns; without the button of the menu, and the place to pick the row, where
/// nothing can be acted on.
pub(in crate::monitor) fn pattern(columns: &[Column], read_only: bool) -> El {
    let row = el("div").attr("role", "row").attr("tabindex", "-1").attr("hidden", "");
    let row = if read_only { row } else { row.child(cell("pick")) };
    let row = row.children(columns.iter().map(|&column| {
        let cell = cell(column::class(column));
        match column {
            // A name is cut at its own end, whichever way the page is written.
            Column::Task => {
                cell.child(el("span").class("toggle").attr("aria-hidden", "true")).child(el("bdi").text(""))
            }
            Column::Progress => {
                cell.child(el("span").class("meter").attr("aria-label", &msg::column_progress())).text("")
            }
            _ => cell.text(""),
        }
    }));
    let menu = (!read_only).then(|| {
        let button = el("button").class("row-menu").attr("type", "button").attr("tabindex", "-1");
        button.attr("aria-haspopup", "menu")
    });
    row.child(cell("actions").children(menu))
}

fn cell(class: &str) -> El {
    el("div").class(class).attr("role", "gridcell")
}
