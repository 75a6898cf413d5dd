//! The dialog that asks for a new task.

use wasm_bindgen_test::*;

use crate::answers::{Job, jobs, plain_jobs};
use crate::screen::{Screen, find, focused};
use crate::stage::{turns, until};

const CREATE: &str = "POST /ovirt-engine/api/jobs";

async fn asking() -> Screen {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.button("Create task").focus().unwrap();
    screen.button("Create task").click();
    until("the dialog", || screen.dialog().is_some()).await;
    screen
}

#[wasm_bindgen_test]
async fn it_is_named_and_the_focus_starts_in_the_description() {
    let screen = asking().await;
    let dialog = screen.dialog().unwrap();
    let title = dialog.get_attribute("aria-labelledby").unwrap();
    assert_eq!(find(&dialog, &format!("#{title}")).unwrap().inner_text(), "Create task");
    assert_eq!(focused().as_ref(), Some(screen.field("Description").as_ref()));
    screen.button("Cancel").click();
    until("no dialog", || screen.dialog().is_none()).await;
    assert_eq!(focused().as_ref(), Some(screen.button("Create task").as_ref()), "the focus goes back");
}

#[wasm_bindgen_test]
async fn what_is_typed_is_sent_and_the_new_task_is_polled_for() {
    let screen = asking().await;
    screen.type_in("Description", "  Clone VM web01 ");
    screen.button("Create").click();
    let sent = screen.wire.nth(CREATE, 1).await;
    assert_eq!(sent.body, r#"{"description":"Clone VM web01","auto_cleared":"true"}"#);
    assert!(screen.dialog().is_some(), "it stays until it is done");
    sent.answer(201, r#"{"id":"J2"}"#);
    until("no dialog", || screen.dialog().is_none()).await;
    screen.answer_poll(2, &jobs(&[Job::new(1), Job::named(2, "Clone VM web01")])).await;
    until("what was done", || screen.reads("Created “Clone VM web01”.")).await;
    assert_eq!(screen.descriptions(), ["Clone VM web01", "Job 1"]);
}

#[wasm_bindgen_test]
async fn auto_clear_can_be_switched_off_and_says_what_that_means() {
    let screen = asking().await;
    let switch = screen.field("Auto-clear");
    let hint = switch.get_attribute("aria-describedby").unwrap();
    let meaning = || find(&screen.stage.element, &format!("#{hint}")).unwrap().inner_text();
    assert!(meaning().contains("removes the task by itself"));
    switch.click();
    until("what off means", || meaning() == "The task stays until somebody clears it.").await;
    screen.type_in("Description", "Clone");
    screen.button("Create").click();
    assert_eq!(screen.wire.nth(CREATE, 1).await.body, r#"{"description":"Clone","auto_cleared":"false"}"#);
}

#[wasm_bindgen_test]
async fn a_blank_description_is_refused_at_its_field() {
    let screen = asking().await;
    let field = screen.field("Description");
    screen.type_in("Description", "   ");
    screen.button("Create").focus().unwrap();
    screen.button("Create").click();
    until("the refusal", || field.get_attribute("aria-invalid").as_deref() == Some("true")).await;
    let described = field.get_attribute("aria-describedby").unwrap();
    let told: Vec<String> = described
        .split(' ')
        .map(|id| {
            find(&screen.stage.element, &format!("#{id}")).unwrap_or_else(|| panic!("{id}")).inner_text()
        })
        .collect();
    assert!(told.contains(&"Type a description. It can't be blank.".to_owned()), "{told:?}");
    assert_eq!(focused().as_ref(), Some(field.as_ref()), "the focus goes back to it");
    turns().await;
    assert_eq!(screen.wire.all(CREATE).len(), 0);

    screen.type_in("Description", "Clone");
    screen.button("Create").click();
    screen.wire.nth(CREATE, 1).await;
    assert_eq!(field.get_attribute("aria-invalid"), None, "mended");
}
