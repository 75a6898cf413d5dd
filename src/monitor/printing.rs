//! A report of the view for the printer: every row that the filter shows, as a table, without the page's controls.

use leptos::prelude::{document, window};
use tasks::Column;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::AddEventListenerOptions;

use super::column;
use super::finding::criteria;
use super::row::Row;
use crate::state::Board;
use crate::sync::browser_time;
use crate::text::msg;
use crate::ui::{El, adopt, append, el};
use crate::{format, words};

/// More rows than that are some hundred pages, which nobody has meant.
const MOST: usize = 2_000;

/// Prints the view. The report stands in the page, seen by the printer alone, until that is done.
pub(super) fn print(board: &Board) {
    let Some(body) = document().body() else { return };
    adopt(include_str!("../../style/monitor/report.css"));
    let report = report(board);
    append(&body, report.node());
    let node = report.node().clone();
    let done = Closure::once_into_js(move || node.remove());
    let once = AddEventListenerOptions::new();
    once.set_once(true);
    let page = window();
    // Removed only there: some browsers print when this function has long returned.
    let _ = page.add_event_listener_with_callback_and_add_event_listener_options(
        "afterprint",
        done.unchecked_ref(),
        &once,
    );
    // Where a browser prints nothing for a frame, the report stays unseen until the page goes.
    let _ = page.print();
}

fn report(board: &Board) -> El {
    let columns = board.viewing.peek().columns;
    let total = board.rows.total();
    let printed = msg::print_printed(document().title(), format::moment_in_full(browser_time()));
    let criteria = criteria(board).into_iter().map(|told| el("li").text(&told));
    let head = columns.iter().map(|column| el("th").attr("scope", "col").text(&column::heading(*column)));
    let mut rows = Vec::new();
    let now = board.now.peek();
    board.rows.visit(0, total.min(MOST), &mut |index, view| {
        let owner = match view.owner {
            "" => String::new(),
            id => board.owners.name(id).unwrap_or_else(|| id.to_owned()),
        };
        rows.push(line(&Row::new(index, view, owner, board.read_only, board.retention), &columns, now));
    });
    el("section")
        .class("report")
        .child(el("h1").text(&printed))
        .child(el("ul").children(criteria))
        .child(
            el("table").child(el("thead").child(el("tr").children(head))).child(el("tbody").children(rows)),
        )
        .children((total > MOST).then(|| el("p").text(&msg::print_cut(MOST))))
}

fn line(row: &Row, columns: &[Column], now: i64) -> El {
    let cells = columns.iter().map(|&column| {
        let cell = el("td").text(&told(row, column, now));
        if column == Column::Task {
            let _ = cell.node().style().set_property("--level", &row.level.to_string());
        }
        cell
    });
    el("tr").children(cells)
}

/// What a cell says on paper: times in full, since a report is read on another day.
fn told(row: &Row, column: Column, now: i64) -> String {
    let of_task = |told: String| if row.is_task() { told } else { String::new() };
    match column {
        Column::Task => row.text.clone(),
        Column::Status => of_task(words::status(row.status)),
        Column::Progress => row.percent.map(|percent| format::percent(percent.value)).unwrap_or_default(),
        Column::Steps => {
            let told = row.steps.map(|steps| msg::steps_count(steps.ended as usize, steps.all as usize));
            told.unwrap_or_default()
        }
        Column::Kind => words::row_kind(row.kind),
        Column::Origin => of_task(words::origin(row.external)),
        Column::Owner => row.owner.clone(),
        Column::Started => row.start.map(format::stamp).unwrap_or_default(),
        Column::Ended => row.end.map(format::stamp).unwrap_or_default(),
        Column::Duration => row.duration(now).map(format::duration).unwrap_or_default(),
        Column::AutoClear => row.removal(now),
    }
}
