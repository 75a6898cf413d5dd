//! What is said before the engine has answered for the first time.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::screen::{Screen, find};
use crate::stage::until;

fn count(screen: &Screen) -> String {
    find(&screen.stage.element, ".bar .count").and_then(|count| count.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn no_number_of_jobs_is_told_before_the_engine_has_told_one() {
    let screen = Screen::begin().await;
    assert_eq!(count(&screen), "");
    screen.answer_poll(1, r#"{"job":[]}"#).await;
    assert_eq!(count(&screen), "No jobs");
}

#[wasm_bindgen_test]
async fn bars_stand_in_for_rows_that_are_slow() {
    let screen = Screen::begin().await;
    let bars = || find(&screen.stage.element, ".skeleton");
    assert!(bars().is_none(), "what comes quickly needs no sign that it is coming");
    until("the bars", || bars().is_some()).await;
    screen.answer_poll(1, r#"{"job":[]}"#).await;
    assert!(bars().is_none());
}
