//! What keys do beyond the tree's own: commands, and a table of all that people can change.

use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::answers::{Job, jobs, plain_jobs};
use crate::screen::{Screen, find, find_all, focused};
use crate::stage::until;

fn forget() {
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
}

fn kept() -> Option<String> {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.get_item("task-monitor:keys:test@internal").unwrap()
}

async fn shown(jobs: &str) -> Screen {
    forget();
    let screen = Screen::show(jobs).await;
    screen.enter_tree();
    screen
}

async fn open_list(screen: &Screen) {
    screen.press("?").await;
    until("the list", || screen.dialog_reads("Keyboard shortcuts")).await;
}

/// Starts to give other keys to a line.
fn change(screen: &Screen, what: &str) -> HtmlElement {
    let button = screen.button(&format!("Change: {what}"));
    button.focus().unwrap();
    button.click();
    button
}

fn keys(screen: &Screen, what: &str) -> Vec<String> {
    let lines = find_all(&screen.dialog().unwrap(), ".shortcut-list li").into_iter();
    let mut line = lines.filter(|line| find(line, ".what").unwrap().inner_text() == what);
    find_all(&line.next().expect("a line"), "kbd").iter().map(HtmlElement::inner_text).collect()
}

#[wasm_bindgen_test]
async fn keys_reach_what_buttons_do() {
    let screen = shown(&plain_jobs([1, 2])).await;
    screen.press("/").await;
    assert_eq!(focused().unwrap().id(), "finding-text");
    // What is typed is text.
    screen.press("?").await;
    screen.press_with_shift("H", true).await;
    assert!(screen.dialog().is_none() && screen.reads("Live"));
    screen.enter_tree();
    screen.press_with_shift("H", true).await;
    until("the rows to be held", || screen.reads("Held back")).await;
    screen.press_with_shift("F", true).await;
    until("the filter", || screen.dialog_reads("When it ran")).await;
    // The panel has the keys while it is open.
    screen.press_with_shift("H", true).await;
    assert!(screen.reads("Held back"));
    screen.button("Close").click();
    until("the row to have the focus again", || screen.focused_row().is_some()).await;
    screen.press_with_shift("C", true).await;
    until("the dialog", || screen.dialog_reads("Create task")).await;
}

#[wasm_bindgen_test]
async fn failed_tasks_are_gone_through_in_both_directions() {
    let failed = |n| Job { status: "failed", ..Job::new(n) };
    let screen = shown(&jobs(&[Job::new(9), failed(7), Job::new(5), failed(3), Job::new(1)])).await;
    for (key, to) in [("N", "Job 7"), ("N", "Job 3"), ("N", "Job 7"), ("P", "Job 3"), ("P", "Job 7")] {
        screen.press_with_shift(key, true).await;
        until(&format!("{to} by {key}"), || screen.focused_row().as_deref() == Some(to)).await;
    }
}

#[wasm_bindgen_test]
async fn a_task_is_watched_by_a_key_and_that_is_told() {
    let screen = shown(&jobs(&[Job::new(2), Job { status: "finished", ..Job::new(1) }])).await;
    screen.press_with_shift("W", true).await;
    until("the mark", || screen.row("Job 2").has_attribute("data-watched")).await;
    assert!(screen.reads("You are told when “Job 2” ends."));
    screen.press_with_shift("W", true).await;
    until("no mark", || !screen.row("Job 2").has_attribute("data-watched")).await;
    screen.press("ArrowDown").await;
    screen.press_with_shift("W", true).await;
    until("the reason", || screen.reads("“Job 1” has ended already.")).await;
}

#[wasm_bindgen_test]
async fn the_list_tells_every_key_and_goes_back_to_the_row() {
    let screen = shown(&plain_jobs([1])).await;
    open_list(&screen).await;
    assert_eq!(keys(&screen, "Next row"), ["Arrow down"]);
    assert_eq!(keys(&screen, "Open or close"), ["Ctrl + Space"]);
    assert_eq!(keys(&screen, "Menu of the task"), ["Menu key", "Shift + F10"]);
    assert_eq!(keys(&screen, "Watch until it ends"), ["Shift + W"]);
    screen.button("Close").click();
    until("the row", || screen.focused_row().as_deref() == Some("Job 1")).await;
    // And by the pointer.
    screen.button("More").click();
    until("the menu", || !screen.menu().is_empty()).await;
    let list = screen.menu().into_iter().find(|entry| entry.inner_text() == "Keyboard shortcuts");
    list.expect("the entry").click();
    until("the list", || screen.dialog_reads("Next row")).await;
}

#[wasm_bindgen_test]
async fn other_keys_are_recorded_and_count_at_once() {
    let screen = shown(&plain_jobs([1, 2])).await;
    open_list(&screen).await;
    change(&screen, "Watch until it ends");
    screen.press_with_shift("Shift", true).await;
    assert!(screen.dialog_reads("Press the new keys"), "a key that only holds others is not one yet");
    screen.press("w").await;
    until("them", || keys(&screen, "Watch until it ends") == ["W"]).await;
    assert!(screen.dialog_reads("It no longer goes to rows that begin with it."));
    assert_eq!(kept().as_deref(), Some("watch=w"));
    screen.button("Close").click();
    until("the row", || screen.focused_row().is_some()).await;
    screen.press_with_shift("W", true).await;
    screen.press("w").await;
    until("the mark", || screen.row("Job 2").has_attribute("data-watched")).await;

    open_list(&screen).await;
    screen.button("Reset: Watch until it ends").click();
    until("the usual ones", || keys(&screen, "Watch until it ends") == ["Shift + W"]).await;
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn keys_of_another_line_are_refused_and_escape_keeps_the_old_ones() {
    let screen = shown(&plain_jobs([1])).await;
    open_list(&screen).await;
    change(&screen, "Find");
    screen.press("Home").await;
    until("the refusal", || screen.dialog_reads("Home is in use: First row.")).await;
    assert_eq!(keys(&screen, "Find"), ["/"]);
    screen.press("Escape").await;
    until("it to be told", || screen.dialog_reads("“Find” keeps its keys.")).await;
    assert!(screen.dialog().is_some(), "the list stays open");
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn single_characters_can_be_switched_off() {
    let screen = shown(&plain_jobs([1, 2])).await;
    open_list(&screen).await;
    screen.field("Shortcuts of a single character").click();
    until("what it means", || screen.dialog_reads("They do nothing.")).await;
    assert_eq!(kept().as_deref(), Some("characters=off"));
    screen.button("Close").click();
    until("the row", || screen.focused_row().is_some()).await;
    screen.press("/").await;
    screen.press_with_shift("W", true).await;
    screen.press("?").await;
    assert!(screen.dialog().is_none() && screen.focused_row().is_some());
    assert!(!screen.row("Job 2").has_attribute("data-watched"));
    screen.press("ArrowDown").await;
    until("the next row", || screen.focused_row().as_deref() == Some("Job 1")).await;
    forget();
}
