//! What is wrong with the site's settings, with the language and with task notes, and which build this is. Not there
//! while all is well.

use std::rc::Rc;

use leptos::prelude::document;

use crate::desk::Desk;
use crate::language::missing;
use crate::part::{opened, part};
use crate::portal::Slip;
use crate::state::Board;
use crate::text::msg;
use crate::ui::{El, el};
use crate::watched::Watched;

/// So many notes are told, the newest.
const MOST: usize = 5;

/// That the page is not in its language.
pub(super) fn language() -> Option<El> {
    let told = msg::diagnostics_language(&missing()?);
    Some(el("p").class("diagnostics").attr("role", "status").text(&told))
}

/// A place for everything else, folded away, which stays empty while there is nothing to tell.
pub(super) fn diagnostics() -> impl Fn() -> Option<El> {
    let Desk { board, site, .. } = Desk::here();
    let is_slipped = !site.slips.is_empty();
    let any = Watched::derived(move || is_slipped || malformed(&board) > 0);
    move || any.get().then(|| opened(fetched_list))
}

/// Number of task notes that could not be read.
fn malformed(board: &Board) -> usize {
    board.revision.track();
    board.rows.journal().map_or(0, |journal| journal.malformed())
}

part! {
    notes:
    /// What there is to tell, from the part that reads notes, since hardly ever anything is.
    async fn fetched_list() -> El = list
}

fn list() -> El {
    let Desk { board, site, .. } = Desk::here();
    let told = board.clone();
    let any = Watched::derived(move || malformed(&told) > 0);
    let settings = (!site.slips.is_empty()).then(|| settings(site.slips));
    el("div").children(settings).live(move || any.get().then(|| notes(board.clone())))
}

fn settings(slips: Rc<[Slip]>) -> El {
    let told: Vec<String> = slips.iter().map(Slip::tell).collect();
    if let Some(portal) = Desk::here().site.portal {
        told.iter().for_each(|slip| portal.warn(slip));
    }
    el("details")
        .class("diagnostics")
        .child(el("summary").text(&msg::diagnostics_title(told.len())))
        .child(el("p").text(&msg::diagnostics_text()))
        .child(el("ul").children(told.iter().map(|slip| el("li").text(slip))))
        .child(el("p").class("hint").text(&msg::diagnostics_build(build())))
}

/// How many notes could not be read, and what is wrong with the newest. For whoever writes them.
fn notes(board: Board) -> El {
    let counted = board.clone();
    let count = Watched::derived(move || malformed(&counted));
    let told = count.clone();
    el("details")
        .class("diagnostics")
        .child(el("summary").text_live(move || msg::notes_unreadable(told.get())))
        .child(el("p").text(&msg::notes_unreadable_text()))
        .live(move || {
            count.track();
            let misread = board.rows.journal()?.misread();
            let newest = misread.iter().rev().take(MOST);
            Some(el("ul").children(
                newest.map(|note| el("li").text(&msg::notes_event(note.event.to_string(), note.member))),
            ))
        })
}

/// Version and commit, as the package was stamped with (packaging/plugin.sh).
fn build() -> String {
    let stamp = document().query_selector("meta[name=build]").ok().flatten();
    stamp.and_then(|stamp| stamp.get_attribute("content")).unwrap_or_default()
}
