//! Finding tasks: what is looked for and what hides is seen, counted, and gone with one press.

use wasm_bindgen_test::*;
use web_sys::{Event, HtmlInputElement};

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{JOBS, Screen, address, find, find_all, focused, steps_of};
use crate::stage::{turns, until};
use wasm_bindgen::JsCast;

const ALL_STEPS: &str = "GET /ovirt-engine/api/jobs?follow=steps";

fn five() -> Vec<Job> {
    vec![
        Job { status: "finished", ..Job::named(1, "Clone VM web01") },
        Job { status: "failed", owner: Some("U1"), ..Job::named(2, "Copy disk") },
        Job { external: false, ..Job::named(3, "Adding VM db01") },
        Job { status: "unknown", ..Job::named(4, "Clone VM web02") },
        Job::named(5, "Backup web01"),
    ]
}

fn look_for(screen: &Screen, text: &str) {
    let input: HtmlInputElement = find(&screen.stage.element, "input[type=search]").unwrap().unchecked_into();
    input.set_value(text);
    input.dispatch_event(&Event::new("input").unwrap()).unwrap();
}

fn chips(screen: &Screen) -> Vec<String> {
    find_all(&screen.stage.element, ".chip > span").iter().map(|chip| chip.inner_text()).collect()
}

/// Ticks a choice of the open panel, or takes it out.
fn tick(screen: &Screen, choice: &str) {
    let found = find_all(&screen.stage.element, "dialog[open] label.check").into_iter();
    let mut labels = found.filter(|label| label.inner_text().trim().starts_with(choice));
    find(&labels.next().unwrap_or_else(|| panic!("a choice {choice:?}")), "input").unwrap().click();
}

/// Opens the panel, has `play` choose in it, and closes it.
async fn filter(screen: &Screen, play: impl FnOnce()) {
    screen.button("Filter").focus().unwrap();
    screen.button("Filter").click();
    until("the panel", || screen.dialog().is_some()).await;
    play();
    turns().await;
    screen.button("Close").click();
    until("the panel to go", || screen.dialog().is_none()).await;
}

/// Answers the requests for steps of these jobs with none.
async fn no_steps(screen: &Screen, ids: &[&str]) {
    for id in ids {
        screen.wire.nth(&steps_of(id), 1).await.answer(200, "{}");
    }
}

#[wasm_bindgen_test]
async fn nothing_is_hidden_by_default_and_everything_is_counted() {
    let screen = Screen::show(&jobs(&five())).await;
    assert!(screen.reads("5 jobs"));
    assert_eq!(screen.rows().len(), 5);
    assert!(chips(&screen).is_empty());
    assert_eq!(address(), "");
}

#[wasm_bindgen_test]
async fn a_status_hides_the_others_and_says_so() {
    let screen = Screen::show(&jobs(&five())).await;
    filter(&screen, || {
        tick(&screen, "Failed");
        tick(&screen, "Unknown");
    })
    .await;
    assert_eq!(screen.descriptions(), ["Clone VM web02", "Copy disk"]);
    until("the chip", || chips(&screen) == ["Status: Failed or Unknown"]).await;
    assert!(screen.reads("2 of 5 jobs shown, 3 hidden"));
    assert_eq!(address(), "#status=failed,unknown");
    assert_eq!(focused().unwrap().text_content().as_deref(), Some("Filter"), "the focus is back");
    // What has not matched yet comes in with its status.
    let mut later = five();
    later[4].status = "failed";
    screen.poll(&jobs(&later)).await;
    assert_eq!(screen.rows().len(), 3);
    screen.button("Show all").click();
    until("all rows", || screen.rows().len() == 5).await;
    assert!(screen.reads("5 jobs") && chips(&screen).is_empty());
    assert_eq!(address(), "");
}

#[wasm_bindgen_test]
async fn an_owner_can_be_chosen_by_a_name_that_comes_late() {
    let screen = Screen::show(&jobs(&five())).await;
    let user = screen.wire.nth("GET /ovirt-engine/api/users/U1", 1).await;
    screen.button("Filter").click();
    until("the panel", || screen.dialog().is_some()).await;
    assert!(!screen.dialog_reads("U1"));
    user.answer(200, include_str!("../fixtures/user.json"));
    until("the name", || screen.dialog_reads("admin@internal")).await;
    tick(&screen, "admin@internal");
    until("the chip", || chips(&screen) == ["Owner: admin@internal"]).await;
}

#[wasm_bindgen_test]
async fn each_criterion_has_a_chip_that_takes_it_away() {
    let screen = Screen::show(&jobs(&five())).await;
    let user = screen.wire.nth("GET /ovirt-engine/api/users/U1", 1).await;
    user.answer(200, include_str!("../fixtures/user.json"));
    until("the name", || screen.reads("admin@internal")).await;
    filter(&screen, || {
        tick(&screen, "External");
        tick(&screen, "admin@internal");
    })
    .await;
    until("the chips", || chips(&screen) == ["Origin: External", "Owner: admin@internal"]).await;
    assert_eq!(screen.descriptions(), ["Copy disk"]);
    screen.button("Remove Owner: admin@internal").click();
    until("it to go", || chips(&screen) == ["Origin: External"]).await;
    assert_eq!(screen.rows().len(), 4);
    until("the focus on the next", || {
        focused().is_some_and(|button| {
            button.get_attribute("aria-label").as_deref() == Some("Remove Origin: External")
        })
    })
    .await;
    screen.button("Remove Origin: External").click();
    until("all", || screen.rows().len() == 5).await;
}

#[wasm_bindgen_test]
async fn what_needs_attention_is_counted_and_found() {
    let all = [
        Job { status: "finished", auto_cleared: false, ..Job::named(1, "Kept") },
        Job { status: "finished", ..Job::named(2, "Goes") },
    ];
    let screen = Screen::show(&jobs(&all)).await;
    screen.button("Filter").click();
    until("the panel", || screen.dialog_reads("Ended, never removed (1)")).await;
    tick(&screen, "Ended, never removed");
    until("the row", || screen.descriptions() == ["Kept"]).await;
}

#[wasm_bindgen_test]
async fn a_text_is_found_in_jobs_and_in_steps_whose_way_opens() {
    let screen = Screen::show(&jobs(&five())).await;
    look_for(&screen, "web01");
    until("the chip", || chips(&screen) == ["Text: web01"]).await;
    assert_eq!(screen.descriptions(), ["Backup web01", "Clone VM web01"]);
    assert!(screen.reads("The steps of 3 more jobs are being read."));
    let below = [Step::new("S1", "Prepare"), Step::under("S1", "S2", "Mount WEB01 on the host")];
    screen.wire.nth(&steps_of("J3"), 1).await.answer(200, &steps(&below));
    no_steps(&screen, &["J2", "J4"]).await;
    until("the step", || screen.find_row("Mount WEB01 on the host").is_some()).await;
    let shown = ["Backup web01", "Adding VM db01", "Prepare", "Mount WEB01 on the host", "Clone VM web01"];
    assert_eq!(screen.descriptions(), shown);
    assert!(screen.row("Mount WEB01 on the host").has_attribute("data-hit"));
    assert!(!screen.row("Adding VM db01").has_attribute("data-hit"));
    until("the note to go", || !screen.reads("are being read")).await;
    look_for(&screen, "");
    until("all", || screen.descriptions().len() == 5).await;
    assert_eq!(screen.rows().len(), 5, "the way closes again");
}

#[wasm_bindgen_test]
async fn an_engine_that_cant_bring_them_along_is_asked_for_each() {
    let all: Vec<Job> = (0..30).map(Job::new).collect();
    let screen = Screen::show(&jobs(&all)).await;
    look_for(&screen, "mirror");
    until("the words", || screen.reads("The steps of 30 more jobs are being read.")).await;
    screen.wire.nth(ALL_STEPS, 1).await.answer(500, "");
    screen.wire.nth(JOBS, 2).await.answer(200, &jobs(&all));
    until("single requests", || {
        all.iter().filter(|job| !screen.wire.all(&steps_of(&job.id)).is_empty()).count() >= 4
    })
    .await;
    turns().await;
    assert_eq!(screen.wire.all(ALL_STEPS).len(), 1);
}

#[wasm_bindgen_test]
async fn a_filter_that_hides_everything_says_so_and_can_be_undone() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    filter(&screen, || tick(&screen, "Aborted")).await;
    until("the words", || screen.reads("No task matches")).await;
    assert!(screen.reads("0 of 2 jobs shown, 2 hidden"));
    screen.button("Show all").click();
    until("all", || screen.rows().len() == 2).await;
}

#[wasm_bindgen_test]
async fn the_engine_is_asked_for_a_correlation_id() {
    let screen = Screen::show(&plain_jobs([1, 2, 3])).await;
    const SEARCH: &str = "GET /ovirt-engine/api/jobs?search=correlation_id%3Dabc-1";
    let look_up = |id: &str| {
        let input: HtmlInputElement = screen.field("Correlation id").unchecked_into();
        input.set_value(id);
        input.dispatch_event(&Event::new("change").unwrap()).unwrap();
    };
    filter(&screen, || look_up(" abc-1 ")).await;
    let asked = screen.wire.nth(SEARCH, 1).await;
    until("the chip", || chips(&screen) == ["Correlation id: abc-1 (asking the engine)"]).await;
    asked.answer(200, &plain_jobs([2]));
    until("the answer", || chips(&screen) == ["Correlation id: abc-1 (1 job)"]).await;
    assert_eq!(screen.descriptions(), ["Job 2"]);

    // A new job may be one of it.
    screen.poll(&plain_jobs([1, 2, 3, 4])).await;
    screen.wire.nth(SEARCH, 2).await.answer(200, &plain_jobs([2, 4]));
    until("the new one", || screen.descriptions() == ["Job 4", "Job 2"]).await;
    screen.poll(&plain_jobs([1, 2, 3, 4])).await;
    turns().await;
    assert_eq!(screen.wire.all(SEARCH).len(), 2, "nothing is new");

    screen.button("Show all").click();
    until("all", || screen.rows().len() == 4).await;
}

#[wasm_bindgen_test]
async fn an_engine_that_cant_be_asked_for_it_is_asked_again() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    const SEARCH: &str = "GET /ovirt-engine/api/jobs?search=correlation_id%3Dx";
    filter(&screen, || {
        let input: HtmlInputElement = screen.field("Correlation id").unchecked_into();
        input.set_value("x");
        input.dispatch_event(&Event::new("change").unwrap()).unwrap();
    })
    .await;
    screen.wire.nth(SEARCH, 1).await.answer(500, "");
    until("the words", || chips(&screen)[0].contains("could not be asked")).await;
    assert_eq!(screen.rows().len(), 2, "it hides nothing");
    screen.poll(&plain_jobs([1, 2])).await;
    screen.wire.nth(SEARCH, 2).await.answer(200, "{}");
    until("the answer", || chips(&screen)[0].contains("the engine knows no job")).await;
    assert!(screen.reads("0 of 2 jobs shown"));
}
