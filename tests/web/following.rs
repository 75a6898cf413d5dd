//! Following tasks: what changes is told, and can be held back while one reads.

use leptos::prelude::document;
use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{Screen, cells, find, find_all, steps_of, storage};
use crate::stage::{turns, until};
use crate::watcher::Watcher;

fn cell(screen: &Screen, row: &str, column: usize) -> HtmlElement {
    find_all(&screen.row(row), "[role=gridcell]:not(.pick)").swap_remove(column)
}

fn spoken(screen: &Screen) -> String {
    find(&screen.stage.element, ".spoken").unwrap().text_content().unwrap()
}

#[wasm_bindgen_test]
async fn updates_wait_while_one_reads_and_come_when_one_wishes() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    let pause = screen.button("Pause updates");
    assert_eq!(pause.get_attribute("aria-pressed").as_deref(), Some("false"));
    pause.click();
    until("the word", || screen.reads("Held back")).await;
    screen.poll(&plain_jobs([1, 2, 3, 4])).await;
    assert_eq!(screen.descriptions(), ["Job 2", "Job 1"]);
    screen.button("2 updates").click();
    until("them", || screen.descriptions().len() == 4).await;
    assert!(screen.reads("Held back"), "it is held back again from here");
    screen.poll(&plain_jobs([1])).await;
    until("three to wait", || screen.reads("3 updates")).await;
    screen.button("Pause updates").click();
    until("all", || screen.descriptions() == ["Job 1"]).await;
    assert!(!screen.reads("updates") && screen.reads("Live"));
}

#[wasm_bindgen_test]
async fn nothing_is_written_for_an_unchanged_answer_with_a_filter() {
    let answer = jobs(&(0..30).map(Job::new).collect::<Vec<_>>());
    let screen = Screen::show(&answer).await;
    screen.button("Filter").click();
    until("the panel", || screen.dialog().is_some()).await;
    let box_ = find_all(&screen.stage.element, "label.check").into_iter();
    let mut started = box_.filter(|label| label.inner_text().trim() == "Started");
    find(&started.next().unwrap(), "input").unwrap().click();
    screen.button("Close").click();
    until("what was done to be told", || spoken(&screen).contains("30 jobs")).await;
    let watcher = Watcher::new(&screen.stage.element);
    for _ in 0..3 {
        screen.poll(&answer).await;
    }
    turns().await;
    assert_eq!(watcher.changes(), [""; 0]);
}

#[wasm_bindgen_test]
async fn ends_and_arrivals_are_spoken_of_together() {
    let all = [Job::new(1), Job::new(2), Job::new(3)];
    let screen = Screen::show(&jobs(&all)).await;
    assert_eq!(spoken(&screen), "", "the first answer is no news");
    let later = [
        Job { status: "failed", updated: 9, ..Job::new(1) },
        Job { status: "finished", updated: 9, ..Job::new(2) },
        Job::new(3),
        Job::new(4),
    ];
    screen.poll(&jobs(&later)).await;
    assert_eq!(spoken(&screen), "", "what comes within a second is told together");
    until("the words", || spoken(&screen) == "2 tasks ended, 1 failed. 1 new task.").await;
}

#[wasm_bindgen_test]
async fn a_watched_task_tells_its_end() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    let watch = async |entry: &str| {
        screen.button("Actions for Job 1").click();
        until("the menu", || !screen.menu().is_empty()).await;
        let found = screen.menu().into_iter().find(|item| item.inner_text() == entry);
        found.unwrap_or_else(|| panic!("an entry {entry:?}")).click();
        until("no menu", || screen.menu().is_empty()).await;
    };
    watch("Watch until it ends").await;
    assert!(screen.row("Job 1").has_attribute("data-watched"));
    let described = cell(&screen, "Job 1", 0).get_attribute("aria-description");
    assert_eq!(described.as_deref(), Some("You are told when it ends"));
    watch("Watch no longer").await;
    watch("Watch until it ends").await;
    screen.poll(&jobs(&[Job { status: "failed", updated: 9, ..Job::new(1) }, Job::new(2)])).await;
    until("the notice", || screen.reads("“Job 1” has ended: Failed.")).await;
    assert!(!screen.row("Job 1").has_attribute("data-watched"));
    document().set_title("Tasks");
}

#[wasm_bindgen_test]
async fn watched_tasks_are_still_watched_after_one_has_left_and_come_back() {
    let kept = || storage().get_item("task-monitor:watched:test@internal").unwrap().unwrap_or_default();
    let screen = Screen::show(&plain_jobs([1, 2, 3])).await;
    for job in ["Job 1", "Job 2", "Job 3"] {
        screen.button(&format!("Actions for {job}")).click();
        until("the menu", || !screen.menu().is_empty()).await;
        let watch = screen.menu().into_iter().find(|item| item.inner_text() == "Watch until it ends");
        watch.expect("the entry").click();
        until("the mark", || screen.row(job).has_attribute("data-watched")).await;
    }
    drop(screen);
    assert_eq!(kept(), "J1\nJ2\nJ3");
    // Meanwhile one has ended and one is gone.
    let screen = Screen::show_again(&jobs(&[Job { status: "failed", ..Job::new(1) }, Job::new(2)])).await;
    until("the end", || screen.reads("“Job 1” has ended: Failed.")).await;
    assert!(screen.reads("A task that you watched is not there any more."));
    assert!(screen.row("Job 2").has_attribute("data-watched"));
    document().set_title("Tasks");
}

#[wasm_bindgen_test]
async fn a_failed_job_opens_at_the_step_that_failed_it() {
    let failed = Job { status: "failed", updated: 9, ..Job::new(1) };
    let screen = Screen::show(&jobs(&[failed])).await;
    screen.toggle("Job 1");
    let below = [
        Step { status: "finished", ..Step::new("S1", "Prepare") },
        Step::under("S1", "S2", "Lock"),
        Step { status: "failed", ..Step::new("S3", "Copy") },
        Step { status: "failed", ..Step::under("S3", "S4", "Write the last block") },
    ];
    screen.wire.nth(&steps_of("J1"), 1).await.answer(200, &steps(&below));
    until("the step", || screen.find_row("Write the last block").is_some()).await;
    assert!(screen.find_row("Lock").is_none(), "and nothing else is open");
}

#[wasm_bindgen_test]
async fn rows_tell_what_their_words_mean_where_that_is_not_plain() {
    let all = [
        Job { status: "unknown", ..Job::named(1, "Lost") },
        Job { status: "aborted", ..Job::named(2, "Stopped") },
        Job { status: "finished", auto_cleared: false, ..Job::named(3, "Kept") },
        Job { status: "finished", ..Job::named(4, "Goes") },
    ];
    let screen = Screen::show(&jobs(&all)).await;
    let described = |row: &str, column| cell(&screen, row, column).get_attribute("aria-description");
    assert!(described("Lost", 1).unwrap().contains("the engine restarted"));
    assert!(described("Stopped", 1).unwrap().contains("stopped it"));
    assert_eq!(described("Goes", 1), None);
    assert_eq!(described("Lost", 0).as_deref(), Some("Lost at a restart"));
    assert_eq!(described("Kept", 0).as_deref(), Some("Ended, never removed"));
    assert!(screen.row("Kept").has_attribute("data-attention"));
    assert_eq!(cells(&screen.row("Kept"))[8], "Off");
    // It ended an hour ago by the page's clock: every sweep to come may take it.
    assert_eq!(cells(&screen.row("Goes"))[8], "At any time");
}

#[wasm_bindgen_test]
async fn steps_that_cant_be_read_are_remarked_on() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Copy")])).await;
    screen.poll(&jobs(&[Job { updated: 9, ..Job::new(1) }])).await;
    screen.wire.nth(&steps_of("J1"), 2).await.answer(500, "");
    until("the remark", || screen.row("Job 1").has_attribute("data-unconfirmed")).await;
    let described = cell(&screen, "Job 1", 0).get_attribute("aria-description").unwrap();
    assert!(described.contains("could not be read since"), "{described}");
}

#[wasm_bindgen_test]
async fn letters_go_to_the_row_that_begins_with_them() {
    let all = ["Backup", "Clone web01", "Clone web02", "Copy"];
    let all: Vec<Job> = all.iter().enumerate().map(|(n, name)| Job::named(10 - n, name)).collect();
    let screen = Screen::show(&jobs(&all)).await;
    screen.enter_tree();
    for (key, to) in [("c", "Clone web01"), ("o", "Copy")] {
        screen.press(key).await;
        until(to, || screen.focused_row().as_deref() == Some(to)).await;
    }
    screen.press("Home").await;
    gloo_timers::future::TimeoutFuture::new(900).await;
    for to in ["Clone web01", "Clone web02", "Copy", "Clone web01"] {
        screen.press("c").await;
        until(to, || screen.focused_row().as_deref() == Some(to)).await;
    }
}
