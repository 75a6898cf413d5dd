//! Selecting rows by pointer and keyboard.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::cursor::Spot;
use super::tree::Tree;
use crate::desk::Desk;
use crate::state::Pick;
use crate::task::pick;
use crate::text::msg;
use crate::ui::{El, el};
use crate::watched::follow;

impl Tree {
    /// Selects a row, or no longer; with `run` all from the row that was selected last.
    pub(super) fn select(&self, spot: &Spot, run: bool) {
        let last = self.anchor_row().filter(|_| run);
        pick(
            &self.desk(),
            match last {
                Some(from) => Pick::Run(from, spot.index),
                None => Pick::Toggle(spot.id.clone()),
            },
        );
        if last.is_none() {
            self.selected_last.replace(Some(spot.clone()));
        }
    }

    /// Goes on by so many rows, and selects all from the row that was selected last; from `spot`, where none was.
    pub(super) fn extend(&self, spot: &Spot, by: isize) {
        let to = spot.index.saturating_add_signed(by).min(self.board.rows.total().saturating_sub(1));
        self.go_to(to);
        let from = self.anchor_row().unwrap_or_else(|| {
            self.selected_last.replace(Some(spot.clone()));
            spot.index
        });
        pick(&self.desk(), Pick::Run(from, to));
    }

    /// Selects every job that the view shows; none, if all of them are selected.
    pub(super) fn select_all(&self) {
        pick(&self.desk(), Pick::Shown);
    }

    /// Selects nothing any more.
    pub(super) fn select_none(&self) {
        if self.board.selected.peek() > 0 {
            self.selected_last.take();
            pick(&self.desk(), Pick::Nothing);
        }
    }

    /// Where the row is now that was selected last.
    fn anchor_row(&self) -> Option<usize> {
        self.board.rows.row_of(&self.selected_last.borrow().as_ref()?.id)
    }
}

/// The heading above the marks of what is selected: it selects every job that the view shows.
pub(super) fn select_all_heading(desk: &Desk) -> El {
    let input = el("input").attr("type", "checkbox").attr("aria-label", &msg::select_all());
    let (picking, board) = (desk.clone(), desk.board.clone());
    let input = input.on("change", move |_| pick(&picking, Pick::Shown));
    let checkbox = input.node().clone().unchecked_into::<HtmlInputElement>();
    follow(Box::new(move || {
        board.revision.track();
        let some = board.selected.get() > 0;
        let all = some && board.rows.all_shown_selected();
        checkbox.set_checked(all);
        checkbox.set_indeterminate(some && !all);
    }));
    el("div").class("pick").attr("role", "columnheader").child(input)
}
