//! The live tree: the screen that people keep open.

mod arranging;
mod attention;
pub mod banner;
pub mod blank;
mod bookmark;
mod column;
mod cursor;
mod deeds;
mod diagnostics;
mod export;
pub mod finding;
mod following;
pub mod goal;
mod head;
mod input;
mod keyboard;
mod kin;
mod more;
pub mod panels;
mod pool;
mod printing;
mod row;
pub mod row_menu;
mod selecting;
mod shortcuts;
mod slot;
mod subject_bar;
pub mod toolbar;
pub mod tree;
mod type_ahead;
mod window;

use leptos::prelude::*;

use self::arranging::recall_times;
use self::banner::Banner;
use self::blank::Blank;
use self::diagnostics::{diagnostics, language};
use self::finding::FindingBar;
use self::following::{announcer, tell_ends};
use self::input::close_details_by_escape;
use self::subject_bar::subject_bar;
use self::toolbar::Toolbar;
use self::tree::TaskTree;
use crate::desk::Desk;
use crate::detail::with_details;
use crate::task::{TaskDialogs, bulk_place};
use crate::ui::{El, el};
use crate::watched::Watched;

/// The monitor: bar, alerts, tree and dialogs, for the [`Desk`] that is provided.
#[component]
pub fn Monitor() -> El {
    let Desk { board, notices, panels, .. } = Desk::here();
    tell_ends(&board, &notices);
    recall_times();
    let spoken = announcer(&board);
    close_details_by_escape(&board);
    // The tree stays while it is empty, so that it has its size when the first rows come.
    let classed = board.total.clone();
    let empty = Watched::derived(move || board.total.get() == 0);
    // Known before the tree draws its first rows, which would be styled twice else.
    let stage = el("div")
        .attr_live("class", move || Some(if classed.get() == 0 { "stage blank" } else { "stage" }.to_owned()))
        .child(TaskTree())
        .live(move || empty.get().then(Blank));
    el("main")
        .class("monitor")
        .child(Toolbar())
        .child(FindingBar())
        .child(Banner())
        .child(subject_bar())
        .child(with_details(stage))
        .child(bulk_place())
        .children(language())
        .live(diagnostics())
        .child(panels.place())
        .child(TaskDialogs())
        .child(notices.el())
        .child(spoken)
}
