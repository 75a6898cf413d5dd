//! The order of the rows: by the headings, with the mouse and by keyboard.

use tasks::Column;
use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::answers::{Job, jobs};
use crate::screen::{Screen, address, find_all, focused};
use crate::stage::until;

fn heading(screen: &Screen, text: &str) -> HtmlElement {
    let headings = find_all(&screen.tree(), "[role=columnheader]");
    headings.into_iter().find(|heading| heading.inner_text() == text).expect("a heading")
}

fn sorted(screen: &Screen, text: &str) -> Option<String> {
    heading(screen, text).get_attribute("aria-sort")
}

async fn three() -> Screen {
    let all = [
        Job { status: "finished", updated: 90, ..Job::named(1, "Beta") },
        Job { status: "failed", updated: 10, ..Job::named(2, "alpha") },
        Job::named(3, "Gamma"),
    ];
    Screen::show(&jobs(&all)).await
}

#[wasm_bindgen_test]
async fn a_heading_sorts_one_way_then_the_other_then_as_before() {
    let screen = three().await;
    assert_eq!(sorted(&screen, "Task").as_deref(), Some("none"));
    let steps = [
        ("ascending", ["alpha", "Beta", "Gamma"], "#sort=task"),
        ("descending", ["Gamma", "Beta", "alpha"], "#sort=-task"),
        ("none", ["Gamma", "alpha", "Beta"], ""),
    ];
    for (told, shown, kept) in steps {
        heading(&screen, "Task").click();
        until(told, || sorted(&screen, "Task").as_deref() == Some(told)).await;
        assert_eq!(screen.descriptions(), shown);
        assert_eq!(address(), kept);
    }
}

#[wasm_bindgen_test]
async fn times_and_durations_begin_with_the_largest() {
    let screen = three().await;
    heading(&screen, "Duration").click();
    until("the order", || screen.descriptions() == ["Gamma", "Beta", "alpha"]).await;
    assert_eq!(sorted(&screen, "Duration").as_deref(), Some("descending"));
    heading(&screen, "Status").click();
    until("the order", || screen.descriptions() == ["alpha", "Gamma", "Beta"]).await;
    assert_eq!(sorted(&screen, "Duration").as_deref(), Some("none"));
    screen.board.viewing.change(&|view| view.columns.push(Column::Kind));
    until("the type", || find_all(&screen.tree(), ".head .kind").len() == 1).await;
    assert_eq!(heading(&screen, "Type").get_attribute("aria-sort"), None, "only steps have a type");
}

#[wasm_bindgen_test]
async fn headings_are_one_stop_of_tab_and_sort_by_key() {
    let screen = three().await;
    let stops = find_all(&screen.tree(), "[role=columnheader][tabindex='0']");
    assert_eq!(stops.len(), 1);
    stops[0].focus().unwrap();
    screen.press("ArrowRight").await;
    assert_eq!(focused().unwrap().text_content().as_deref(), Some("Status"));
    screen.press("Enter").await;
    until("the order", || screen.descriptions()[0] == "alpha").await;
    assert_eq!(sorted(&screen, "Status").as_deref(), Some("ascending"));
    assert_eq!(focused().unwrap().text_content().as_deref(), Some("Status"), "it keeps the focus");
    screen.press("End").await;
    assert_eq!(focused().unwrap().text_content().as_deref(), Some("Auto-clear"));
    assert_eq!(find_all(&screen.tree(), "[role=columnheader][tabindex='0']").len(), 1);
}
