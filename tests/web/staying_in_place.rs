//! What one looks at, works at and has opened stays as it is while the engine's answers come in.

use wasm_bindgen_test::*;

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{Screen, steps_of};
use crate::stage::{turns, until};

/// Where a row stands on the screen, in whole pixels.
fn top(screen: &Screen, description: &str) -> i32 {
    screen.row(description).get_bounding_client_rect().top() as i32
}

async fn scroll_to(screen: &Screen, top: i32, shows: &str) {
    screen.tree().set_scroll_top(top);
    until(shows, || screen.find_row(shows).is_some()).await;
}

#[wasm_bindgen_test]
async fn focus_and_what_is_open_survive_a_job_that_comes_above() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Copy")])).await;
    screen.enter_tree();
    screen.press("End").await;
    until("the focus", || screen.focused_row().as_deref() == Some("Copy")).await;
    screen.poll(&plain_jobs([1, 2, 3])).await;
    assert_eq!(screen.descriptions(), ["Job 3", "Job 2", "Job 1", "Copy"]);
    assert_eq!(screen.focused_row().as_deref(), Some("Copy"));
    assert_eq!(screen.row("Copy").tab_index(), 0);
    assert_eq!(screen.wire.all(&steps_of("J1")).len(), 1, "the job has not changed");
}

#[wasm_bindgen_test]
async fn when_the_focused_step_goes_its_job_gets_the_focus() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Copy"), Step::new("S2", "Check")])).await;
    screen.enter_tree();
    screen.press("End").await;
    until("the focus", || screen.focused_row().as_deref() == Some("Check")).await;
    screen.poll(&jobs(&[Job { updated: 9, ..Job::new(1) }, Job::new(2)])).await;
    screen.wire.nth(&steps_of("J1"), 2).await.answer(200, &steps(&[Step::new("S1", "Copy")]));
    until("the step to go", || screen.find_row("Check").is_none()).await;
    until("the focus on its job", || screen.focused_row().as_deref() == Some("Job 1")).await;
}

#[wasm_bindgen_test]
async fn what_one_looks_at_keeps_its_place_on_the_screen() {
    let screen = Screen::show(&plain_jobs(0..300)).await;
    scroll_to(&screen, 3_210, "Job 195").await;
    let before = top(&screen, "Job 195");
    screen.poll(&plain_jobs(0..307)).await;
    assert_eq!(top(&screen, "Job 195"), before, "seven came above");
    screen.poll(&plain_jobs(0..299)).await;
    assert_eq!(top(&screen, "Job 195"), before, "eight went above");
    screen.poll(&plain_jobs(100..299)).await;
    assert_eq!(top(&screen, "Job 195"), before, "many went below");
    turns().await;
    assert_eq!(top(&screen, "Job 195"), before, "and nothing moves it later");
}

#[wasm_bindgen_test]
async fn the_focused_row_in_view_is_what_keeps_its_place() {
    let screen = Screen::show(&plain_jobs(0..300)).await;
    scroll_to(&screen, 3_200, "Job 190").await;
    let row = screen.row("Job 190");
    row.focus().unwrap();
    row.click();
    until("the keyboard on it", || row.tab_index() == 0).await;
    let before = top(&screen, "Job 190");
    // The rows between the first in view and the focused one go: one of the two has to move.
    screen.poll(&plain_jobs((0..300).filter(|n| ![192, 194, 196].contains(n)))).await;
    assert_eq!(top(&screen, "Job 190"), before);
    assert_eq!(screen.focused_row().as_deref(), Some("Job 190"));
}

#[wasm_bindgen_test]
async fn at_the_very_top_a_new_job_is_seen() {
    let screen = Screen::show(&plain_jobs(0..300)).await;
    screen.poll(&plain_jobs(0..301)).await;
    assert_eq!(screen.tree().scroll_top(), 0);
    assert_eq!(screen.descriptions()[0], "Job 300");
}

#[wasm_bindgen_test]
async fn the_focus_comes_back_with_the_row_that_was_scrolled_away() {
    let screen = Screen::show(&plain_jobs(0..300)).await;
    screen.enter_tree();
    scroll_to(&screen, 5_000, "Job 140").await;
    until("the row to go", || screen.find_row("Job 299").is_none()).await;
    // The tree itself holds it meanwhile: keys still work, from the row that had it.
    until("the tree's focus", || screen.focused_row().is_none() && crate::screen::focused().is_some()).await;
    screen.press("ArrowDown").await;
    until("the next row", || screen.focused_row().as_deref() == Some("Job 298")).await;
}
