//! The details of a task: what is asked about it, and what stays when it goes.

use wasm_bindgen_test::*;
use web_sys::HtmlElement;

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{JOBS, Screen, find, find_all, focused, steps_of};
use crate::stage::{turns, until};

const NEWEST: &str = "GET /ovirt-engine/api/events?max=200&search=sortby%20time%20desc";

/// The request for the events of a correlation id.
fn events_under(correlation: &str) -> String {
    format!(
        "GET /ovirt-engine/api/events?max=200&search=correlation_id%3D{correlation}%20sortby%20time%20desc"
    )
}

/// The question which jobs were started under any of these.
fn jobs_under(correlations: &[&str]) -> String {
    let any: Vec<_> = correlations.iter().map(|id| format!("correlation_id%3D{id}")).collect();
    format!("{JOBS}?search={}", any.join("%20or%20"))
}

/// An internal job, of which no event tells the name.
fn internal(n: usize) -> Job {
    Job { external: false, ..Job::new(n) }
}

fn events(events: &[(&str, i64)]) -> String {
    let event = |(at, (correlation, time)): (usize, &(&str, i64))| {
        format!(
            r#"{{"id":"{at}","time":{time},"severity":"normal","description":"Event {at}","correlation_id":{correlation:?}}}"#
        )
    };
    format!(r#"{{"event":[{}]}}"#, events.iter().enumerate().map(event).collect::<Vec<_>>().join(","))
}

async fn open_details(screen: &Screen, description: &str) {
    find(&screen.row(description), ".task").expect("its name").click();
    until("the details", || title(screen).as_deref() == Some(description)).await;
}

fn details(screen: &Screen) -> Option<HtmlElement> {
    find(&screen.stage.element, "aside")
}

fn title(screen: &Screen) -> Option<String> {
    details(screen).and_then(|details| find(&details, "h2")).map(|title| title.inner_text())
}

fn reads(screen: &Screen, text: &str) -> bool {
    details(screen).is_some_and(|details| details.inner_text().contains(text))
}

#[wasm_bindgen_test]
async fn every_cell_of_a_row_is_the_way_to_its_details() {
    let screen = Screen::show(&plain_jobs([1])).await;
    for cell in find_all(&screen.row("Job 1"), "[role=gridcell]:not(.pick)") {
        cell.click();
        until("the details", || title(&screen).as_deref() == Some("Job 1")).await;
        screen.button("Close the details").click();
        until("them to go", || details(&screen).is_none()).await;
    }
    find(&screen.row("Job 1"), ".pick").unwrap().click();
    until("it to be selected", || screen.reads("1 selected")).await;
    assert!(details(&screen).is_none());
}

#[wasm_bindgen_test]
async fn the_correlation_id_is_found_by_asking_about_halves_and_then_known() {
    let screen = Screen::show(&jobs(&[internal(1), Job::new(2)])).await;
    let start = internal(1).start;
    let ids = ["c0", "c1", "c2", "c3"];
    let told: Vec<_> = ids.iter().zip(0..).map(|(id, at)| (*id, start + at * 100)).collect();
    screen.wire.always(NEWEST, 200, &events(&told));
    for (ids, found) in [(&["c0"][..], false), (&["c1", "c2", "c3"], true), (&["c1"], false), (&["c2"], true)]
    {
        let found = if found { r#"{"job":[{"id":"J1"}]}"# } else { "{}" };
        screen.wire.always(&jobs_under(ids), 200, found);
    }
    screen.wire.always(&events_under("c2"), 200, &events(&[("c2", start + 200)]));
    open_details(&screen, "Job 1").await;
    until("the events", || reads(&screen, "Event 0")).await;
    assert!(reads(&screen, "c2"));

    // A change of the job reads its events anew, and looks for nothing.
    let (newest, of_c2) = (screen.wire.all(NEWEST).len(), screen.wire.all(&events_under("c2")).len());
    screen.poll(&jobs(&[Job { updated: 60, ..internal(1) }, Job::new(2)])).await;
    screen.wire.nth(&events_under("c2"), of_c2 + 1).await;
    assert_eq!((newest, screen.wire.all(NEWEST).len()), (1, 1));
    // And an unchanged answer asks nothing.
    let asked = screen.wire.count();
    screen.poll(&jobs(&[Job { updated: 60, ..internal(1) }, Job::new(2)])).await;
    turns().await;
    assert_eq!(screen.wire.count(), asked + 1);
}

#[wasm_bindgen_test]
async fn an_id_that_the_engine_does_not_confirm_is_never_shown() {
    let screen = Screen::show(&jobs(&[internal(1)])).await;
    screen.wire.always(NEWEST, 200, &events(&[("other", internal(1).start)]));
    screen.wire.always(&jobs_under(&["other"]), 200, r#"{"job":[{"id":"J9"}]}"#);
    open_details(&screen, "Job 1").await;
    until("the reason", || reads(&screen, "No event leads to this task.")).await;
    assert!(!reads(&screen, "other"));
}

#[wasm_bindgen_test]
async fn steps_that_change_stay_where_they_are_and_keep_the_focus() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.wire.always(NEWEST, 200, "{}");
    open_details(&screen, "Job 1").await;
    let running = [Step::new("S1", "Copy"), Step::new("S2", "Verify")];
    screen.wire.nth(&steps_of("J1"), 1).await.answer(200, &steps(&running));
    until("the steps", || reads(&screen, "Verify")).await;
    let link = || find_all(&details(&screen).unwrap(), ".step-list button");
    link()[1].focus().unwrap();
    let before = link();
    screen.poll(&jobs(&[Job { updated: 60, ..Job::new(1) }])).await;
    let ended = [Step { status: "finished", ..Step::new("S1", "Copy") }, Step::new("S2", "Verify")];
    screen.wire.nth(&steps_of("J1"), 2).await.answer(200, &steps(&ended));
    until("the status", || reads(&screen, "1 of 2 steps ended")).await;
    assert_eq!(focused().as_deref(), Some(before[1].as_ref()));
}

#[wasm_bindgen_test]
async fn a_job_that_goes_stays_readable_and_ages_no_more() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.wire.always(NEWEST, 200, "{}");
    open_details(&screen, "Job 1").await;
    until("what it is", || reads(&screen, "It is running.")).await;
    screen.poll(&plain_jobs([2])).await;
    until("the word", || reads(&screen, "This task is not there any more.")).await;
    assert_eq!(title(&screen).as_deref(), Some("Job 1"));
    assert!(reads(&screen, "It is running.") && !reads(&screen, "Duration"));
}
