//! How the found tasks stand: groups, columns, views under names; all of it kept in the address.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::answers::{Job, jobs, plain_jobs};
use crate::screen::{Screen, address, cells, find, find_all, focused};
use crate::stage::{turns, until};

async fn open_view(screen: &Screen) {
    screen.button("View").focus().unwrap();
    screen.button("View").click();
    until("the panel", || screen.dialog().is_some()).await;
}

async fn close(screen: &Screen) {
    screen.button("Close").click();
    until("the panel to go", || screen.dialog().is_none()).await;
}

fn headings(screen: &Screen) -> Vec<String> {
    let headings = find_all(&screen.tree(), "[role=columnheader]:not(.pick, .actions)");
    headings.iter().map(HtmlElement::inner_text).collect()
}

fn tick(screen: &Screen, column: &str) {
    let labels = find_all(&screen.stage.element, ".column-list label");
    let label = labels.iter().find(|label| label.inner_text().trim() == column).expect("a column");
    find(label, "input").unwrap().click();
}

fn mixed() -> Vec<Job> {
    vec![
        Job { status: "finished", ..Job::named(1, "Clone") },
        Job { status: "failed", ..Job::named(2, "Clone") },
        Job::named(3, "Backup"),
    ]
}

#[wasm_bindgen_test]
async fn jobs_stand_below_their_groups() {
    let screen = Screen::show(&jobs(&mixed())).await;
    open_view(&screen).await;
    screen.choose("Group by", "Description");
    close(&screen).await;
    let shown = ["Backup · 1 job", "Backup", "Clone · 2 jobs, 1 failed", "Clone", "Clone"];
    until("the groups", || screen.descriptions() == shown).await;
    assert_eq!(address(), "#group=description");
    let group = screen.row("Clone · 2 jobs, 1 failed");
    assert_eq!(group.get_attribute("aria-level").as_deref(), Some("1"));
    assert_eq!(group.get_attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!(screen.row("Backup").get_attribute("aria-level").as_deref(), Some("2"));
    assert_eq!(find_all(&group, "button").iter().map(|button| button.offset_width()).sum::<i32>(), 0);
    // By keyboard as any other row.
    screen.enter_tree();
    screen.press("Home").await;
    screen.press("ArrowLeft").await;
    until("it to close", || screen.descriptions()[1] == "Clone · 2 jobs, 1 failed").await;
    assert_eq!(screen.focused_row().as_deref(), Some("Backup · 1 job"));
}

#[wasm_bindgen_test]
async fn columns_come_go_and_move_by_keyboard() {
    let screen = Screen::show(&plain_jobs([1])).await;
    open_view(&screen).await;
    for column in ["Origin", "Owner", "Started", "Ended", "Auto-clear"] {
        tick(&screen, column);
        turns().await;
    }
    tick(&screen, "Steps");
    turns().await;
    assert_eq!(headings(&screen), ["Task", "Status", "Progress", "Duration", "Steps"]);
    assert_eq!(cells(&screen.row("Job 1")).len(), 6, "with the menu");
    screen.button("Move Steps up").focus().unwrap();
    for _ in 0..2 {
        screen.button("Move Steps up").click();
        turns().await;
    }
    assert_eq!(headings(&screen), ["Task", "Status", "Steps", "Progress", "Duration"]);
    let held = focused().and_then(|button| button.get_attribute("aria-label"));
    assert_eq!(held.as_deref(), Some("Move Steps up"), "the focus goes with the column");
    screen.button("Move Steps up").click();
    turns().await;
    assert!(screen.button("Move Steps up").has_attribute("disabled"), "the tree stands first");
    assert_eq!(address(), "#columns=task,steps,status,progress,duration");
    assert_eq!(cells(&screen.row("Job 1"))[2], "Started");
    screen.button("Default view").click();
    until("the usual columns", || headings(&screen).len() == 9).await;
    assert_eq!(address(), "");
}

#[wasm_bindgen_test]
async fn a_view_is_saved_chosen_renamed_and_dropped() {
    web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
    let screen = Screen::show(&jobs(&mixed())).await;
    open_view(&screen).await;
    screen.choose("Group by", "Status");
    screen.button("Save this view").click();
    until("the complaint", || screen.dialog_reads("Type a name for the view.")).await;
    screen.type_in("Name", "By status");
    screen.button("Save this view").click();
    until("it in the list", || screen.dialog_reads("By status")).await;
    assert_eq!(screen.typed("Name"), "");

    screen.choose("Group by", "Nothing");
    until("no groups", || screen.rows().len() == 3).await;
    screen.button("By status").click();
    until("groups", || screen.rows().len() == 6).await;

    screen.button("Rename By status").click();
    assert_eq!(screen.typed("Name"), "By status");
    screen.type_in("Name", "Mine");
    find_all(&screen.dialog().unwrap(), ".named button")[0].click();
    until("the new name", || screen.dialog_reads("Mine") && !screen.dialog_reads("By status")).await;

    let kept = || web_sys::window().unwrap().local_storage().unwrap().unwrap();
    assert_eq!(kept().get_item("task-monitor:views:test@internal").unwrap().unwrap(), "Mine?group=status");
    screen.button("Delete Mine").click();
    until("it to go", || !screen.dialog_reads("Mine")).await;
    assert_eq!(kept().get_item("task-monitor:views:test@internal").unwrap(), None);
}

#[wasm_bindgen_test]
async fn a_panel_holds_the_focus_and_gives_it_back() {
    let screen = Screen::show(&plain_jobs([1])).await;
    open_view(&screen).await;
    let stops = find_all(&screen.dialog().unwrap(), "button:not(:disabled), input, select");
    stops.last().unwrap().focus().unwrap();
    screen.press("Tab").await;
    assert_eq!(focused().as_ref(), Some(stops[0].unchecked_ref()), "from the last stop to the first");
    close(&screen).await;
    assert_eq!(focused().unwrap().text_content().as_deref(), Some("View"));
}
