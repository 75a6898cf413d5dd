//! The tree by keyboard alone, after the treegrid pattern of the WAI-ARIA Authoring Practices.

use wasm_bindgen_test::*;

use crate::answers::{Step, plain_jobs, steps};
use crate::screen::{Screen, find_all, focused, steps_of};
use crate::stage::until;

async fn focus_is_on(screen: &Screen, description: &str) {
    until(&format!("the focus on {description}"), || screen.focused_row().as_deref() == Some(description))
        .await;
}

fn is_open(screen: &Screen, description: &str) -> bool {
    screen.row(description).get_attribute("aria-expanded").as_deref() == Some("true")
}

/// Presses a key and says where the focus is then.
async fn goes(screen: &Screen, key: &str, to: &str) {
    screen.press(key).await;
    focus_is_on(screen, to).await;
}

/// What Tab reaches in the tree: rows and buttons.
fn reached_by_tab(screen: &Screen) -> (usize, usize) {
    let rows = find_all(&screen.tree(), "[role=row][tabindex='0']").len();
    (rows, find_all(&screen.tree(), "button:not([tabindex='-1'])").len())
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_and_tab_reaches_one_row() {
    let screen = Screen::show(&plain_jobs(0..100)).await;
    assert_eq!(reached_by_tab(&screen), (1, 1));
    screen.enter_tree();
    focus_is_on(&screen, "Job 99").await;
    goes(&screen, "ArrowUp", "Job 99").await;
    goes(&screen, "ArrowDown", "Job 98").await;
    goes(&screen, "ArrowDown", "Job 97").await;
    goes(&screen, "ArrowUp", "Job 98").await;
    goes(&screen, "End", "Job 0").await;
    assert_eq!(reached_by_tab(&screen), (1, 1));
    let (row, tree) =
        (screen.row("Job 0").get_bounding_client_rect(), screen.tree().get_bounding_client_rect());
    assert!(row.bottom() <= tree.bottom() && row.top() >= tree.top(), "it is in view");
    goes(&screen, "Home", "Job 99").await;
    screen.press("PageDown").await;
    until("a page further", || {
        screen.focused_row().is_some_and(|row| !["Job 99", "Job 98"].contains(&&*row))
    })
    .await;
    goes(&screen, "PageUp", "Job 99").await;
    assert_eq!(reached_by_tab(&screen), (1, 1));
}

#[wasm_bindgen_test]
async fn right_opens_then_enters_and_left_closes_then_leaves() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.enter_tree();
    screen.press("ArrowRight").await;
    let below = [Step::new("S1", "First"), Step::under("S1", "S2", "Below"), Step::new("S3", "Second")];
    screen.wire.nth(&steps_of("J2"), 1).await.answer(200, &steps(&below));
    until("the steps", || screen.find_row("First").is_some()).await;
    focus_is_on(&screen, "Job 2").await;
    goes(&screen, "ArrowRight", "First").await;
    goes(&screen, "ArrowRight", "First").await;
    assert!(is_open(&screen, "First"));
    goes(&screen, "ArrowRight", "Below").await;
    goes(&screen, "ArrowRight", "Below").await;

    goes(&screen, "ArrowLeft", "First").await;
    assert!(is_open(&screen, "First"), "from a leaf it only goes to the parent");
    goes(&screen, "ArrowDown", "Below").await;
    goes(&screen, "ArrowDown", "Second").await;
    goes(&screen, "ArrowLeft", "Job 2").await;
    goes(&screen, "ArrowLeft", "Job 2").await;
    assert!(!is_open(&screen, "Job 2"));
    assert_eq!(screen.descriptions(), ["Job 2", "Job 1"]);
    goes(&screen, "ArrowLeft", "Job 2").await;
}

#[wasm_bindgen_test]
async fn the_asterisk_opens_the_siblings_only() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    let below = [
        Step::new("S1", "First"),
        Step::under("S1", "S2", "Below the first"),
        Step::under("S2", "S3", "Further down"),
        Step::new("S4", "Second"),
        Step::under("S4", "S5", "Below the second"),
    ];
    screen.open("J2", "Job 2", &steps(&below)).await;
    screen.enter_tree();
    goes(&screen, "ArrowDown", "First").await;
    goes(&screen, "*", "First").await;
    let shown = ["Job 2", "First", "Below the first", "Second", "Below the second", "Job 1"];
    assert_eq!(screen.descriptions(), shown);
    assert!(!is_open(&screen, "Below the first") && !is_open(&screen, "Job 1"));
}

#[wasm_bindgen_test]
async fn a_key_opens_and_closes_what_has_something_below_it() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Copy")])).await;
    screen.enter_tree();
    screen.press_with_ctrl(" ").await;
    until("it to close", || !is_open(&screen, "Job 1")).await;
    assert!(screen.menu().is_empty());
    screen.press_with_ctrl(" ").await;
    until("it to open", || is_open(&screen, "Job 1")).await;
}

#[wasm_bindgen_test]
async fn the_menu_opens_by_its_keys_and_escape_goes_back_to_the_row() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Copy")])).await;
    screen.enter_tree();
    goes(&screen, "ArrowDown", "Copy").await;
    for (key, shift) in [("ContextMenu", false), ("F10", true)] {
        screen.press_with_shift(key, shift).await;
        until(&format!("the menu by {key}"), || !screen.menu().is_empty()).await;
        let entries = screen.menu();
        until("the focus on its first entry", || focused().as_ref() == Some(entries[0].as_ref())).await;
        screen.press("ArrowUp").await;
        assert_eq!(focused().as_ref(), entries.last().map(AsRef::as_ref));
        screen.press("ArrowDown").await;
        screen.press("ArrowDown").await;
        assert_eq!(focused().as_ref(), Some(entries[1].as_ref()));
        screen.press("Escape").await;
        until("no menu", || screen.menu().is_empty()).await;
        focus_is_on(&screen, "Copy").await;
    }
}

#[wasm_bindgen_test]
async fn the_button_of_a_row_opens_its_menu_by_key_and_does_not_open_the_row() {
    let screen = Screen::show(&plain_jobs([1])).await;
    let button = screen.button("Actions for Job 1");
    assert_eq!(button.tab_index(), 0, "Tab goes on to it from its row");
    button.focus().unwrap();
    screen.press("Enter").await;
    assert!(!is_open(&screen, "Job 1"), "what follows is the button's own click");
    button.click();
    until("the menu", || !screen.menu().is_empty()).await;
}
