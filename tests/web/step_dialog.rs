//! The dialog that asks for a new step.

use wasm_bindgen_test::*;

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{Screen, find, focused, steps_of};
use crate::stage::{turns, until};

const ADD: &str = "POST /ovirt-engine/api/jobs/J1/steps";

#[wasm_bindgen_test]
async fn a_sub_step_opens_the_leaf_that_it_comes_under() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.open("J1", "Job 1", &steps(&[Step::new("S1", "Clone the disk")])).await;
    screen.pick("Clone the disk", "Add sub-step…").await;
    assert!(screen.dialog_reads("Add step to “Clone the disk”"));
    assert!(screen.dialog_reads("The step starts at once."));
    screen.type_in("Description", "Copy the blocks");
    screen.choose("Type", "Finalizing");
    screen.button("Add").click();
    let sent = screen.wire.nth(ADD, 1).await;
    let body = r#"{"description":"Copy the blocks","type":"finalizing","parent_step":{"id":"S1"}}"#;
    assert_eq!(sent.body, body);
    sent.answer(201, r#"{"id":"S2"}"#);
    until("no dialog", || screen.dialog().is_none()).await;
    assert!(screen.reads("Added “Copy the blocks”."));

    screen.answer_poll(2, &jobs(&[Job { updated: 9, ..Job::new(1) }])).await;
    let both = [Step::new("S1", "Clone the disk"), Step::under("S1", "S2", "Copy the blocks")];
    screen.wire.nth(&steps_of("J1"), 2).await.answer(200, &steps(&both));
    until("the sub-step", || screen.find_row("Copy the blocks").is_some()).await;
    assert_eq!(screen.row("Clone the disk").get_attribute("aria-expanded").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_direct_step_opens_its_job() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.pick("Job 1", "Add step…").await;
    // Its steps are read while the dialog is open: there are none yet.
    screen.wire.nth(&steps_of("J1"), 1).await.answer(200, "{}");
    screen.type_in("Description", "Clone the disk");
    screen.button("Add").click();
    let sent = screen.wire.nth(ADD, 1).await;
    assert_eq!(
        sent.body, r#"{"description":"Clone the disk","type":"executing"}"#,
        "the usual type, no parent"
    );
    sent.answer(201, r#"{"id":"S1"}"#);
    screen.answer_poll(2, &jobs(&[Job { updated: 9, ..Job::new(1) }])).await;
    screen.wire.nth(&steps_of("J1"), 2).await.answer(200, &steps(&[Step::new("S1", "Clone the disk")]));
    until("the step", || screen.find_row("Clone the disk").is_some()).await;
}

#[wasm_bindgen_test]
async fn a_step_of_an_ended_job_is_told_to_change_nothing_about_the_job() {
    let screen = Screen::show(&jobs(&[Job { status: "finished", ..Job::new(1) }])).await;
    screen.pick("Job 1", "Add step…").await;
    assert!(
        screen.dialog_reads("The job has ended before and stays finished. The new step starts all the same.")
    );
}

#[wasm_bindgen_test]
async fn a_blank_description_is_refused_at_its_field() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.pick("Job 1", "Add step…").await;
    let field = screen.field("Description");
    screen.button("Add").focus().unwrap();
    screen.button("Add").click();
    until("the focus back on it", || focused().as_ref() == Some(field.as_ref())).await;
    let told = field.get_attribute("aria-describedby").unwrap();
    let told = find(&screen.stage.element, &format!("#{told}")).unwrap().inner_text();
    assert_eq!(told, "Type a description. It can't be blank.");
    turns().await;
    assert_eq!(screen.wire.all(ADD).len(), 0);
}
