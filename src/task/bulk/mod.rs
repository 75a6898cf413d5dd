//! What is done to many tasks at once: selecting them, the bar that says what can be done, the dialog that tells what
//! comes of it, and the run.

mod bar;
mod dialog;
mod errand;
mod left;
mod summary;
mod told;

use std::rc::Rc;

use tasks::bulk::Deed;

use self::bar::bar;
use self::dialog::dialog;
use self::errand::Errand;
use crate::desk::Desk;
use crate::part::{NotFetched, opened, part};
use crate::spawn::spawn_detached;
use crate::state::{Board, Drawer, Pick, Rows};
use crate::text::msg;
use crate::ui::{El, Tone, el};
use crate::watched::Watched;

/// What is done to many tasks at once.
pub struct Bulk {
    /// The run that is under way, or has ended and is not put away yet.
    errand: Watched<Option<Rc<Errand>>>,
    /// Whether there is something left of a run that the page was left in.
    left: Watched<bool>,
}

impl Bulk {
    /// Nothing, or what is left of a run of this board's user.
    pub fn of(board: &Board) -> Self {
        let left = !board.read_only && !drawer(&board.user).load().is_empty();
        Self { errand: Watched::new(None), left: Watched::new(left) }
    }
}

/// Its style sheet.
const STYLE: &str = include_str!("../../../style/task/bulk.css");

/// Where it is kept what of a run was not sent.
fn drawer(user: &str) -> Drawer {
    Drawer::of(user, "bulk")
}

/// The place of the bar: it is there while something is selected, runs, or is left.
pub fn bulk_place() -> El {
    let Desk { board, doings, .. } = Desk::here();
    let wanted = Watched::derived(move || {
        let runs = doings.bulk.errand.get().is_some();
        runs | (board.selected.get() > 0) | doings.bulk.left.get()
    });
    el("div").live(move || wanted.get().then(|| opened(|| fetched(Wish::Bar))))
}

/// Changes what is selected.
pub fn pick(desk: &Desk, pick: Pick) {
    let (rows, notices) = (desk.board.rows.clone(), desk.notices.clone());
    spawn_detached(async move {
        if fetched(Wish::Pick(rows, pick)).await.is_err() {
            notices.tell(Tone::Danger, &msg::part_not_fetched());
        }
    });
}

/// The dialog that asks whether to do one thing to all that is selected.
pub(super) async fn fetched_dialog(deed: Deed) -> Result<El, NotFetched> {
    fetched(Wish::Dialog(deed)).await
}

/// What is wanted of the part.
enum Wish {
    Bar,
    Dialog(Deed),
    Pick(Rows, Pick),
}

part! {
    bulk:
    /// All of it by one way in: each would cost the page's start some hundred bytes.
    async fn fetched(wish: Wish) -> El = made
}

fn made(wish: Wish) -> El {
    match wish {
        Wish::Bar => bar(),
        Wish::Dialog(deed) => dialog(deed),
        Wish::Pick(rows, pick) => {
            rows.pick(&pick);
            el("div")
        }
    }
}
