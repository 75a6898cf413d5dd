//! The dialogs that end and clear, and the outcome that they tell before anything is sent.

use wasm_bindgen_test::*;

use crate::answers::{Job, Step, jobs, plain_jobs, steps};
use crate::screen::{Screen, find, find_all, focused, steps_of};
use crate::stage::{turns, until};

fn running(ids: &[&'static str]) -> String {
    steps(&ids.iter().map(|id| Step::new(id, id)).collect::<Vec<_>>())
}

/// The names in the list of what changes.
fn changes(screen: &Screen) -> Vec<String> {
    let list = find(&screen.dialog().unwrap(), "ul[aria-label='What changes']");
    let items = list.map(|list| find_all(&list, "li")).unwrap_or_default();
    items.iter().map(|item| item.inner_text().replace('\n', " ").replace("→ ", "")).collect()
}

#[wasm_bindgen_test]
async fn a_failed_step_is_told_to_fail_the_whole_job_before_it_is_sent() {
    let screen = Screen::show(&plain_jobs([1])).await;
    screen.open("J1", "Job 1", &running(&["Copy", "Check", "Tidy up"])).await;
    screen.pick("Copy", "End as failed…").await;
    let told = "Ending this step as failed fails the whole job and 2 more running steps.";
    assert!(screen.dialog_reads(told));
    let names: Vec<String> = changes(&screen).iter().map(|change| change.replace(' ', "")).collect();
    let expected = ["Job1StartedFailed", "CopyStartedFailed", "CheckStartedFailed", "TidyupStartedFailed"];
    assert_eq!(names, expected);
    let description = screen.dialog().unwrap().get_attribute("aria-describedby").unwrap();
    let described = find(&screen.dialog().unwrap(), &format!("#{description}")).unwrap();
    assert!(described.inner_text().contains(told), "a screen reader says it with the dialog");
    assert_eq!(focused().as_ref(), Some(screen.button("Cancel").as_ref()), "not what can't be taken back");

    screen.button("End as failed").click();
    let sent = screen.wire.nth("POST /ovirt-engine/api/jobs/J1/steps/Copy/end", 1).await;
    assert_eq!(sent.body, r#"{"succeeded":"false"}"#);
    sent.answer(200, "{}");
    until("no dialog", || screen.dialog().is_none()).await;
    assert!(screen.reads("Ended “Copy” as failed."));
}

#[wasm_bindgen_test]
async fn a_finished_step_is_told_to_leave_the_rest_alone() {
    let screen = Screen::show(&plain_jobs([1])).await;
    let both = steps(&[Step::new("S1", "Clone"), Step::under("S1", "S2", "Copy")]);
    screen.open("J1", "Job 1", &both).await;
    screen.pick("Clone", "End as succeeded…").await;
    assert!(screen.dialog_reads("Nothing else changes, and its job goes on."));
    assert!(screen.dialog_reads("1 running sub-step of it goes on."));
    screen.button("End as succeeded").click();
    let sent = screen.wire.nth("POST /ovirt-engine/api/jobs/J1/steps/S1/end", 1).await;
    assert_eq!(sent.body, r#"{"succeeded":"true"}"#);
}

#[wasm_bindgen_test]
async fn a_forced_end_asks_for_the_result_and_its_words_follow_the_choice() {
    let screen = Screen::show(&jobs(&[Job { auto_cleared: false, ..Job::new(1) }])).await;
    screen.open("J1", "Job 1", &running(&["Copy"])).await;
    screen.pick("Job 1", "Force end…").await;
    assert!(screen.dialog_reads("The job ends as finished, and 1 running step with it."));
    assert!(screen.dialog_reads("Force also switches auto-clear on"));
    screen.button("Force end as succeeded");

    screen.choose("Result", "Failed");
    until("the new outcome", || screen.dialog_reads("The job ends as failed, and 1 running step with it."))
        .await;
    screen.button("Force end as failed").click();
    let sent = screen.wire.nth("POST /ovirt-engine/api/jobs/J1/end", 1).await;
    assert_eq!(sent.body, r#"{"succeeded":"false","force":"true"}"#);
}

#[wasm_bindgen_test]
async fn clearing_is_told_to_delete_nothing_by_itself() {
    let screen = Screen::show(&jobs(&[Job { auto_cleared: false, ..Job::new(1) }])).await;
    screen.pick("Job 1", "Clear…").await;
    assert!(screen.dialog_reads("Clearing deletes nothing by itself"));
    assert!(screen.dialog_reads("The engine removes this job some time after it has ended."));
    screen.button("Clear").click();
    let sent = screen.wire.nth("POST /ovirt-engine/api/jobs/J1/clear", 1).await;
    assert_eq!(sent.body, "{}");
    sent.answer(200, "{}");
    until("no dialog", || screen.dialog().is_none()).await;
    assert!(screen.reads("Auto-clear is on for “Job 1”"));
}

#[wasm_bindgen_test]
async fn the_steps_of_a_closed_job_are_read_for_its_dialog_and_told_anew() {
    // Steps of what has ended are read for nobody.
    let other = Job { status: "finished", ..Job::new(2) };
    let both = jobs(&[Job::new(1), other.clone()]);
    let screen = Screen::show(&both).await;
    screen.pick("Job 1", "End as failed…").await;
    screen.wire.nth(&steps_of("J1"), 1).await.answer(500, "");
    assert!(screen.dialog_reads("More of them may change than is told here."));
    // The menu, which asked first, has gone: it is for the dialog that they are asked for again.
    screen.poll_behind_dialog(&both).await;
    screen.wire.nth(&steps_of("J1"), 2).await.answer(200, &running(&["Copy", "Check"]));
    until("the steps", || screen.dialog_reads("The job ends as failed, and 2 running steps with it.")).await;
    assert!(!screen.dialog_reads("than is told here"));

    // Somebody else goes on with the job meanwhile.
    screen.poll_behind_dialog(&jobs(&[Job { updated: 9, ..Job::new(1) }, other])).await;
    screen.wire.nth(&steps_of("J1"), 3).await.answer(200, &running(&["Copy", "Check", "Tidy up"]));
    until("one more", || screen.dialog_reads("and 3 running steps with it")).await;
    assert_eq!(screen.wire.all(&steps_of("J2")).len(), 0, "nobody acts on it");
}

#[wasm_bindgen_test]
async fn a_job_that_goes_while_its_dialog_is_open_is_told_to_be_gone() {
    let screen = Screen::show(&plain_jobs([1, 2])).await;
    screen.pick("Job 1", "End as succeeded…").await;
    screen.poll_behind_dialog(&plain_jobs([2])).await;
    until("the news", || screen.dialog_reads("This task is not there any more.")).await;
    assert!(screen.dialog_reads("End “Job 1”"), "it still says what it was about");
    screen.button("Cancel").click();
    until("no dialog", || screen.dialog().is_none()).await;
    turns().await;
    assert_eq!(screen.focused_row().as_deref(), Some("Job 2"), "the focus is in the tree and not lost");
}

#[wasm_bindgen_test]
async fn what_can_not_be_done_stays_in_the_menu_and_says_why() {
    let internal = Job { external: false, ..Job::named(1, "Adding disk") };
    let ended = Job { status: "finished", ..Job::named(2, "Backup") };
    let screen = Screen::show(&jobs(&[internal, ended])).await;
    let reasons =
        [("Adding disk", "The engine's own jobs can't be changed"), ("Backup", "Auto-clear is on already")];
    for (description, reason) in reasons {
        screen.button(&format!("Actions for {description}")).click();
        until("the menu", || !screen.menu().is_empty()).await;
        let mut entries = screen.menu().into_iter();
        let clear = entries.find(|entry| entry.inner_text().starts_with("Clear…")).unwrap();
        assert_eq!(clear.get_attribute("aria-disabled").as_deref(), Some("true"));
        assert!(clear.inner_text().contains(reason), "{}", clear.inner_text());
        clear.click();
        turns().await;
        assert!(screen.dialog().is_none());
        screen.press("Escape").await;
        until("no menu", || screen.menu().is_empty()).await;
    }
}
