//! The row of headings, by which the tasks are sorted.

use leptos::prelude::*;
use tasks::{Column, Sort};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::column;
use super::selecting::select_all_heading;
use crate::desk::Desk;
use crate::state::{Board, Viewing};
use crate::text::msg;
use crate::ui::{El, el, set_attribute};

/// The headings of these columns. One of them is reached by Tab, arrows go on to the others; Enter, the space bar and
/// a click sort by it: one way, the other way, and as before.
pub(super) fn head(columns: &[Column], desk: &Desk) -> El {
    let board = &desk.board;
    let headings: Vec<El> =
        columns.iter().enumerate().map(|(at, column)| heading(*column, at, board)).collect();
    let stops: Vec<HtmlElement> = headings.iter().map(|heading| heading.node().clone()).collect();
    el("div")
        .class("head")
        .attr("role", "row")
        .attr("aria-rowindex", "1")
        .children((!board.read_only).then(|| select_all_heading(desk)))
        .children(headings)
        .child(el("div").class("actions").attr("role", "columnheader").text(&msg::column_actions()))
        .on("keydown", move |event| {
            let key = event.unchecked_ref::<KeyboardEvent>();
            let focused = document().active_element();
            let Some(at) = stops.iter().position(|stop| Some(&**stop) == focused.as_ref()) else { return };
            let last = stops.len() - 1;
            let to = match &*key.key() {
                "ArrowRight" => (at + 1).min(last),
                "ArrowLeft" => at.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                "Enter" | " " => {
                    stops[at].click();
                    at
                }
                _ => return,
            };
            event.prevent_default();
            set_attribute(&stops[at], "tabindex", Some("-1"));
            set_attribute(&stops[to], "tabindex", Some("0"));
            let _ = stops[to].focus();
        })
}

fn heading(column: Column, at: usize, board: &Board) -> El {
    let heading = el("div").class(column::class(column)).attr("role", "columnheader");
    let name = column::heading(column);
    let heading = heading.attr("tabindex", if at == 0 { "0" } else { "-1" }).text(&name);
    if !column.sorts() {
        return heading.attr("title", &name);
    }
    let (sorts, told) = (board.viewing.clone(), board.viewing.clone());
    heading
        .attr("title", &msg::column_sort(name))
        .attr_live("aria-sort", move || {
            let sort = told.get().sort.filter(|sort| sort.by == column);
            Some(sort.map_or("none", |sort| if sort.descending { "descending" } else { "ascending" }).into())
        })
        .on("click", move |_| sort_by(&sorts, column))
}

fn sort_by(viewing: &Viewing, by: Column) {
    let first = column::falls_at_first(by);
    viewing.change(&|view| {
        view.sort = match view.sort.filter(|sort| sort.by == by) {
            None => Some(Sort { by, descending: first }),
            Some(sort) if sort.descending == first => Some(Sort { by, descending: !first }),
            Some(_) => None,
        };
    });
}
