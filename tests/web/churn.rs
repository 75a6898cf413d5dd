//! A page that is left open: what came and went leaves nothing behind.

use wasm_bindgen_test::*;

use crate::answers::{Step, plain_jobs, steps};
use crate::screen::{Screen, find_all, steps_of};
use crate::stage::until;
use crate::watcher::Counting;

/// Jobs that are there at once, of which a third is replaced by each poll.
const THERE: usize = 60;

/// What a page can collect: elements and the handlers that they listen with.
fn collected(screen: &Screen, listeners: &Counting) -> (usize, i32) {
    (find_all(&screen.stage.element, "*").len(), listeners.count())
}

async fn look_into_a_dialog(screen: &Screen, n: usize) {
    screen.pick(&format!("Job {n}"), "End as failed…").await;
    screen.button("Cancel").click();
    until("no dialog", || screen.dialog().is_none()).await;
}

#[wasm_bindgen_test]
async fn three_hundred_polls_of_jobs_that_come_and_go_leave_nothing_behind() {
    let listeners = Counting::start();
    let screen = Screen::show(&plain_jobs(0..THERE)).await;
    let mut early = None;
    for poll in 1..=300 {
        let newest = poll * THERE / 3 + THERE - 1;
        // How far they are is looked at.
        for n in newest + 1 - THERE..=newest {
            screen.wire.always(&steps_of(&format!("J{n}")), 200, "{}");
        }
        screen.poll(&plain_jobs(newest + 1 - THERE..=newest)).await;
        if poll % 20 == 0 {
            let (id, name) = (format!("J{newest}"), format!("Job {newest}"));
            screen.wire.always(&steps_of(&id), 200, &steps(&[Step::new("S1", "Copy")]));
            screen.toggle(&name);
            until("the step", || screen.find_row("Copy").is_some()).await;
            look_into_a_dialog(&screen, newest).await;
        }
        if poll == 100 {
            early = Some(collected(&screen, &listeners));
        }
    }
    assert!(listeners.count() > 10, "the handlers are counted");
    assert_eq!(Some(collected(&screen, &listeners)), early);
}
