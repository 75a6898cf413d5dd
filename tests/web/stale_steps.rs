//! Steps that were asked for before their job changed may tell of the time before: they are asked for again.

use wasm_bindgen_test::*;

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{Screen, cells, steps_of};
use crate::stage::{turns, until};

fn status(screen: &Screen, description: &str) -> Option<String> {
    Some(cells(&screen.find_row(description)?)[1].clone())
}

#[wasm_bindgen_test]
async fn steps_from_before_a_change_are_asked_for_again() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.toggle("Job 1");
    let first = screen.wire.nth(&steps_of("J1"), 1).await;
    let failed = Job { status: "failed", updated: 9, ..Job::new(1) };
    screen.poll(&jobs(std::slice::from_ref(&failed))).await;
    turns().await;
    assert_eq!(screen.wire.all(&steps_of("J1")).len(), 1, "one request at a time");

    first.answer(200, &steps(&[Step::new("S1", "Copy")]));
    let second = screen.wire.nth(&steps_of("J1"), 2).await;
    second.answer(
        200,
        &steps(&[Step { status: "failed", ..Step::new("S1", "Copy") }, Step::new("S2", "Tidy up")]),
    );
    until("the second answer", || status(&screen, "Copy").as_deref() == Some("Failed")).await;
    assert_eq!(screen.descriptions(), ["Job 1", "Copy", "Tidy up"]);
    screen.poll(&jobs(&[failed])).await;
    turns().await;
    assert_eq!(screen.wire.all(&steps_of("J1")).len(), 2, "nothing has changed since");
}

#[wasm_bindgen_test]
async fn steps_that_come_after_their_job_is_gone_are_forgotten() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.toggle("Job 1");
    let asked = screen.wire.nth(&steps_of("J1"), 1).await;
    screen.poll(&plain_jobs([2])).await;
    asked.answer(200, &steps(&[Step::new("S1", "Copy")]));
    turns().await;
    assert_eq!(screen.descriptions(), ["Job 2"]);
}

#[wasm_bindgen_test]
async fn the_percent_of_a_job_follows_its_steps_when_it_is_closed_again() {
    let screen = Screen::show(&plain_jobs([1])).await;
    let done = Step { status: "finished", ..Step::new("S1", "Copy") };
    screen.open("J1", "Job 1", &steps(&[done.clone(), Step::new("S2", "Check")])).await;
    let percent = || cells(&screen.row("Job 1"))[2].clone();
    assert_eq!(percent(), "50%");
    screen.toggle("Job 1");
    until("it to close", || screen.find_row("Copy").is_none()).await;
    screen.poll(&jobs(&[Job { updated: 9, ..Job::new(1) }])).await;
    let again = screen.wire.nth(&steps_of("J1"), 2).await;
    again.answer(200, &steps(&[done, Step { status: "finished", ..Step::new("S2", "Check") }]));
    until("the new percent", || percent() == "100%").await;
    assert_eq!(screen.descriptions(), ["Job 1"]);
}
