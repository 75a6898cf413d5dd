//! What the engine refuses: the dialog stays, says why, and loses nothing of what was typed.

use wasm_bindgen_test::*;

use crate::answers::{Job, jobs, plain_jobs};
use crate::screen::{Screen, find};
use crate::stage::{turns, until};

const CREATE: &str = "POST /ovirt-engine/api/jobs";
const END: &str = "POST /ovirt-engine/api/jobs/J1/end";

async fn creating(description: &str) -> Screen {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.button("Create task").click();
    until("the dialog", || screen.dialog().is_some()).await;
    screen.type_in("Description", description);
    screen
}

#[wasm_bindgen_test]
async fn the_engines_words_stand_beside_ours_and_what_was_typed_stays() {
    let screen = creating("Clone VM web01").await;
    screen.button("Create").click();
    let words = "[Cannot ${action} ${type}. Description can not be empty.]";
    let fault = format!(r#"{{"reason":"Operation Failed","detail":"{words}"}}"#);
    screen.wire.nth(CREATE, 1).await.answer(400, &fault);
    until("the refusal", || screen.dialog_reads("The engine refused this. Nothing was changed.")).await;
    let dialog = screen.dialog().unwrap();
    let alert = find(&dialog, "[role=alert]").unwrap();
    assert!(alert.inner_text().contains("The engine says:"));
    let quoted = find(&alert, "q").unwrap().text_content().unwrap();
    assert!(quoted.contains(words), "{quoted}");
    assert_eq!(screen.typed("Description"), "Clone VM web01");

    // The next try begins without the old refusal.
    screen.button("Create").click();
    let again = screen.wire.nth(CREATE, 2).await;
    assert!(!screen.dialog_reads("refused"));
    again.answer(201, r#"{"id":"J2"}"#);
    until("no dialog", || screen.dialog().is_none()).await;
}

#[wasm_bindgen_test]
async fn a_refused_action_is_told_as_well() {
    let screen = Screen::show(&jobs(&[Job { auto_cleared: false, ..Job::new(1) }])).await;
    screen.pick("Job 1", "End as succeeded…").await;
    screen.button("End as succeeded").click();
    screen.wire.nth(END, 1).await.answer(400, include_str!("../fixtures/fault-action.json"));
    until("the engine's words", || screen.dialog_reads("[Cannot Clear External Job. Job not found.]")).await;
    assert!(screen.dialog_reads("The engine refused this."));
}

#[wasm_bindgen_test]
async fn whom_the_engine_does_not_permit_is_told_whom_to_ask() {
    let screen = creating("Clone").await;
    screen.button("Create").click();
    let fault =
        r#"{"reason":"Operation Failed","detail":"[User is not authorized to perform this action.]"}"#;
    screen.wire.nth(CREATE, 1).await.answer(403, fault);
    until("the sentence", || screen.dialog_reads("Ask an administrator for the role ExternalTasksCreator"))
        .await;
    assert!(screen.dialog_reads("[User is not authorized to perform this action.]"));
}

#[wasm_bindgen_test]
async fn a_double_click_sends_once_and_nothing_closes_the_dialog_meanwhile() {
    let screen = creating("Clone").await;
    let create = screen.button("Create");
    create.click();
    create.click();
    let sent = screen.wire.nth(CREATE, 1).await;
    until("the button to say so", || create.get_attribute("aria-disabled").as_deref() == Some("true")).await;
    create.click();
    screen.button("Cancel").click();
    screen.button("Close").click();
    turns().await;
    assert!(screen.dialog().is_some(), "what was sent can't be called back");
    assert_eq!(screen.wire.all(CREATE).len(), 1);
    sent.answer(201, r#"{"id":"J2"}"#);
    until("no dialog", || screen.dialog().is_none()).await;
}

const LOOK: &str = "GET /ovirt-engine/api/jobs/J1";

#[wasm_bindgen_test]
async fn an_answer_that_never_came_is_looked_up_before_anybody_repeats_it() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.pick("Job 1", "End as failed…").await;
    screen.button("End as failed").click();
    screen.wire.nth(END, 1).await.break_off();
    screen.wire.nth(LOOK, 1).await.answer(200, r#"{"status":"started","auto_cleared":"true"}"#);
    until("the sentence", || screen.dialog_reads("a look at the engine shows that this was not done")).await;

    screen.button("End as failed").click();
    screen.wire.nth(END, 2).await.answer(500, "");
    screen.wire.nth(LOOK, 2).await.answer(200, r#"{"status":"failed","auto_cleared":"true"}"#);
    until("no dialog", || screen.dialog().is_none()).await;
    assert!(screen.reads("Ended “Job 1” as failed."));
}

#[wasm_bindgen_test]
async fn what_can_not_be_looked_up_is_told_as_not_known() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.pick("Job 1", "End as failed…").await;
    screen.button("End as failed").click();
    screen.wire.nth(END, 1).await.break_off();
    for look in 1..=3 {
        screen.wire.nth(LOOK, look).await.answer(500, "");
    }
    until("the sentence", || screen.dialog_reads("it is not known whether this was done")).await;
    screen.answer_poll(2, &jobs(&[Job { status: "failed", updated: 9, ..Job::new(1) }])).await;
    until("what became of it", || screen.dialog_reads("The job has ended before and stays failed.")).await;
}
