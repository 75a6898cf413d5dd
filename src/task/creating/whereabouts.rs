//! Goes to a task that was created, tells that it was, and shows the way to it where the view hides it.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{Owner, document, set_timeout};
use web_sys::Element;

use crate::desk::Desk;
use crate::spawn::spawn_detached;
use crate::text::msg;
use crate::ui::{Tone, el};
use crate::watched::follow;

/// So long is waited for the answer that brings the task; without one, it is told all the same.
const PATIENCE: Duration = Duration::from_secs(4);

/// Tells it as soon as the task is in the tree, since only then it is known where.
pub(super) fn tell_created(desk: &Desk, tone: Tone, told: String, job: String) {
    let desk = desk.clone();
    spawn_detached(async move {
        // By then the dialog is closed and has given the focus back.
        leptos::task::tick().await;
        await_task(&desk, tone, told, job, standing());
    });
}

fn await_task(desk: &Desk, tone: Tone, told: String, job: String, stood: Standing) {
    let owner = Owner::new();
    let pending = RefCell::new(Some((owner.clone(), told, stood)));
    let (board, teller, awaited) = (desk.board.clone(), desk.clone(), job.clone());
    let tell = Rc::new(move || {
        let Some((owner, told, stood)) = pending.take() else { return };
        let (desk, job) = (teller.clone(), job.clone());
        spawn_detached(async move {
            // Not at once: what is followed may not go while it runs, and the rows are drawn with the same answer.
            leptos::task::tick().await;
            owner.cleanup();
            say(&desk, tone, &told, job, &stood);
        });
    });
    let arrived = tell.clone();
    owner.with(|| {
        follow(Box::new(move || {
            board.revision.track();
            if board.rows.job(&awaited).is_some() {
                arrived();
            }
        }));
    });
    set_timeout(move || tell(), PATIENCE);
}

fn say(desk: &Desk, tone: Tone, told: &str, job: String, stood: &Standing) {
    let board = desk.board.clone();
    let is_hidden = board.rows.row_of(&job).is_none();
    // Who may not list tasks gets none of it; and an entity's own tasks are not what was created.
    let is_known = board.rows.job(&job).is_some() && board.subject.peek().is_none();
    let goes_there = is_known && !is_hidden && stands_still(stood);
    if goes_there {
        desk.goal.go(&board, &job);
    }
    if goes_there || !is_known || !is_hidden && is_in_sight(&job) {
        return desk.notices.tell(tone, told);
    }
    let where_it_is = if is_hidden { msg::create_hidden() } else { msg::create_out_of_sight() };
    let (there, id) = (desk.clone(), job.clone());
    let show: Box<dyn Fn()> = Box::new(move || there.goal.go(&there.board, &id));
    let over = move || {
        board.revision.track();
        board.rows.job(&job).is_none() || is_hidden && board.rows.row_of(&job).is_some()
    };
    let lines = vec![el("p").text(&where_it_is)];
    desk.notices.offer(tone, told, lines, vec![(msg::create_show(), show)], Box::new(over));
}

/// What has the focus: an element, or a row by its id, since rows change their elements.
type Standing = Option<(Element, Option<String>)>;

fn standing() -> Standing {
    let focused = document().active_element().filter(|focused| focused.tag_name() != "BODY")?;
    let row = focused.get_attribute("data-row-id");
    Some((focused, row))
}

/// Whether nobody went elsewhere meanwhile, and nobody is led away then. The button that stood in the place of an empty
/// tree is gone.
fn stands_still(stood: &Standing) -> bool {
    match (standing(), stood) {
        (None, _) => true,
        (Some((_, Some(row))), Some((_, Some(stood)))) => row == *stood,
        (Some((now, None)), Some((stood, None))) => now == *stood,
        _ => false,
    }
}

/// Whether the row of a task is drawn where one can see it, and not above or below.
fn is_in_sight(job: &str) -> bool {
    let Ok(Some(tree)) = document().query_selector(".tree") else { return false };
    let Ok(rows) = tree.query_selector_all("[data-row-id]") else { return false };
    let tree = tree.get_bounding_client_rect();
    (0..rows.length()).filter_map(|at| rows.item(at)).any(|node| {
        let row = wasm_bindgen::JsCast::unchecked_ref::<Element>(&node);
        let place = row.get_bounding_client_rect();
        row.get_attribute("data-row-id").is_some_and(|id| id == job)
            && place.top() >= tree.top()
            && place.bottom() <= tree.bottom()
    })
}
