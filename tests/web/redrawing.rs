//! How little of the document is touched: what people don't see change is not written.

use wasm_bindgen_test::*;

use crate::answers::{Job, Step, jobs, steps};
use crate::screen::{Screen, cells, find_all, steps_of};
use crate::stage::{turns, until};
use crate::watcher::Watcher;

fn elements(screen: &Screen) -> usize {
    find_all(&screen.tree(), "*").len()
}

/// Jobs of which each other one has ended.
fn some_jobs(count: usize) -> Vec<Job> {
    let status = |n| if n % 2 == 0 { "started" } else { "finished" };
    (0..count).map(|n| Job { status: status(n), ..Job::new(n) }).collect()
}

#[wasm_bindgen_test]
async fn two_thousand_jobs_take_no_more_elements_than_twenty() {
    let screen = Screen::show(&jobs(&some_jobs(20))).await;
    let few = elements(&screen);
    assert!(few > 100, "the rows are there");
    screen.poll(&jobs(&some_jobs(2_000))).await;
    assert_eq!(elements(&screen), few);
    screen.tree().set_scroll_top(30_000);
    until("the rows there", || screen.find_row("Job 1060").is_some()).await;
    assert_eq!(elements(&screen), few);
}

#[wasm_bindgen_test]
async fn an_unchanged_answer_touches_nothing() {
    let answer = jobs(&some_jobs(50));
    let screen = Screen::show(&answer).await;
    screen.open("J49", "Job 49", &steps(&[Step::new("S1", "Copy")])).await;
    turns().await;
    let watcher = Watcher::new(&screen.stage.element);
    for _ in 0..3 {
        screen.poll(&answer).await;
    }
    turns().await;
    assert_eq!(watcher.changes(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_changed_row_is_all_that_is_written() {
    let mut all = some_jobs(50);
    let screen = Screen::show(&jobs(&all)).await;
    turns().await;
    // A failure is counted beside the tree as well.
    let watcher = Watcher::new(&screen.tree());
    all[48] = Job { status: "failed", updated: 9, ..all[48].clone() };
    screen.poll(&jobs(&all)).await;
    turns().await;
    assert_eq!(cells(&screen.row("Job 48"))[1], "Failed");
    let changes = watcher.changes();
    // The status, its word, the end, the duration and when it will be removed.
    assert!((1..=5).contains(&changes.len()), "{changes:#?}");
}

#[wasm_bindgen_test]
async fn a_change_out_of_view_touches_nothing() {
    let mut all = some_jobs(500);
    let screen = Screen::show(&jobs(&all)).await;
    turns().await;
    let watcher = Watcher::new(&screen.stage.element);
    all[3] = Job { description: "Another name".into(), status: "finished", updated: 9, ..all[3].clone() };
    screen.poll(&jobs(&all)).await;
    turns().await;
    assert_eq!(watcher.changes(), [""; 0]);
    // It was taken all the same.
    screen.tree().set_scroll_top(500 * 32);
    until("the row", || screen.find_row("Another name").is_some()).await;
}

#[wasm_bindgen_test]
async fn steps_that_are_read_again_unchanged_touch_nothing() {
    let mut all = some_jobs(5);
    let screen = Screen::show(&jobs(&all)).await;
    let below = steps(&[Step::new("S1", "Copy"), Step::new("S2", "Check")]);
    screen.open("J4", "Job 4", &below).await;
    turns().await;
    let watcher = Watcher::new(&screen.stage.element);
    all[4].updated = 9;
    screen.poll(&jobs(&all)).await;
    screen.wire.nth(&steps_of("J4"), 2).await.answer(200, &below);
    turns().await;
    assert_eq!(watcher.changes(), [""; 0], "when a job was last updated is not shown");
}

#[wasm_bindgen_test]
async fn a_row_keeps_nothing_of_what_was_shown_in_its_place() {
    let ended = Job { status: "finished", auto_cleared: false, ..Job::new(1) };
    let screen = Screen::show(&jobs(&[ended])).await;
    let described = |name: &str| find_all(&screen.row(name), "[aria-description], [data-note]").len();
    until("what needs attention is told", || described("Job 1") > 0).await;
    screen.poll(&jobs(&[])).await;
    until("it is gone", || screen.find_row("Job 1").is_none()).await;
    screen.poll(&jobs(&[Job::new(2)])).await;
    until("the next", || screen.find_row("Job 2").is_some()).await;
    assert_eq!(described("Job 2"), 0);
}
