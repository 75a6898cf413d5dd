//! The bar of what is selected: how many, what can be done to them, and how far that is.

use std::rc::Rc;

use tasks::bulk::Deed;

use super::errand::Errand;
use super::summary::{progress, summary};
use super::{STYLE, drawer, left};
use crate::desk::Desk;
use crate::state::Pick;
use crate::task::Ask;
use crate::text::msg;
use crate::ui::button::button;
use crate::ui::{El, Look, adopt, el};
use crate::watched::Watched;

/// What the bar is about.
#[derive(Clone, PartialEq)]
enum About {
    Selection,
    Underway(Rc<Errand>),
    Rest(Rc<Errand>),
    Left,
}

/// The bar.
pub(super) fn bar() -> El {
    adopt(STYLE);
    let desk = Desk::here();
    let seen = desk.clone();
    let about = Watched::derived(move || match seen.doings.bulk.errand.get() {
        Some(errand) => {
            errand.count.track();
            errand.held.track();
            if errand.is_done() && seen.board.selected.get() > 0 {
                About::Selection
            } else if errand.rests() {
                About::Rest(errand)
            } else {
                About::Underway(errand)
            }
        }
        None if seen.board.selected.get() == 0 && seen.doings.bulk.left.get() => About::Left,
        None => About::Selection,
    });
    el("section").class("bulk").attr("aria-label", &msg::bulk_label()).live(move || {
        Some(match about.get() {
            About::Selection if desk.board.denied.get() => denied(&desk),
            About::Selection => selection(&desk),
            About::Underway(errand) => progress(&desk, errand),
            About::Rest(errand) => summary(&desk, errand),
            About::Left => rest(&desk),
        })
    })
}

/// How many are selected, and what can be done to them.
fn selection(desk: &Desk) -> El {
    let (board, hidden) = (desk.board.clone(), desk.board.clone());
    let told = el("p").attr("role", "status").text_live(move || {
        hidden.revision.track();
        msg::bulk_selected(board.selected.get(), hidden.rows.selected_hidden())
    });
    let ask = |label: String, look: Look, deed: Deed| {
        let asking = desk.asking.clone();
        button(&label, look, move || asking.open(Ask::Many(deed)))
    };
    let end = |succeeded, force| Deed::End { succeeded, force };
    let rows = desk.board.rows.clone();
    let none = button(&msg::bulk_select_none(), Look::Plain, move || rows.pick(&Pick::Nothing));
    el("div")
        .child(told)
        .child(ask(msg::menu_end_succeeded(), Look::Secondary, end(true, false)))
        .child(ask(msg::menu_end_failed(), Look::Secondary, end(false, false)))
        .child(ask(msg::menu_force_end(), Look::Secondary, end(true, true)))
        .child(ask(msg::menu_clear(), Look::Secondary, Deed::Clear))
        .child(el("span").class("gap"))
        .child(all_shown(desk))
        .child(none)
}

/// Nothing can be done to them, since the user may not.
fn denied(desk: &Desk) -> El {
    let (denied, rows) = (desk.board.denied.clone(), desk.board.rows.clone());
    let again = button(&msg::permit_ask_again(), Look::Secondary, move || denied.set(false));
    let none = button(&msg::bulk_select_none(), Look::Plain, move || rows.pick(&Pick::Nothing));
    let told = el("p").attr("role", "status").text(&msg::permit_denied());
    el("div").child(told).child(again).child(el("span").class("gap")).child(none)
}

/// A button that selects every job that the view shows; away while all of them are.
fn all_shown(desk: &Desk) -> El {
    let board = desk.board.clone();
    el("span").live(move || {
        board.revision.track();
        board.selected.track();
        let (rows, counts) = (board.rows.clone(), board.counts.get());
        let select = move || rows.pick(&Pick::Shown);
        (!board.rows.all_shown_selected())
            .then(|| button(&msg::bulk_select_shown(counts.shown), Look::Plain, select))
    })
}

/// What was left undone when the page was left in the middle of a run.
fn rest(desk: &Desk) -> El {
    let kept = drawer(&desk.board.user);
    let Some((deed, targets)) = left::read(&kept.load()) else { return el("div") };
    let Desk { board, doings, asking, .. } = desk.clone();
    let forgotten = doings.clone();
    let told = el("p").attr("role", "status").text(&msg::bulk_left(targets.len()));
    let go_on = move || {
        board.rows.pick_only(&targets);
        drawer(&board.user).save("");
        doings.bulk.left.set(false);
        asking.open(Ask::Many(deed));
    };
    el("div").child(told).child(button(&msg::bulk_go_on(), Look::Secondary, go_on)).child(button(
        &msg::bulk_forget(),
        Look::Plain,
        move || {
            kept.save("");
            forgotten.bulk.left.set(false);
        },
    ))
}
