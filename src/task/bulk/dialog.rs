//! Asks whether to do one thing to all that is selected.

use std::rc::Rc;

use tasks::bulk::{Deed, Preview, preview};
use tasks::script::deeds;

use super::STYLE;
use super::errand::{Errand, Item};
use super::told::told_el;
use crate::desk::Desk;
use crate::state::Pick;
use crate::task::outbox::Parcel;
use crate::task::scripted::scripted;
use crate::task::{Action, Ask};
use crate::text::msg;
use crate::ui::field::select_field;
use crate::ui::{Dialog, El, Look, adopt, el};
use crate::watched::Watched;
use crate::words;

/// The dialog: what comes of it for each task, and which are left out and why.
pub(super) fn dialog(deed: Deed) -> El {
    adopt(include_str!("../../../style/task/outcome.css"));
    adopt(STYLE);
    let desk = Desk::here();
    let ask = Ask::Many(deed);
    let targets = desk.board.rows.selected();
    targets.iter().for_each(|target| desk.board.rows.attend(&target.job));
    let chosen = Watched::new(deed);
    let (seen, board) = (chosen.clone(), desk.board.clone());
    let told = Watched::derived(move || {
        board.revision.track();
        let now = board.now.peek();
        preview(seen.get(), &targets, &|job| board.rows.job(job), &board.retention, now)
    });
    let now = desk.board.now.clone();
    let (shown, labelled, sent, written) = (told.clone(), told.clone(), told.clone(), told.clone());
    let outcome = el("div").class("outcome many").attr("id", Dialog::DESCRIPTION).attr("aria-live", "polite");
    let shown_deed = chosen.clone();
    let outcome = outcome.live(move || {
        shown.track();
        Some(shown.peek_at(|told| told_el(told, shown_deed.peek(), now.peek())))
    });
    let mut body = Vec::new();
    if matches!(deed, Deed::End { force: true, .. }) {
        let picked = chosen.clone();
        let choices = vec![("succeeded", msg::result_succeeded()), ("failed", msg::result_failed())];
        let choose = move |value| picked.set(Deed::End { succeeded: value == "succeeded", force: true });
        body.push(select_field("result", &msg::field_result(), choices, "", Box::new(choose)));
    }
    body.push(outcome);
    let script_deed = chosen.clone();
    let requests = scripted(Rc::new(move || deeds(script_deed.get(), &written.get().fit)));
    let count = Watched::derived(move || told.get().fit.len());
    let idle = {
        let count = count.clone();
        Watched::derived(move || count.get() == 0)
    };
    let folded = idle.clone();
    body.push(el("div").child(requests).attr_live("hidden", move || folded.get().then(String::new)));
    let label_deed = chosen.clone();
    let label = move || label_of(label_deed.get(), labelled.get().fit.len());
    let look = if matches!(deed, Deed::End { succeeded: false, .. }) { Look::Danger } else { Look::Primary };
    let modal = Dialog {
        title: Box::new(move || title(deed, count.get())),
        look,
        busy: Watched::new(false),
        idle,
        tells: false,
        described: true,
    };
    let asking = desk.asking.clone();
    let (closed, asked) = (asking.clone(), ask.clone());
    let submit = move || {
        asking.close(&ask);
        begin(&desk, chosen.peek(), sent.peek());
    };
    modal.open(body, Box::new(label), Box::new(submit), Box::new(move || closed.close(&asked)))
}

/// Begins the run once it can't be undone any more.
fn begin(desk: &Desk, deed: Deed, told: Preview) {
    let Some(actor) = desk.actor.clone() else { return };
    let items: Vec<Item> = told.fit.into_iter().map(|fit| (fit.target, fit.name)).collect();
    let all = items.len();
    let before = desk.board.rows.selected();
    let errand = Errand::new(desk, actor, deed, items);
    desk.doings.bulk.errand.set(Some(errand.clone()));
    desk.board.rows.pick(&Pick::Nothing);
    let (undone, back) = (errand.clone(), desk.clone());
    desk.doings.outbox.hold(
        desk,
        Parcel {
            told: match deed {
                Deed::End { succeeded, .. } => msg::undo_end_many(words::result(succeeded), all),
                Deed::Clear => msg::undo_clear_many(all),
            },
            actions: Vec::<Action>::new(),
            send: Box::new(move || errand.go()),
            undo: Rc::new(move || {
                undone.put_away(&back.doings.bulk);
                back.board.rows.pick_only(&before);
            }),
        },
    );
}

fn title(deed: Deed, all: usize) -> String {
    match deed {
        Deed::End { force: true, .. } => msg::bulk_title_force(all),
        Deed::End { .. } => msg::bulk_title_end(all),
        Deed::Clear => msg::bulk_title_clear(all),
    }
}

fn label_of(deed: Deed, fit: usize) -> String {
    match deed {
        Deed::End { succeeded: true, force: false } => msg::bulk_submit_end("succeeded", fit),
        Deed::End { succeeded: false, force: false } => msg::bulk_submit_end("failed", fit),
        Deed::End { succeeded: true, force: true } => msg::bulk_submit_force("succeeded", fit),
        Deed::End { succeeded: false, force: true } => msg::bulk_submit_force("failed", fit),
        Deed::Clear => msg::bulk_submit_clear(fit),
    }
}
